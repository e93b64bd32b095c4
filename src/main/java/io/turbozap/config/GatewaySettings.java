package io.turbozap.config;

import static io.turbozap.config.SettingKind.milliseconds;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The settings of the ways out: the WAHA server and the SMS provider. */
final class GatewaySettings {

    static final SettingTable TABLE = new SettingTable();

    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;

    static final Setting<URI> WAHA_BASE_URL = TABLE.add(
            "waha.baseUrl",
            "WAHA_BASE_URL",
            "http://localhost:3001",
            SettingKind.baseUrl(),
            "the WAHA server that sends");
    static final Setting<String> WAHA_API_KEY =
            TABLE.addSecret("waha.apiKey", "WAHA_API_KEY", "what is sent to WAHA as X-Api-Key");
    static final Setting<Duration> REQUEST_TIMEOUT = TABLE.add(
            "waha.requestTimeout",
            "REQUEST_TIMEOUT",
            "30000",
            milliseconds(1, HOUR),
            "how long WAHA or the SMS provider may take to answer");
    static final Map<String, Setting<String>> WAHA_PATHS = wahaPaths();

    static final Setting<String> WAHA_WEBHOOK_HMAC_KEY = TABLE.addSecret(
            "waha.webhookHmacKey",
            "WAHA_WEBHOOK_HMAC_KEY",
            "what WAHA signs its webhooks with; if not set, and with an API_KEY, a key is made up and written into the sessions");
    static final Setting<URI> WAHA_WEBHOOK_URL = TABLE.add(
            "waha.webhookUrl",
            "WAHA_WEBHOOK_URL",
            "",
            SettingKind.baseUrl(),
            "the address under which WAHA reaches this server, for the webhooks of sessions that are connected here");
    static final Setting<List<String>> SESSION_IDS = TABLE.add(
            "waha.sessions",
            "SESSION_IDS",
            "",
            SettingKind.sessions(),
            "the sessions that are connected from the start");
    static final Setting<Duration> CATCH_UP_INTERVAL = TABLE.add(
            "waha.catchUpInterval",
            "CATCH_UP_INTERVAL",
            "600000",
            milliseconds(0, DAY),
            "how often the history of a session is read for opt-outs and answers that no webhook brought; 0 never does");

    static final Setting<URI> SMS_BASE_URL = TABLE.add(
            "sms.baseUrl",
            "SMS_BASE_URL",
            "https://api.twilio.com",
            SettingKind.baseUrl(),
            "the SMS provider, which has Twilio's Messages API");
    static final Setting<String> SMS_ACCOUNT_SID = TABLE.addSecret(
            "sms.accountSid", "SMS_ACCOUNT_SID", SettingKind.account(), "the account that SMS are sent with");
    static final Setting<String> SMS_AUTH_TOKEN =
            TABLE.addSecret("sms.authToken", "SMS_AUTH_TOKEN", "the password of that account");
    static final Setting<String> SMS_FROM =
            TABLE.addSecret("sms.from", "SMS_FROM", SettingKind.phone(), "the number that SMS are sent from");
    static final Setting<Duration> SMS_INTERVAL = TABLE.add(
            "sms.interval",
            "SMS_INTERVAL",
            "1000",
            milliseconds(0, DAY),
            "from the start of one SMS of a sender to the start of its next");

    private GatewaySettings() {}

    private static Map<String, Setting<String>> wahaPaths() {
        Map<String, Setting<String>> paths = new LinkedHashMap<>();
        addWahaPath(paths, "text", "/api/sendText");
        addWahaPath(paths, "photo", "/api/sendImage");
        addWahaPath(paths, "audio", "/api/sendVoice");
        addWahaPath(paths, "video", "/api/sendVideo");
        addWahaPath(paths, "file", "/api/sendFile");
        addWahaPath(paths, "location", "/api/sendLocation");
        addWahaPath(paths, "poll", "/api/sendPoll");
        addWahaPath(paths, "contact", "/api/sendContactVcard");
        return Collections.unmodifiableMap(paths);
    }

    private static void addWahaPath(Map<String, Setting<String>> paths, String kind, String standard) {
        String variable = "WAHA_PATH_" + kind.toUpperCase(Locale.ROOT);
        paths.put(
                kind,
                TABLE.add(
                        "waha.paths." + kind,
                        variable,
                        standard,
                        SettingKind.path(),
                        "where messages of kind " + kind + " are posted"));
    }
}
