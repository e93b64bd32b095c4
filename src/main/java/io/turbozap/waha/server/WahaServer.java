package io.turbozap.waha.server;

import io.turbozap.campaign.Message;
import io.turbozap.config.WahaConfig;
import io.turbozap.outbound.address.RequestHead;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The address of WAHA and the heads of its requests. Made once and shared by all sessions; nothing in it changes
 * afterwards.
 */
public final class WahaServer {

    public static final String API_KEY = "X-Api-Key";

    private final URI baseUrl;
    private final @Nullable String apiKey;
    private final long timeoutMillis;
    private final String prefix;
    private final MultiMap headers;
    private final Map<Message.Kind, RequestOptions> sends = new EnumMap<>(Message.Kind.class);

    /** @throws IllegalArgumentException if a kind has no path, or the API key cannot stand in a header */
    public WahaServer(WahaConfig config) {
        this.baseUrl = config.baseUrl();
        this.apiKey = config.apiKey();
        this.timeoutMillis = config.requestTimeout().toMillis();
        this.prefix = withoutTrailingSlash(baseUrl.getRawPath());
        this.headers = headersWith(apiKey);
        for (Message.Kind kind : Message.Kind.values()) {
            String path = config.paths().get(kind.wireName());
            if (path == null) {
                throw new IllegalArgumentException("no path for " + kind.wireName());
            }
            sends.put(kind, options(HttpMethod.POST, path));
        }
    }

    private static String withoutTrailingSlash(@Nullable String path) {
        if (path == null) {
            return "";
        }
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static MultiMap headersWith(@Nullable String apiKey) {
        MultiMap headers =
                HttpHeaders.headers().add("accept", "application/json").add("Content-Type", "application/json");
        return apiKey == null ? headers : headers.add(API_KEY, apiKey);
    }

    private RequestOptions options(HttpMethod method, String path) {
        return RequestHead.of(method, baseUrl, prefix + path).setHeaders(headers);
    }

    /** The head of a request that sends a message of this kind. */
    public RequestOptions send(Message.Kind kind) {
        return Objects.requireNonNull(sends.get(kind), "every kind has a path");
    }

    /** The head of a request for what is at {@code path}, which starts with a slash. */
    public RequestOptions get(String path) {
        return options(HttpMethod.GET, path);
    }

    /** The head of any other request; {@code path} starts with a slash. */
    public RequestOptions request(HttpMethod method, String path) {
        return options(method, path);
    }

    /** The whole URL that sends a message of this kind. */
    public String url(Message.Kind kind) {
        return baseUrl.getScheme() + "://" + baseUrl.getRawAuthority()
                + send(kind).getURI();
    }

    public MultiMap headers() {
        return headers;
    }

    @Nullable
    public String apiKey() {
        return apiKey;
    }

    long timeoutMillis() {
        return timeoutMillis;
    }
}
