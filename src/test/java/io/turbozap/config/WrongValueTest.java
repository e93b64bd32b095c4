package io.turbozap.config;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** BEHAVIOUR A9: a wrong value stops the start with one line that names it. */
class WrongValueTest {

    @Test
    void line_names_the_variable_the_value_and_what_is_allowed() {
        assertEquals(
                "EXECUTION_INTERVAL=abc is not allowed: a whole number of milliseconds from 0 to 86400000",
                refusal("EXECUTION_INTERVAL", "abc"));
    }

    @ParameterizedTest
    @CsvSource({
        "PORT, 65536",
        "PORT, -1",
        "PORT, 3000.0",
        "PORT, 99999999999999999999",
        "HOST, a b",
        "REQUEST_TIMEOUT, 0",
        "REQUEST_TIMEOUT, 30s",
        "EXECUTION_INTERVAL, -1",
        "EXECUTION_INTERVAL, 86400001",
        "ERROR_BUDGET, -1",
        "MAX_MESSAGES, 0",
        "BODY_LIMIT, 64MB",
        "LOG_LEVEL, LOUD",
        "LOG_FORMAT, xml",
        "CHECK_NUMBERS, yes",
        "CHECK_NUMBERS_FOR, -1",
        "ON_MISSING, drop",
        "ON_MISSING, fallback:{x}",
        "DEFAULT_SESSION, two words",
        "DEFAULT_SESSION, ünïcode",
        "WAHA_PATH_TEXT, api/sendText",
        "WAHA_PATH_TEXT, /api/send Text",
        "WAHA_PATH_TEXT, /api/%zz",
        "WAHA_BASE_URL, localhost:3001",
        "WAHA_BASE_URL, ftp://localhost",
        "WAHA_BASE_URL, HTTPS://localhost",
        "WAHA_BASE_URL, http://",
        "WAHA_BASE_URL, http://localhost:0",
        "WAHA_BASE_URL, http://localhost:70000",
        "WAHA_BASE_URL, http://localhost/#part",
        "SMS_BASE_URL, api.twilio.com",
        "SIGNUP, everyone",
        "ACCESS_TTL, 999",
        "REFRESH_TTL, 30d",
        "PUBLIC_URL, desk.example",
        "PASSWORD_BLOCKLIST, no",
        "SMS_INTERVAL, -1",
        "CORS_ORIGINS, *",
        "CORS_ORIGINS, https://shop.example/page"
    })
    void value_out_of_bounds_is_refused(String variable, String value) {
        String line = refusal(variable, value);

        assertTrue(line.startsWith(variable + "=" + value + " is not allowed: "), line);
    }

    @Test
    void session_name_has_at_most_64_characters() { // BEHAVIOUR A3
        assertDoesNotThrow(() -> Config.of(Map.of("DEFAULT_SESSION", "a".repeat(64))));
        refusal("DEFAULT_SESSION", "a".repeat(65));
    }

    @ParameterizedTest
    @ValueSource(strings = {"API_KEY", "WAHA_API_KEY", "SMS_AUTH_TOKEN", "WAHA_WEBHOOK_HMAC_KEY"})
    void secret_is_masked(String variable) {
        assertEquals(
                variable + "=*** is not allowed: up to 512 printable ASCII characters",
                refusal(variable, "secret\nsecret"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9f86d081884c7d659a2feaa0c55ad01",
                "your-super-secret-jwt-key-of-32-characters",
                "CHANGE-me-in-production-please-9f86d081",
                "404E635266556A586E3272357538782F413F4428472B4B6250645367566B5970",
                "qwertyuiopasdfghjklzxcvbnm123456",
                "abababababababababababababababab"
            })
    void signing_key_that_can_be_guessed_is_refused_and_masked(String key) {
        for (String variable : List.of("JWT_SECRET", "JWT_SECRET_PREVIOUS")) {
            String line = refusal(variable, key);

            assertTrue(line.startsWith(variable + "=*** is not allowed: 32 to 512 printable ASCII characters"), line);
        }
    }

    @ParameterizedTest
    @CsvSource({"SMS_ACCOUNT_SID, AC:1", "SMS_FROM, 15551112222", "SMS_FROM, +0155500011", "SMS_FROM, MyShop"})
    void credentials_of_the_sms_provider_are_masked(String variable, String value) {
        String line = refusal(variable, value);

        assertTrue(line.startsWith(variable + "=*** is not allowed: "), line);
        assertFalse(line.contains(value), line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://admin:secret@localhost", "http://localhost?key=secret", "http://a:secret@b@c"})
    void secret_inside_a_url_is_masked(String url) {
        String line = refusal("WAHA_BASE_URL", url);

        assertFalse(line.contains("secret"), line);
        assertTrue(line.contains("***"), line);
    }

    @Test
    void line_is_one_line_of_moderate_length() {
        String line = refusal("PORT", "1\n2\r\n" + "3".repeat(10_000));

        assertEquals(1, line.lines().count());
        assertTrue(line.length() < 200, line);
    }

    private static String refusal(String variable, String value) {
        return assertThrows(ConfigException.class, () -> Config.of(Map.of(variable, value)))
                .getMessage();
    }
}
