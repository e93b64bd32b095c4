package io.turbozap.sms;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turbozap.config.SmsConfig;
import io.turbozap.outbound.address.RequestHead;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The address of the provider and the form of its requests, by the reference of Twilio's Messages resource (API version
 * 2010-04-01). Nothing in it changes; it holds the credentials and shows them to the provider only.
 */
final class Provider {

    /** How many messages a list holds at most. */
    static final int PAGE = 100;

    private final URI baseUrl;
    private final String account;
    private final MultiMap headers;

    private Provider(URI baseUrl, String accountSid, String authToken) {
        this.baseUrl = baseUrl;
        this.account = baseUrl.getRawPath() + "/2010-04-01/Accounts/" + accountSid;
        this.headers = HttpHeaders.headers()
                .add(HttpHeaders.ACCEPT, "application/json")
                .add(HttpHeaders.AUTHORIZATION, "Basic " + encoded(accountSid + ":" + authToken));
    }

    private static String encoded(String credentials) {
        return Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8));
    }

    /** The configured provider, or null if there is none. */
    static @Nullable Provider of(SmsConfig config) {
        String accountSid = config.accountSid();
        String authToken = config.authToken();
        return accountSid == null || authToken == null ? null : new Provider(config.baseUrl(), accountSid, authToken);
    }

    /** The head of a request that sends a message. */
    RequestOptions send() {
        return head(HttpMethod.POST, account + "/Messages.json")
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/x-www-form-urlencoded");
    }

    /** The body of a request that sends a message. */
    static Buffer form(String from, String to, String words) {
        return Buffer.buffer("To=" + encode(to) + "&From=" + encode(from) + "&Body=" + encode(words));
    }

    /**
     * The head of a request for the messages between two numbers, newest first. It asks for no {@code DateSent}: a
     * message that still waits with the provider has none yet.
     */
    RequestOptions messages(String from, String to) {
        return head(
                HttpMethod.GET,
                account + "/Messages.json?To=" + encode(to) + "&From=" + encode(from) + "&PageSize=" + PAGE);
    }

    /** The head of a request for the account itself. */
    RequestOptions account() {
        return head(HttpMethod.GET, account + ".json");
    }

    private RequestOptions head(HttpMethod method, String uri) {
        return RequestHead.of(method, baseUrl, uri)
                .setHeaders(HttpHeaders.headers().addAll(headers));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
