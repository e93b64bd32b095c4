package io.turbozap.http.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How fast keys may be guessed, under a clock that the test moves. */
class WrongKeysTest {

    private static final String CLIENT = "203.0.113.7";

    private long now = 1_000_000;
    private final WrongKeys wrong = new WrongKeys(() -> Instant.ofEpochMilli(now));
    private int guesses;

    private void guess(String address) {
        wrong.add(address, new byte[] {(byte) guesses, (byte) (guesses++ >> 8)});
    }

    /** How many guesses are looked at in so many milliseconds of trying. */
    private int guessedWithin(long millis) {
        int looked = 0;
        for (long until = now + millis; now < until; now += 10) {
            if (wrong.waitOf(CLIENT) == 0) {
                guess(CLIENT);
                looked++;
            }
        }
        return looked;
    }

    @Test
    void some_guesses_are_looked_at_and_then_one_in_three_seconds() {
        assertEquals(WrongKeys.AT_ONCE, guessedWithin(1_000));
        assertEquals(100, guessedWithin(300_000), 1);
        now += 3_600_000;
        assertEquals(0, wrong.waitOf(CLIENT));
    }

    @Test
    void the_same_wrong_key_again_is_no_guess() {
        for (int i = 0; i < 1_000; i++) {
            wrong.add(CLIENT, new byte[] {1});
        }
        assertEquals(0, wrong.waitOf(CLIENT));
    }

    @Test
    void addresses_of_one_host_count_together_and_others_apart() {
        for (int i = 0; i < 100; i++) {
            guess("2001:db8::" + Integer.toHexString(i));
        }
        assertTrue(wrong.waitOf("2001:db8::ffff") > 0);
        assertEquals(0, wrong.waitOf("2001:db8:0:1::1"));
        assertEquals(0, wrong.waitOf(CLIENT));
        for (String odd : new String[] {"", "::ffff:1.2.3.4", "fe80::1%eth0", "no address"}) {
            guess(odd);
            assertEquals(0, wrong.waitOf(odd));
        }
    }
}
