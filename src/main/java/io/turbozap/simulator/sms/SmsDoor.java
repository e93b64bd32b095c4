package io.turbozap.simulator.sms;

import io.turbozap.simulator.http.Exchange;
import io.turbozap.simulator.model.SmsAccount;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The Basic authentication of requests to the SMS provider. */
final class SmsDoor {

    private static final String BASIC = "Basic ";
    private static final String ENDING = ".json";

    private final @Nullable SmsAccount only;

    /**
     * Admits one account or all.
     *
     * @param only the account to admit; null for every client that shows the account of the path and some password
     */
    SmsDoor(@Nullable SmsAccount only) {
        this.only = only;
    }

    Consumer<Exchange> entered(Consumer<Exchange> handler) {
        return exchange -> {
            String account = account(exchange);
            String shown = credentials(exchange.header("Authorization"));
            boolean known = only == null
                    ? shown.startsWith(account + ":") && !shown.endsWith(":")
                    : shown.equals(only.sid() + ":" + only.token());
            if (!known) {
                throw SmsRefusals.notAuthenticated();
            }
            if (only != null && !account.equals(only.sid())) {
                throw SmsRefusals.notFound(exchange.uriPath());
            }
            handler.accept(exchange);
        };
    }

    private static String credentials(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith(BASIC)) {
            return "";
        }
        try {
            byte[] plain = Base64.getDecoder().decode(authorization.substring(BASIC.length()));
            return new String(plain, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** The account that the path names. */
    static String account(Exchange exchange) {
        return withoutEnding(exchange.path("account"));
    }

    static String withoutEnding(String file) {
        return file.endsWith(ENDING) ? file.substring(0, file.length() - ENDING.length()) : file;
    }
}
