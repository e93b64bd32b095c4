package io.turbozap.identity.token;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.identity.secret.HmacSha256;
import io.turbozap.identity.token.RefreshTokens.Family;
import io.turbozap.identity.token.RefreshTokens.Shown;
import java.security.SecureRandom;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RefreshTokensTest {

    private static final long DAY = 86_400_000;
    private static final long START = 1_800_000_000_000L;

    private final RefreshTokens tokens = new RefreshTokens(new HmacSha256(new byte[32]), 30 * DAY, 7 * DAY);

    private Family family;
    private String first;

    @BeforeEach
    void logIn() {
        family = Family.begin(17, new SecureRandom(), START);
        first = tokens.current(family);
    }

    /** What the server does: the token that it answers, or null if it refuses. */
    private String refresh(String token, long now) {
        Shown shown = tokens.show(family, token, now);
        if (shown == Shown.GOOD) {
            family = tokens.rotate(family, now);
        }
        return shown == Shown.GOOD || shown == Shown.REPEATED ? tokens.current(family) : null;
    }

    @Test
    void a_token_names_its_log_in() {
        assertEquals(17L, RefreshTokens.login(first));
        assertNull(RefreshTokens.login("tzr_17_0_short"));
        assertNull(RefreshTokens.login("eyJhbGciOiJIUzI1NiJ9.e30.x"));
        assertNull(RefreshTokens.login(first.replace("tzr_17_", "tzr_17'--_")));
    }

    @Test
    void a_token_is_answered_with_the_next() {
        String second = refresh(first, START + 1_000);
        String third = refresh(second, START + 2_000);

        assertNotEquals(first, second);
        assertNotEquals(second, third);
        assertEquals(Shown.GOOD, tokens.show(family, third, START + 3_000));
    }

    @Test
    void a_lost_answer_is_given_again() {
        String second = refresh(first, START + 1_000);

        assertEquals(second, refresh(first, START + 31_000));
    }

    @Test
    void a_token_that_comes_again_later_is_held_by_two() {
        refresh(first, START + 1_000);

        assertEquals(Shown.REUSED, tokens.show(family, first, START + 31_001));
    }

    @Test
    void a_token_whose_successor_was_shown_is_held_by_two() {
        refresh(refresh(first, START + 1_000), START + 1_001);

        assertEquals(Shown.REUSED, tokens.show(family, first, START + 1_002));
    }

    @Test
    void a_former_token_is_known_again_however_many_came_since() {
        String shown = first;
        for (int i = 1; i <= 3_000; i++) {
            shown = refresh(shown, START + i);
        }

        assertEquals(Shown.REUSED, tokens.show(family, first, START + 3_001));
    }

    @Test
    void a_token_that_was_made_up_ends_nothing() {
        String otherFamily = tokens.current(Family.begin(17, new SecureRandom(), START));
        RefreshTokens otherServer = new RefreshTokens(
                new HmacSha256("another key of thirty-two bytes!".getBytes(US_ASCII)), 30 * DAY, 7 * DAY);
        String future = tokens.current(tokens.rotate(family, START));

        assertEquals(Shown.UNKNOWN, tokens.show(family, otherFamily, START));
        assertEquals(Shown.UNKNOWN, tokens.show(family, otherServer.current(family), START));
        assertEquals(Shown.UNKNOWN, tokens.show(family, first.replace("_17_0_", "_17_1_"), START));
        assertEquals(Shown.UNKNOWN, tokens.show(family, first.replace("_17_0_", "_17_00_"), START));
        assertEquals(Shown.UNKNOWN, tokens.show(family, first.replace("_17_", "_18_"), START));
        assertEquals(Shown.UNKNOWN, tokens.show(family, future, START));
    }

    @Test
    void a_family_ends_after_a_month_and_after_a_week_of_rest() {
        assertEquals(Shown.EXPIRED, tokens.show(family, first, START + 7 * DAY));
        String shown = first;
        for (int day = 6; day < 30; day += 6) {
            shown = refresh(shown, START + day * DAY);
        }
        assertEquals(Shown.EXPIRED, tokens.show(family, shown, START + 30 * DAY));
    }

    /** Two tabs of a browser share a token; each may lose the answer to a refresh, and then asks again soon. */
    @Test
    void two_tabs_with_a_bad_network_stay_logged_in() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            logIn();
            String shared = first;
            long now = START;
            for (int step = 0; step < 40; step++) {
                now += random.nextInt(600_000);
                String held = shared;
                for (int tries = 1 + random.nextInt(3); tries > 0; tries--) {
                    String answer = refresh(held, now);
                    assertTrue(answer != null, "seed " + seed + ", step " + step);
                    shared = answer;
                    now += random.nextInt(10_000);
                }
            }
        }
    }

    /** A thief copies the token at some moment, and both go on in any order, the thief as often as it likes. */
    @Test
    void a_thief_and_the_victim_do_not_both_go_on() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            logIn();
            String victim = first;
            String thief = first;
            long now = START;
            int before = random.nextInt(20);
            for (int step = 0; step < before; step++) {
                now += 60_000 + random.nextInt(900_000);
                thief = refresh(thief, now);
            }
            now += 60_000;
            String answer = refresh(victim, now);
            if (answer != null) {
                now += 60_000;
                assertEquals(Shown.REUSED, tokens.show(family, thief, now), "seed " + seed);
            } else {
                assertEquals(Shown.REUSED, tokens.show(family, victim, now), "seed " + seed);
            }
        }
    }
}
