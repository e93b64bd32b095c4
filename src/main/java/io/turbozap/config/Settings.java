package io.turbozap.config;

import static io.turbozap.config.Kind.bytes;
import static io.turbozap.config.Kind.milliseconds;
import static io.turbozap.config.Kind.oneOf;
import static io.turbozap.config.Kind.wholeNumber;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The table of all settings: what is not here cannot be set. */
final class Settings {

    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;

    private static final Map<String, Setting<?>> BY_PATH = new LinkedHashMap<>();

    static final Setting<Integer> PORT =
            add("server.port", "PORT", "3000", wholeNumber(0, 65_535), "the TCP port to listen on, 0 for any free one");
    static final Setting<String> HOST = add(
            "server.host", "HOST", "127.0.0.1", Kind.host(), "the address to listen on, beyond loopback needs API_KEY");
    static final Setting<String> API_KEY = addSecret("server.apiKey", "API_KEY", "what callers must send as X-Api-Key");
    static final Setting<List<String>> CORS_ORIGINS =
            add("server.corsOrigins", "CORS_ORIGINS", "", Kind.origins(), "other origins whose web pages may call");

    /** It may hold a password. */
    static final Setting<String> DATABASE_URL = add(new Setting<>(
            "store.url",
            "DATABASE_URL",
            "sqlite:data/turbozap.db",
            Kind.storeUrl(),
            "where everything is recorded",
            true));

    static final Setting<String> STORE_SYNC = add(
            "store.sync",
            "STORE_SYNC",
            "full",
            oneOf("full", "normal"),
            "full: what is acknowledged survives a power cut; normal: it survives a crash of the server, and is faster");

    static final Setting<URI> WAHA_BASE_URL =
            add("waha.baseUrl", "WAHA_BASE_URL", "http://localhost:3001", Kind.baseUrl(), "the WAHA server that sends");
    static final Setting<String> WAHA_API_KEY =
            addSecret("waha.apiKey", "WAHA_API_KEY", "what is sent to WAHA as X-Api-Key");
    static final Setting<Duration> REQUEST_TIMEOUT = add(
            "waha.requestTimeout",
            "REQUEST_TIMEOUT",
            "30000",
            milliseconds(1, HOUR),
            "how long WAHA or the SMS provider may take to answer");
    static final Map<String, Setting<String>> WAHA_PATHS = wahaPaths();

    static final Setting<String> WAHA_WEBHOOK_HMAC_KEY = addSecret(
            "waha.webhookHmacKey",
            "WAHA_WEBHOOK_HMAC_KEY",
            "what WAHA signs its webhooks with, needed for them beyond loopback");
    static final Setting<URI> WAHA_WEBHOOK_URL = add(
            "waha.webhookUrl",
            "WAHA_WEBHOOK_URL",
            "",
            Kind.baseUrl(),
            "the address under which WAHA reaches this server, for the webhooks of sessions that are connected here");
    static final Setting<List<String>> SESSION_IDS =
            add("waha.sessions", "SESSION_IDS", "", Kind.sessions(), "the sessions that are connected from the start");

    static final Setting<URI> SMS_BASE_URL = add(
            "sms.baseUrl",
            "SMS_BASE_URL",
            "https://api.twilio.com",
            Kind.baseUrl(),
            "the SMS provider, which has Twilio's Messages API");
    static final Setting<String> SMS_ACCOUNT_SID =
            addSecret("sms.accountSid", "SMS_ACCOUNT_SID", Kind.account(), "the account that SMS are sent with");
    static final Setting<String> SMS_AUTH_TOKEN =
            addSecret("sms.authToken", "SMS_AUTH_TOKEN", "the password of that account");
    static final Setting<String> SMS_FROM =
            addSecret("sms.from", "SMS_FROM", Kind.phone(), "the number that SMS are sent from");
    static final Setting<Duration> SMS_INTERVAL = add(
            "sms.interval",
            "SMS_INTERVAL",
            "1000",
            milliseconds(0, DAY),
            "from the start of one SMS of a sender to the start of its next");

    static final Setting<Duration> INTERVAL = add(
            "pacing.interval",
            "EXECUTION_INTERVAL",
            "60000",
            milliseconds(0, DAY),
            "from the start of one request of a session to the start of its next");
    static final Setting<Duration> INTERVAL_RANDOM_EXTRA = add(
            "pacing.randomExtra",
            "INTERVAL_RANDOM_EXTRA",
            "0",
            milliseconds(0, DAY),
            "up to so much is added to each interval at random");
    static final Setting<String> QUIET_HOURS =
            add("pacing.quietHours", "QUIET_HOURS", "", Kind.hours(), "when campaigns rest, none if not set");
    static final Setting<Integer> DAILY_CAP = add(
            "pacing.dailyCap",
            "DAILY_CAP",
            "0",
            wholeNumber(0, 1_000_000),
            "messages a day that campaigns may bring a session to, 0 for no cap");
    static final Setting<ZoneId> TIME_ZONE =
            add("pacing.timeZone", "TIME_ZONE", "UTC", Kind.zone(), "where a day begins and quiet hours are told");

    static final Setting<Integer> RETRY_MAX_ATTEMPTS = add(
            "engine.retryMaxAttempts",
            "RETRY_MAX_ATTEMPTS",
            "3",
            wholeNumber(0, 100),
            "quick retries when a send failed for a reason outside the message");
    static final Setting<Duration> RETRY_BASE_DELAY = add(
            "engine.retryBaseDelay",
            "RETRY_BASE_DELAY",
            "1000",
            milliseconds(0, HOUR),
            "before the first quick retry, growing with each further one");
    static final Setting<Duration> SESSION_RECHECK_INTERVAL = add(
            "engine.sessionRecheckInterval",
            "SESSION_RECHECK_INTERVAL",
            "30000",
            milliseconds(1, DAY),
            "how often a blocked session is looked at again");
    static final Setting<Duration> SETTLE_AFTER = add(
            "engine.settleAfter",
            "SETTLE_AFTER",
            "45000",
            milliseconds(0, HOUR),
            "how long after an uncertain send a chat history without it proves that it was not sent");
    static final Setting<Integer> ERROR_BUDGET = add(
            "engine.errorBudget",
            "ERROR_BUDGET",
            "20",
            wholeNumber(0, 1_000_000),
            "failed requests in a row that pause their campaign, 0 to never pause");
    static final Setting<Duration> SCHEDULE_MAX_LATENESS = add(
            "engine.maxLateness",
            "SCHEDULE_MAX_LATENESS",
            "86400000",
            milliseconds(0, 366 * DAY),
            "how long after its time a scheduled campaign still starts");
    static final Setting<Duration> ACK_TIMEOUT = add(
            "engine.ackTimeout",
            "ACK_TIMEOUT",
            "300000",
            milliseconds(0, DAY),
            "how long WhatsApp's servers may not confirm a message before its session is blocked, 0 to never block");
    static final Setting<Duration> NEW_CHAT_RETRY = add(
            "engine.newChatRetry",
            "NEW_CHAT_RETRY",
            "3600000",
            milliseconds(1, 30 * DAY),
            "how long no stranger is written to after WhatsApp refused a new chat, where it does not tell how long");
    static final Setting<Duration> SHUTDOWN_GRACE = add(
            "engine.shutdownGrace",
            "SHUTDOWN_GRACE",
            "8000",
            milliseconds(0, HOUR),
            "how long a stop waits for the sends in flight");

    static final Setting<List<String>> OPT_OUT_WORDS = add(
            "recipients.optOutWords",
            "OPT_OUT_WORDS",
            "STOP,STOPALL,UNSUBSCRIBE,CANCEL,QUIT,OPT OUT,OPTOUT,SAIR,PARAR,PARE,CANCELAR,"
                    + "REMOVER,DESCADASTRAR,BAJA,DAR DE BAJA,SALIR,DETENER,ARRET,ARRETER,DESINSCRIRE,"
                    + "DESABONNER,STOPP,ABMELDEN,ABBESTELLEN,CANCELLAMI,DISISCRIVI,AFMELDEN,"
                    + "UITSCHRIJVEN,REZYGNUJE,WYPISZ,IPTAL,BERHENTI,СТОП,ОТПИСАТЬСЯ,توقف,退订",
            Kind.words(),
            "whole messages by which people ask for no more");
    static final Setting<List<String>> OPT_IN_WORDS = add(
            "recipients.optInWords",
            "OPT_IN_WORDS",
            "START,UNSTOP,SUBSCRIBE,OPT IN,OPTIN,VOLTAR,ENTRAR,ALTA,REPRENDRE,ANMELDEN,СТАРТ",
            Kind.words(),
            "whole messages by which they ask for more again");
    static final Setting<String> DEFAULT_COUNTRY = add(
            "recipients.defaultCountry",
            "DEFAULT_COUNTRY",
            "",
            Kind.country(),
            "whose national phone numbers imported files may hold, none if not set");
    static final Setting<Boolean> CHECK_NUMBERS = add(
            "recipients.checkNumbers",
            "CHECK_NUMBERS",
            "false",
            Kind.trueOrFalse(),
            "whether numbers are checked to be on WhatsApp before their first message");
    static final Setting<Duration> CHECK_NUMBERS_FOR = add(
            "recipients.checkNumbersFor",
            "CHECK_NUMBERS_FOR",
            "604800000",
            milliseconds(0, 366 * DAY),
            "how long the result of such a check is good");

    static final Setting<Long> BODY_LIMIT = add(
            "limits.bodyBytes", "BODY_LIMIT", "67108864", bytes(1, 1L << 40), "the body of a request with contacts");
    static final Setting<Long> SMALL_BODY_LIMIT = add(
            "limits.smallBodyBytes",
            "SMALL_BODY_LIMIT",
            "1048576",
            bytes(1, 1L << 30),
            "the body of any other request");
    static final Setting<Integer> MAX_MESSAGES =
            add("limits.messages", "MAX_MESSAGES", "100", wholeNumber(1, 1_000), "messages in a campaign");
    static final Setting<Integer> MAX_CONTACTS =
            add("limits.contacts", "MAX_CONTACTS", "5000000", wholeNumber(1, 100_000_000), "contacts in a campaign");
    static final Setting<Integer> MAX_TEXT_LENGTH = add(
            "limits.textLength",
            "MAX_TEXT_LENGTH",
            "65536",
            wholeNumber(1, 1_048_576),
            "characters in a text or a caption");
    static final Setting<Integer> MAX_CAMPAIGNS = add(
            "limits.campaigns",
            "MAX_CAMPAIGNS",
            "100000",
            wholeNumber(1, 10_000_000),
            "campaigns held in memory at once");
    static final Setting<Integer> MAX_SESSIONS =
            add("limits.sessions", "MAX_SESSIONS", "100000", wholeNumber(1, 10_000_000), "sessions known at once");
    static final Setting<Integer> MAX_UPLOADS =
            add("limits.uploads", "MAX_UPLOADS", "16", wholeNumber(1, 10_000), "requests with contacts read at once");
    static final Setting<Integer> MAX_SOCKETS = add(
            "limits.sockets",
            "MAX_SOCKETS",
            "20000",
            wholeNumber(0, 1_000_000),
            "clients of WebSockets and Socket.IO at once");

    static final Setting<Integer> RETAIN_COMPLETED = add(
            "retention.completedMax",
            "RETAIN_COMPLETED",
            "1000",
            wholeNumber(0, 10_000_000),
            "completed campaigns kept in memory");
    static final Setting<Duration> RETAIN_COMPLETED_FOR = add(
            "retention.completedFor",
            "RETAIN_COMPLETED_FOR",
            "86400000",
            milliseconds(0, 366 * DAY),
            "how long each of them is kept");
    static final Setting<Duration> RETAIN_DELIVERIES = add(
            "retention.deliveriesFor",
            "RETAIN_DELIVERIES",
            "7776000000",
            milliseconds(0, 3_660 * DAY),
            "how long a completed campaign and its deliveries stay in the store");

    static final Setting<Boolean> WEBHOOKS_ALLOW_PRIVATE = add(
            "webhooks.allowPrivate",
            "WEBHOOKS_ALLOW_PRIVATE",
            "false",
            Kind.trueOrFalse(),
            "whether events may be told to webhooks on this host and in private networks");

    static final Setting<String> LOG_LEVEL = add(
            "logging.level",
            "LOG_LEVEL",
            "INFO",
            oneOf("OFF", "ERROR", "WARN", "INFO", "DEBUG", "TRACE"),
            "the least severity that is logged");
    static final Setting<String> LOG_FORMAT =
            add("logging.format", "LOG_FORMAT", "text", oneOf("text", "json"), "text for people, json for machines");

    static final Setting<String> DEFAULT_SESSION = add(
            "defaultSession", "DEFAULT_SESSION", "default", Kind.session(), "the session where a request names none");

    private Settings() {}

    /** All settings by their path, in the order of the table. */
    static Map<String, Setting<?>> byPath() {
        return Collections.unmodifiableMap(BY_PATH);
    }

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
                add(
                        "waha.paths." + kind,
                        variable,
                        standard,
                        Kind.path(),
                        "where messages of kind " + kind + " are posted"));
    }

    private static Setting<String> addSecret(String path, String variable, String purpose) {
        return addSecret(path, variable, Kind.key(), purpose);
    }

    private static Setting<String> addSecret(String path, String variable, Kind<String> kind, String purpose) {
        return add(new Setting<>(path, variable, "", kind, purpose, true));
    }

    private static <T> Setting<T> add(String path, String variable, String standard, Kind<T> kind, String purpose) {
        return add(new Setting<>(path, variable, standard, kind, purpose, false));
    }

    private static <T> Setting<T> add(Setting<T> setting) {
        BY_PATH.put(setting.path(), setting);
        return setting;
    }
}
