package io.turbozap.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.template.MissingFieldPolicy;
import io.turbozap.config.IdentityConfig.SignUp;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTest {

    private static final List<Network> LOOPBACK = List.of(Network.of("127.0.0.0/8"), Network.of("::1"));

    private static final String SIGNING_KEY = "9f86d081884c7d659a2feaa0c55ad015";

    private static final Map<String, String> WAHA_PATHS = Map.of(
            "text", "/api/sendText",
            "photo", "/api/sendImage",
            "audio", "/api/sendVoice",
            "video", "/api/sendVideo",
            "file", "/api/sendFile",
            "location", "/api/sendLocation",
            "poll", "/api/sendPoll",
            "contact", "/api/sendContactVcard");

    @Test
    void defaults_are_the_documented_ones() {
        Config expected = new Config(
                new Config.Server(3000, "127.0.0.1", null, List.of(), true, LOOPBACK),
                new Config.Store("sqlite:data/turbozap.db", true),
                new WahaConfig(
                        URI.create("http://localhost:3001"),
                        null,
                        Duration.ofSeconds(30),
                        WAHA_PATHS,
                        null,
                        null,
                        List.of(),
                        Duration.ofMinutes(10)),
                new SmsConfig(
                        URI.create("https://api.twilio.com"),
                        null,
                        null,
                        null,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(30)),
                new IdentityConfig(
                        null,
                        null,
                        Duration.ofMinutes(15),
                        Duration.ofDays(30),
                        Duration.ofDays(7),
                        SignUp.OPEN,
                        true,
                        null,
                        Duration.ofDays(7),
                        null),
                new Config.Pacing(Duration.ofSeconds(60), Duration.ZERO, null, 0, ZoneId.of("UTC")),
                new Config.Engine(
                        3,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(45),
                        Duration.ofMinutes(10),
                        20,
                        Duration.ofDays(1),
                        Duration.ofMinutes(5),
                        Duration.ofHours(1),
                        Duration.ofSeconds(8),
                        Duration.ofMinutes(1)),
                new Config.Recipients(
                        List.of(Settings.OPT_OUT_WORDS.standard().split(",")),
                        List.of(Settings.OPT_IN_WORDS.standard().split(",")),
                        null,
                        false,
                        Duration.ofDays(7),
                        null),
                new Config.Limits(
                        67_108_864, 1_048_576, 100, 5_000_000, 65_536, 100_000, 100_000, 16, 20_000, 50_000, 0),
                new Config.Retention(1000, Duration.ofDays(1), Duration.ofDays(90)),
                new Config.Webhooks(false),
                new Config.Media(false, true),
                new Config.Logging("INFO", "text"),
                "default",
                Config.defaults().effective());

        assertEquals(expected, Config.defaults());
        assertTrue(expected.effective().stream().allMatch(EffectiveSetting::isDefault));
    }

    @Test
    void every_variable_reaches_its_component() {
        Map<String, String> variables = Map.ofEntries(
                Map.entry("PORT", "8080"),
                Map.entry("HOST", "0.0.0.0"),
                Map.entry("API_KEY", "the-front-door-1"),
                Map.entry("CORS_ORIGINS", "https://a.example, http://b.example:8000"),
                Map.entry("TRUSTED_PROXIES", "10.0.0.0/8"),
                Map.entry("DATABASE_URL", "postgresql://me:hush@db.example/turbozap"),
                Map.entry("STORE_SYNC", "normal"),
                Map.entry("INTERVAL_RANDOM_EXTRA", "21"),
                Map.entry("QUIET_HOURS", "22:00-08:00"),
                Map.entry("DAILY_CAP", "22"),
                Map.entry("TIME_ZONE", "America/Sao_Paulo"),
                Map.entry("SCHEDULE_MAX_LATENESS", "23"),
                Map.entry("ACK_TIMEOUT", "24"),
                Map.entry("WAHA_BASE_URL", "https://waha.example/base/"),
                Map.entry("WAHA_API_KEY", "back"),
                Map.entry("REQUEST_TIMEOUT", "1"),
                Map.entry("WAHA_PATH_TEXT", "/1"),
                Map.entry("WAHA_PATH_PHOTO", "/2"),
                Map.entry("WAHA_PATH_AUDIO", "/3"),
                Map.entry("WAHA_PATH_VIDEO", "/4"),
                Map.entry("WAHA_PATH_FILE", "/5"),
                Map.entry("WAHA_PATH_LOCATION", "/6"),
                Map.entry("WAHA_PATH_POLL", "/7"),
                Map.entry("WAHA_PATH_CONTACT", "/8"),
                Map.entry("SMS_BASE_URL", "https://sms.example/"),
                Map.entry("SMS_ACCOUNT_SID", "AC1"),
                Map.entry("SMS_AUTH_TOKEN", "hush"),
                Map.entry("SMS_FROM", "+15550001111"),
                Map.entry("SMS_INTERVAL", "20"),
                Map.entry("WAHA_WEBHOOK_HMAC_KEY", "hooks"),
                Map.entry("WAHA_WEBHOOK_URL", "http://turbozap:3000/"),
                Map.entry("SESSION_IDS", "a, b-c,,a"),
                Map.entry("CATCH_UP_INTERVAL", "8"),
                Map.entry("NEW_CHAT_RETRY", "25"),
                Map.entry("OPT_OUT_WORDS", "NO MORE, Ende,"),
                Map.entry("OPT_IN_WORDS", "More"),
                Map.entry("DEFAULT_COUNTRY", "br"),
                Map.entry("CHECK_NUMBERS", "True"),
                Map.entry("CHECK_NUMBERS_FOR", "20"),
                Map.entry("ON_MISSING", "fallback:friend"),
                Map.entry("EXECUTION_INTERVAL", "2"),
                Map.entry("RETRY_MAX_ATTEMPTS", "4"),
                Map.entry("RETRY_BASE_DELAY", "5"),
                Map.entry("SESSION_RECHECK_INTERVAL", "6"),
                Map.entry("SETTLE_AFTER", "7"),
                Map.entry("MEDIA_SETTLE_AFTER", "26"),
                Map.entry("ERROR_BUDGET", "8"),
                Map.entry("SHUTDOWN_GRACE", "9"),
                Map.entry("SOCKET_IO", "false"),
                Map.entry("WATCHDOG_TIMEOUT", "27"),
                Map.entry("BODY_LIMIT", "10"),
                Map.entry("SMALL_BODY_LIMIT", "11"),
                Map.entry("MAX_MESSAGES", "12"),
                Map.entry("MAX_CONTACTS", "13"),
                Map.entry("MAX_TEXT_LENGTH", "14"),
                Map.entry("MAX_CAMPAIGNS", "15"),
                Map.entry("MAX_SESSIONS", "16"),
                Map.entry("MAX_UPLOADS", "17"),
                Map.entry("MAX_SOCKETS", "25"),
                Map.entry("MAX_CONNECTIONS", "27"),
                Map.entry("MAX_CONNECTIONS_PER_ADDRESS", "28"),
                Map.entry("JWT_SECRET", SIGNING_KEY),
                Map.entry("JWT_SECRET_PREVIOUS", SIGNING_KEY.toUpperCase(Locale.ROOT)),
                Map.entry("ACCESS_TTL", "1029"),
                Map.entry("REFRESH_TTL", "1030"),
                Map.entry("REFRESH_IDLE", "1031"),
                Map.entry("SIGNUP", "closed"),
                Map.entry("PASSWORD_BLOCKLIST", "false"),
                Map.entry("PUBLIC_URL", "https://desk.example/"),
                Map.entry("INVITE_TTL", "1032"),
                Map.entry("KEY_FILE", "keys/own"),
                Map.entry("RETAIN_COMPLETED", "18"),
                Map.entry("RETAIN_COMPLETED_FOR", "19"),
                Map.entry("RETAIN_DELIVERIES", "20"),
                Map.entry("WEBHOOKS_ALLOW_PRIVATE", "true"),
                Map.entry("MEDIA_ALLOW_PRIVATE", "true"),
                Map.entry("CHECK_MEDIA", "false"),
                Map.entry("LOG_LEVEL", "debug"),
                Map.entry("LOG_FORMAT", "JSON"),
                Map.entry("DEFAULT_SESSION", "sales"));
        Config expected = new Config(
                new Config.Server(
                        8080,
                        "0.0.0.0",
                        "the-front-door-1",
                        List.of("https://a.example", "http://b.example:8000"),
                        false,
                        List.of(Network.of("10.0.0.0/8"))),
                new Config.Store("postgresql://me:hush@db.example/turbozap", false),
                new WahaConfig(
                        URI.create("https://waha.example/base"),
                        "back",
                        Duration.ofMillis(1),
                        Map.of(
                                "text",
                                "/1",
                                "photo",
                                "/2",
                                "audio",
                                "/3",
                                "video",
                                "/4",
                                "file",
                                "/5",
                                "location",
                                "/6",
                                "poll",
                                "/7",
                                "contact",
                                "/8"),
                        "hooks",
                        URI.create("http://turbozap:3000"),
                        List.of("a", "b-c"),
                        Duration.ofMillis(8)),
                new SmsConfig(
                        URI.create("https://sms.example"),
                        "AC1",
                        "hush",
                        "+15550001111",
                        Duration.ofMillis(20),
                        Duration.ofMillis(1)),
                new IdentityConfig(
                        SIGNING_KEY,
                        SIGNING_KEY.toUpperCase(Locale.ROOT),
                        Duration.ofMillis(1_029),
                        Duration.ofMillis(1_030),
                        Duration.ofMillis(1_031),
                        SignUp.CLOSED,
                        false,
                        URI.create("https://desk.example"),
                        Duration.ofMillis(1_032),
                        "keys/own"),
                new Config.Pacing(
                        Duration.ofMillis(2), Duration.ofMillis(21), "22:00-08:00", 22, ZoneId.of("America/Sao_Paulo")),
                new Config.Engine(
                        4,
                        Duration.ofMillis(5),
                        Duration.ofMillis(6),
                        Duration.ofMillis(7),
                        Duration.ofMillis(26),
                        8,
                        Duration.ofMillis(23),
                        Duration.ofMillis(24),
                        Duration.ofMillis(25),
                        Duration.ofMillis(9),
                        Duration.ofMillis(27)),
                new Config.Recipients(
                        List.of("NO MORE", "Ende"),
                        List.of("More"),
                        "BR",
                        true,
                        Duration.ofMillis(20),
                        MissingFieldPolicy.fallback("friend")),
                new Config.Limits(10, 11, 12, 13, 14, 15, 16, 17, 25, 27, 28),
                new Config.Retention(18, Duration.ofMillis(19), Duration.ofMillis(20)),
                new Config.Webhooks(true),
                new Config.Media(true, false),
                new Config.Logging("DEBUG", "json"),
                "sales",
                Config.of(variables).effective());

        assertEquals(expected, Config.of(variables));
        assertTrue(expected.effective().stream().noneMatch(EffectiveSetting::isDefault));
        assertEquals(Settings.byPath().size(), variables.size(), "a setting is missing in this test");
    }

    @Test
    void printing_shows_no_secret() {
        String printed = Config.of(Map.of(
                        "DATABASE_URL",
                        "postgresql://me:db-secret@db.example/turbozap",
                        "API_KEY",
                        "front-secret",
                        "WAHA_API_KEY",
                        "back-secret",
                        "SMS_ACCOUNT_SID",
                        "sms-secret",
                        "SMS_AUTH_TOKEN",
                        "token-secret",
                        "SMS_FROM",
                        "+15550001111",
                        "WAHA_WEBHOOK_HMAC_KEY",
                        "hook-secret",
                        "JWT_SECRET",
                        SIGNING_KEY,
                        "JWT_SECRET_PREVIOUS",
                        SIGNING_KEY))
                .toString();

        assertFalse(printed.contains(SIGNING_KEY), printed);
        assertFalse(printed.contains("secret"), printed);
        assertFalse(printed.contains("1555"), printed);
        assertTrue(printed.contains("apiKey=***"), printed);
        assertTrue(printed.contains("baseUrl=http://localhost:3001"), printed);
    }

    @Test
    void strangers_may_sign_up_at_once_only_where_none_can_come() {
        Map<String, String> beyond = Map.of("HOST", "0.0.0.0", "API_KEY", "sixteen-letters.");

        assertEquals(SignUp.OPEN, Config.defaults().identity().signUp());
        assertEquals(SignUp.APPROVE, Config.of(beyond).identity().signUp());
        assertEquals(
                SignUp.CLOSED, Config.of(Map.of("SIGNUP", "Closed")).identity().signUp());
    }

    @Test
    void sms_needs_account_password_and_sender_together() {
        ConfigException refusal =
                assertThrows(ConfigException.class, () -> Config.of(Map.of("SMS_AUTH_TOKEN", "hush-secret")));

        assertEquals(
                "SMS cannot be sent without SMS_ACCOUNT_SID and SMS_FROM:"
                        + " set SMS_ACCOUNT_SID, SMS_AUTH_TOKEN and SMS_FROM, or none of them",
                refusal.getMessage());
        assertFalse(Config.defaults().sms().isConfigured());
        assertTrue(Config.of(Map.of("SMS_ACCOUNT_SID", "AC1", "SMS_AUTH_TOKEN", "hush", "SMS_FROM", "+15550001111"))
                .sms()
                .isConfigured());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.168.1.7", "example.org", "127.example.org", "localhost.example.org"})
    void host_beyond_loopback_needs_a_key(String host) { // BEHAVIOUR A7
        ConfigException refusal = assertThrows(ConfigException.class, () -> Config.of(Map.of("HOST", host)));

        assertEquals(
                "HOST=" + host + " is not allowed without API_KEY: set API_KEY, or a loopback HOST such as 127.0.0.1",
                refusal.getMessage());
        assertTrue(Config.of(Map.of("HOST", host, "API_KEY", "sixteen-letters."))
                .server()
                .beyondLoopback());
    }

    @Test
    void host_beyond_loopback_needs_a_key_that_cannot_be_guessed() {
        ConfigException refusal = assertThrows(
                ConfigException.class, () -> Config.of(Map.of("HOST", "0.0.0.0", "API_KEY", "fifteen-letters")));

        assertEquals(
                "HOST=0.0.0.0 is not allowed with an API_KEY of 15 characters: at least 16 are needed, such as those that"
                        + " `openssl rand -hex 24` makes, or a loopback HOST such as 127.0.0.1",
                refusal.getMessage());
        assertTrue(Config.of(Map.of("API_KEY", "fifteen-letters")).server().hasShortKey());
        assertFalse(Config.of(Map.of("API_KEY", "sixteen-letters.")).server().hasShortKey());
    }

    @Test
    void networks_hold_the_addresses_that_begin_as_they_do() {
        assertTrue(Network.of("10.1.0.0/16").contains("10.1.255.7"));
        assertFalse(Network.of("10.1.0.0/16").contains("10.2.0.7"));
        assertTrue(Network.of("::1").contains("0:0:0:0:0:0:0:1"));
        assertFalse(Network.of("0.0.0.0/0").contains("::1"));
        assertFalse(Network.of("0.0.0.0/0").contains("localhost"));
        assertTrue(Network.of("10.1.2.3").contains("::ffff:10.1.2.3"), "the same in IPv6");
        assertEquals(
                Network.of("2001:db8:1:2::/64"),
                Network.of("2001:db8:1:2:3:4:5:6").within(64));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "999.1.1.1",
                "1.2.3",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "1.2.3.4/x",
                "a.example",
                ".:",
                "dead.beef",
                "::g",
                "1::2::3",
                "10.0.0.1%eth0"
            })
    void what_is_no_address_is_no_network_and_is_looked_up_nowhere(String text) {
        assertThrows(IllegalArgumentException.class, () -> Network.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "localhost", "LOCALHOST", "::1", "[::1]"})
    void loopback_host_needs_no_key(String host) {
        Config.Server server = Config.of(Map.of("HOST", host)).server();

        assertFalse(server.beyondLoopback());
        assertNull(server.apiKey());
    }

    @Test
    void origins_are_kept_as_browsers_send_them() {
        List<String> origins = Config.of(Map.of(
                        "CORS_ORIGINS", "HTTPS://Shop.Example:443/, http://shop.example:80,,https://shop.example"))
                .server()
                .corsOrigins();

        assertEquals(List.of("https://shop.example", "http://shop.example"), origins);
    }

    @Test
    void collections_cannot_be_changed() {
        Config config = Config.defaults();

        assertThrows(
                UnsupportedOperationException.class, () -> config.waha().paths().put("text", "/elsewhere"));
        assertThrows(
                UnsupportedOperationException.class,
                () -> config.server().corsOrigins().add("http://elsewhere"));
    }
}
