package io.turbozap.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server is killed at any instant, and nothing is lost, doubled or out of order. {@code -Dcrash.rounds=500} kills it
 * so often for each database; {@code -Dcrash.seed=N -Dcrash.rounds=5} does again what was done under the seed that a
 * failure names, which chance and other load may still bring to another end.
 */
@Tag("slow")
final class CrashTest {

    private static final Logger log = LoggerFactory.getLogger(CrashTest.class);
    private static final int ROUNDS = Integer.getInteger("crash.rounds", 10);
    private static final long SEED = Long.getLong("crash.seed", 0);
    private static final int KILLS_PER_LIFE = 5;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void killed_at_any_instant_it_loses_doubles_and_disorders_nothing(StoreKind kind) throws InterruptedException {
        List<String> finds = new ArrayList<>();
        long seed = SEED;
        for (int left = ROUNDS; left > 0; left -= KILLS_PER_LIFE) {
            try {
                survive(kind, seed, Math.min(left, KILLS_PER_LIFE));
            } catch (AssertionError | IOException find) {
                log.error("-Dcrash.seed={} with {}: {}", seed, kind, find.getMessage());
                finds.add("-Dcrash.seed=" + seed + ": " + find.getMessage());
            }
            seed++;
        }
        assertEquals(List.of(), finds);
    }

    private void survive(StoreKind kind, long seed, int kills) throws IOException, InterruptedException {
        Path place = directory.resolve("life-" + seed);
        Waha waha = Waha.of(kind == StoreKind.SQLITE ? seed : seed + 2); // few lives, but of many kinds
        try (Life life = new Life(seed, kind.fresh(place), waha, place)) {
            Verdict verdict = life.live(kills);
            log.info("{} kills, seed {}, {}, {}: {}", kills, seed, kind, waha, verdict);
            assertTrue(verdict.isClean(), verdict::toString);
            assertTrue(verdict.uncertain() == 0 || !waha.history(), verdict::toString);
        }
    }

    @Test
    void a_server_that_nobody_kills_is_found_to_be_right() throws IOException, InterruptedException {
        try (Life life = new Life(SEED, "memory", Waha.BEST, directory)) {
            Verdict verdict = life.live(0);
            assertTrue(verdict.isClean(), verdict::toString);
        }
    }

    @Test
    void a_server_that_stores_nothing_is_found_to_lose() throws IOException, InterruptedException {
        try (Life life = new Life(SEED, "memory", Waha.BEST, directory)) {
            Verdict verdict = life.live(6);
            assertFalse(verdict.lost().isEmpty(), verdict::toString);
        }
    }
}
