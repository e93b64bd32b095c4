package io.turbozap.identity.secret;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.identity.secret.Sealer.UnsealException;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SealerTest {

    private static final byte[] KEY = "a key of at least thirty-two bytes".getBytes(US_ASCII);
    private static final byte[] NEXT = "another key of thirty-two bytes...".getBytes(US_ASCII);
    private static final String PLACE = "1|webhook|7|secret";

    private final Sealer sealer = new Sealer(KEY, List.of(), new SecureRandom());

    @Test
    void a_secret_is_opened_where_it_was_sealed() {
        String sealed = sealer.seal("segredo é segredo", PLACE);

        assertTrue(sealed.startsWith("v1."));
        assertFalse(sealed.contains("segredo"));
        assertEquals("segredo é segredo", sealer.open(sealed, PLACE));
        assertNotEquals(sealed, sealer.seal("segredo é segredo", PLACE));
    }

    @Test
    void a_secret_is_not_opened_elsewhere() {
        String sealed = sealer.seal("x", PLACE);

        for (String place : List.of("2|webhook|7|secret", "1|webhook|8|secret", "1|channel|7|secret")) {
            assertThrows(UnsealException.class, () -> sealer.open(sealed, place));
        }
    }

    @Test
    void a_changed_secret_is_not_opened() {
        String sealed = sealer.seal("x", PLACE);
        for (int i = 0; i < sealed.length() - 1; i++) {
            String changed = sealed.substring(0, i) + (sealed.charAt(i) == 'A' ? 'B' : 'A') + sealed.substring(i + 1);
            assertThrows(UnsealException.class, () -> sealer.open(changed, PLACE), "at " + i);
        }
        assertThrows(UnsealException.class, () -> sealer.open("", PLACE));
        assertThrows(UnsealException.class, () -> sealer.open("plain", PLACE));
    }

    @Test
    void another_key_does_not_open_it_unless_it_knows_the_former() {
        String sealed = sealer.seal("x", PLACE);
        Sealer other = new Sealer(NEXT, List.of(), new SecureRandom());
        Sealer rotated = new Sealer(NEXT, List.of(KEY), new SecureRandom());

        assertThrows(UnsealException.class, () -> other.open(sealed, PLACE));
        assertEquals("x", rotated.open(sealed, PLACE));
        assertTrue(rotated.isOutdated(sealed));
        assertFalse(rotated.isOutdated(rotated.seal("x", PLACE)));
    }
}
