package io.turbozap.identity.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

final class ApiKeyTextTest {

    private final SecureRandom random = new SecureRandom();

    @Test
    void a_key_is_read_as_it_was_made() {
        for (int i = 0; i < 200; i++) {
            ApiKeyText made = ApiKeyText.make(random);

            assertTrue(made.text().matches("tz_[a-z2-7]{8}_[A-Za-z0-9_-]{43}[0-9A-Za-z]{6}"), made.text());
            assertEquals(made, ApiKeyText.parse(made.text()));
        }
    }

    @Test
    void each_mistyped_character_is_noticed() {
        String key = ApiKeyText.make(random).text();
        for (int i = 0; i < key.length(); i++) {
            char other = key.charAt(i) == 'x' ? 'y' : 'x';

            assertNull(ApiKeyText.parse(key.substring(0, i) + other + key.substring(i + 1)), "at " + i);
        }
        assertNull(ApiKeyText.parse(key.substring(1)));
        assertNull(ApiKeyText.parse(key + "x"));
        assertNull(ApiKeyText.parse(""));
    }

    @Test
    void a_key_is_known_by_its_digest() {
        ApiKeyText key = ApiKeyText.make(random);

        assertTrue(key.isOf(key.digest()));
        assertFalse(key.isOf(ApiKeyText.make(random).digest()));
        assertFalse(key.digest().contains(key.prefix()));
        assertNotNull(key.digest());
    }

    @Test
    void only_the_prefix_is_printed() {
        ApiKeyText key = ApiKeyText.make(random);

        assertEquals("tz_" + key.prefix(), key.toString());
    }
}
