package io.turbozap.session.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Runs the real actor under a virtual clock against a WAHA that fails in every way, with commands at random, for
 * thousands of seeds. {@code -Dsimulation.seed=N} replays one, {@code -Dsimulation.seeds=N} runs more.
 */
@Tag("slow")
final class SessionSimulationTest {

    private static final long SEEDS = Long.getLong("simulation.seeds", 3_000);

    @Test
    void nothing_is_lost_doubled_reordered_or_early_whatever_happens() {
        Long replayed = Long.getLong("simulation.seed");
        LongStream seeds = replayed == null ? LongStream.range(0, SEEDS) : LongStream.of(replayed);
        List<String> broken = seeds.mapToObj(seed -> new SessionSimulation(seed).run())
                .filter(verdict -> !verdict.isEmpty())
                .limit(5)
                .toList();
        assertEquals(List.of(), broken, "replay one with -Dsimulation.seed=N");
    }
}
