package io.turbozap.config;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The way to an SMS provider with Twilio's Messages API. Account, token and sender come together or not at all.
 *
 * @param baseUrl http or https, without a trailing slash, user info, query and fragment
 * @param accountSid the account, or null
 * @param authToken the account's password, or null
 * @param from the number to send from, in E.164, or null
 * @param interval between the starts of two messages of a sender
 * @param requestTimeout how long an answer may take
 */
public record SmsConfig(
        URI baseUrl,
        @Nullable String accountSid,
        @Nullable String authToken,
        @Nullable String from,
        Duration interval,
        Duration requestTimeout) {

    /** @throws ConfigException if some of account, token and sender are there and others are not */
    public SmsConfig {
        Map<String, Boolean> given = new LinkedHashMap<>();
        given.put("SMS_ACCOUNT_SID", accountSid != null);
        given.put("SMS_AUTH_TOKEN", authToken != null);
        given.put("SMS_FROM", from != null);
        if (given.containsValue(true) && given.containsValue(false)) {
            given.values().removeIf(there -> there);
            throw new ConfigException("SMS cannot be sent without " + String.join(" and ", given.keySet())
                    + ": set SMS_ACCOUNT_SID, SMS_AUTH_TOKEN and SMS_FROM, or none of them");
        }
    }

    /** Whether SMS can be sent. */
    public boolean isConfigured() {
        return from != null;
    }

    @Override
    public String toString() {
        return "SmsConfig[baseUrl=" + baseUrl + ", accountSid=" + Config.masked(accountSid) + ", authToken="
                + Config.masked(authToken) + ", from=" + Config.masked(from) + ", interval=" + interval
                + ", requestTimeout=" + requestTimeout + "]";
    }
}
