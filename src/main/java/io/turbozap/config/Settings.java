package io.turbozap.config;

import static io.turbozap.config.SettingKind.bytes;
import static io.turbozap.config.SettingKind.milliseconds;
import static io.turbozap.config.SettingKind.oneOf;
import static io.turbozap.config.SettingKind.wholeNumber;

import io.turbozap.campaign.template.MissingFieldPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * All settings, and those of the server itself: its front door, its store, what it accepts and keeps, its log. What is
 * not here cannot be set.
 */
final class Settings {

    private static final SettingTable TABLE = new SettingTable();
    private static final long DAY = 86_400_000;

    static final Setting<Integer> PORT = TABLE.add(
            "server.port", "PORT", "3000", wholeNumber(0, 65_535), "the TCP port to listen on, 0 for any free one");
    static final Setting<String> HOST = TABLE.add(
            "server.host",
            "HOST",
            "127.0.0.1",
            SettingKind.host(),
            "the address to listen on, beyond loopback needs API_KEY");
    static final Setting<String> API_KEY = TABLE.addSecret(
            "server.apiKey", "API_KEY", "what callers must send as X-Api-Key; beyond loopback at least 16 characters");
    static final Setting<List<String>> CORS_ORIGINS = TABLE.add(
            "server.corsOrigins", "CORS_ORIGINS", "", SettingKind.origins(), "other origins whose web pages may call");
    static final Setting<Boolean> SOCKET_IO = TABLE.add(
            "server.socketIo",
            "SOCKET_IO",
            "true",
            SettingKind.trueOrFalse(),
            "whether clients of Socket.IO are served");
    static final Setting<List<Network>> TRUSTED_PROXIES = TABLE.add(
            "server.trustedProxies",
            "TRUSTED_PROXIES",
            "127.0.0.0/8,::1",
            SettingKind.networks(),
            "the proxies whose X-Forwarded-For and X-Forwarded-Proto count");

    /** It may hold a password. */
    static final Setting<String> DATABASE_URL = TABLE.add(new Setting<>(
            "store.url",
            "DATABASE_URL",
            "sqlite:data/turbozap.db",
            SettingKind.storeUrl(),
            "where everything is recorded",
            true));

    static final Setting<String> STORE_SYNC = TABLE.add(
            "store.sync",
            "STORE_SYNC",
            "full",
            oneOf("full", "normal"),
            "full: what is acknowledged survives a power cut; normal: it survives a crash of the server, and is faster");

    static {
        TABLE.addAll(IdentitySettings.TABLE);
        TABLE.addAll(GatewaySettings.TABLE);
        TABLE.addAll(SendingSettings.TABLE);
    }

    static final Setting<List<String>> OPT_OUT_WORDS = TABLE.add(
            "recipients.optOutWords",
            "OPT_OUT_WORDS",
            "STOP,STOP ALL,STOPALL,STOP PROMOTIONS,END,REVOKE,UNSUBSCRIBE,CANCEL,QUIT,"
                    + "OPT OUT,OPTOUT,REMOVE,REMOVE ME,SAIR,SAIR DA LISTA,PARAR,PARE,PARAR PROMOÇÕES,"
                    + "CANCELAR,CANCELAR INSCRIÇÃO,REMOVER,REMOVA,ME REMOVA,DESCADASTRAR,DESCADASTRE,"
                    + "DESINSCREVER,BAJA,DAR DE BAJA,DARME DE BAJA,ALTO,SALIR,DETENER,"
                    + "DETENER PROMOCIONES,CANCELAR SUSCRIPCIÓN,DESUSCRIBIR,DESUSCRIBIRME,ARRET,"
                    + "ARRETER,DESINSCRIRE,DESINSCRIPTION,DESABONNER,DESABONNEMENT,STOPP,ABMELDEN,"
                    + "ABBESTELLEN,AUSTRAGEN,CANCELLAMI,CANCELLA,DISISCRIVI,DISISCRIVIMI,AFMELDEN,"
                    + "UITSCHRIJVEN,STOPPEN,REZYGNUJE,WYPISZ,WYPISZ MNIE,IPTAL,IPTAL ET,BERHENTI,"
                    + "СТОП,ОТПИСАТЬСЯ,ОТПИСКА,توقف,إلغاء,إلغاء الاشتراك,הסר,रोकें,退订,取消订阅,停止",
            SettingKind.words(),
            "whole messages by which people ask for no more; case, accents, punctuation and a closing thanks do not matter");
    static final Setting<List<String>> OPT_IN_WORDS = TABLE.add(
            "recipients.optInWords",
            "OPT_IN_WORDS",
            "START,UNSTOP,SUBSCRIBE,RESUBSCRIBE,OPT IN,OPTIN,VOLTAR,ENTRAR,INSCREVER,ALTA,"
                    + "SUSCRIBIR,REPRENDRE,ABONNER,ANMELDEN,ISCRIVIMI,AANMELDEN,ZAPISZ,MULAI,СТАРТ,"
                    + "ПОДПИСАТЬСЯ,اشتراك,订阅",
            SettingKind.words(),
            "whole messages by which they ask for more again");
    static final Setting<String> DEFAULT_COUNTRY = TABLE.add(
            "recipients.defaultCountry",
            "DEFAULT_COUNTRY",
            "",
            SettingKind.country(),
            "whose national phone numbers may be given, none if not set; a request may name another as country");
    static final Setting<Boolean> CHECK_NUMBERS = TABLE.add(
            "recipients.checkNumbers",
            "CHECK_NUMBERS",
            "false",
            SettingKind.trueOrFalse(),
            "whether numbers are checked to be on WhatsApp before their first message");
    static final Setting<Duration> CHECK_NUMBERS_FOR = TABLE.add(
            "recipients.checkNumbersFor",
            "CHECK_NUMBERS_FOR",
            "604800000",
            milliseconds(0, 366 * DAY),
            "how long the result of such a check is good");
    static final Setting<MissingFieldPolicy> ON_MISSING = TABLE.add(
            "recipients.onMissing",
            "ON_MISSING",
            "",
            SettingKind.onMissing(),
            "what becomes of recipients who lack a field that a text needs, if not set they are skipped, but contacts in the"
                    + " body of a campaign are refused");

    static final Setting<Long> BODY_LIMIT = TABLE.add(
            "limits.bodyBytes", "BODY_LIMIT", "67108864", bytes(1, 1L << 40), "the body of a request with contacts");
    static final Setting<Long> SMALL_BODY_LIMIT = TABLE.add(
            "limits.smallBodyBytes",
            "SMALL_BODY_LIMIT",
            "1048576",
            bytes(1, 1L << 30),
            "the body of any other request");
    static final Setting<Integer> MAX_MESSAGES =
            TABLE.add("limits.messages", "MAX_MESSAGES", "100", wholeNumber(1, 1_000), "messages in a campaign");
    static final Setting<Integer> MAX_CONTACTS = TABLE.add(
            "limits.contacts", "MAX_CONTACTS", "5000000", wholeNumber(1, 100_000_000), "contacts in a campaign");
    static final Setting<Integer> MAX_TEXT_LENGTH = TABLE.add(
            "limits.textLength",
            "MAX_TEXT_LENGTH",
            "65536",
            wholeNumber(1, 1_048_576),
            "characters in a text or a caption");
    static final Setting<Integer> MAX_CAMPAIGNS = TABLE.add(
            "limits.campaigns",
            "MAX_CAMPAIGNS",
            "100000",
            wholeNumber(1, 10_000_000),
            "campaigns held in memory at once");
    static final Setting<Integer> MAX_SESSIONS = TABLE.add(
            "limits.sessions",
            "MAX_SESSIONS",
            "100000",
            wholeNumber(1, 10_000_000),
            "sessions that may be recorded, at work or not");
    static final Setting<Integer> MAX_UPLOADS = TABLE.add(
            "limits.uploads", "MAX_UPLOADS", "16", wholeNumber(1, 10_000), "requests with contacts read at once");
    static final Setting<Integer> MAX_SOCKETS = TABLE.add(
            "limits.sockets",
            "MAX_SOCKETS",
            "20000",
            wholeNumber(0, 1_000_000),
            "clients of WebSockets and Socket.IO at once, where there is memory for them");
    static final Setting<Integer> MAX_CONNECTIONS = TABLE.add(
            "limits.connections",
            "MAX_CONNECTIONS",
            "50000",
            wholeNumber(1, 1_000_000),
            "connections open at once, where there is memory for them");
    static final Setting<Integer> MAX_CONNECTIONS_PER_ADDRESS = TABLE.add(
            "limits.connectionsPerAddress",
            "MAX_CONNECTIONS_PER_ADDRESS",
            "0",
            wholeNumber(0, 1_000_000),
            "of them from one address other than this host; 0 for half of them; behind a proxy all come from its address");

    static final Setting<Integer> RETAIN_COMPLETED = TABLE.add(
            "retention.completedMax",
            "RETAIN_COMPLETED",
            "1000",
            wholeNumber(0, 10_000_000),
            "completed campaigns kept in memory");
    static final Setting<Duration> RETAIN_COMPLETED_FOR = TABLE.add(
            "retention.completedFor",
            "RETAIN_COMPLETED_FOR",
            "86400000",
            milliseconds(0, 366 * DAY),
            "how long each of them is kept");
    static final Setting<Duration> RETAIN_DELIVERIES = TABLE.add(
            "retention.deliveriesFor",
            "RETAIN_DELIVERIES",
            "7776000000",
            milliseconds(0, 3_660 * DAY),
            "how long a completed campaign and its deliveries stay in the store");

    static final Setting<Boolean> WEBHOOKS_ALLOW_PRIVATE = TABLE.add(
            "webhooks.allowPrivate",
            "WEBHOOKS_ALLOW_PRIVATE",
            "false",
            SettingKind.trueOrFalse(),
            "whether events may be posted to webhooks on this host and in private networks");
    static final Setting<Boolean> MEDIA_ALLOW_PRIVATE = TABLE.add(
            "media.allowPrivate",
            "MEDIA_ALLOW_PRIVATE",
            "false",
            SettingKind.trueOrFalse(),
            "whether the files of messages may be on this host and in private networks");
    static final Setting<Boolean> CHECK_MEDIA = TABLE.add(
            "media.check",
            "CHECK_MEDIA",
            "true",
            SettingKind.trueOrFalse(),
            "whether the files of a campaign are looked at before its first send, for slow and dead hosts to be known");

    static final Setting<String> LOG_LEVEL = TABLE.add(
            "logging.level",
            "LOG_LEVEL",
            "INFO",
            oneOf("OFF", "ERROR", "WARN", "INFO", "DEBUG", "TRACE"),
            "the least severity that is logged");
    static final Setting<String> LOG_FORMAT = TABLE.add(
            "logging.format", "LOG_FORMAT", "text", oneOf("text", "json"), "text for people, json for machines");

    static final Setting<String> DEFAULT_SESSION = TABLE.add(
            "defaultSession",
            "DEFAULT_SESSION",
            "default",
            SettingKind.session(),
            "the session where a request names none");

    private Settings() {}

    /** All settings by their path, in the order of the configuration file. */
    static Map<String, Setting<?>> byPath() {
        return TABLE.byPath();
    }
}
