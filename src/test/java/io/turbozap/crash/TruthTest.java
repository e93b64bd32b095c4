package io.turbozap.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.fixture.Waiting;
import io.turbozap.simulator.fault.Fault;
import io.turbozap.simulator.fault.Fault.Kind;
import io.turbozap.simulator.fault.Fault.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * BEHAVIOUR 19 and 20 as WAHA really is: what a gateway or a time-out says of a send is held against what WAHA sent in
 * truth. Each round is a campaign of texts and a picture in a session of its own, struck by one kind of trouble, while
 * server or WAHA are killed in the middle. {@code -Dtruth.rounds=1000} goes through so many; {@code -Dtruth.seed=N}
 * begins with that seed.
 */
@Tag("slow")
final class TruthTest {

    private static final Logger log = LoggerFactory.getLogger(TruthTest.class);
    private static final int ROUNDS = Integer.getInteger("truth.rounds", 24);
    private static final long SEED = Long.getLong("truth.seed", 0);
    private static final int ROUNDS_AT_ONCE = 12;

    @TempDir
    Path directory;

    @Test
    void whatever_a_gateway_says_no_message_doubles_and_none_is_lost() throws IOException, InterruptedException {
        List<String> finds = new ArrayList<>();
        int messages = 0;
        int uncertain = 0;
        long seed = SEED;
        for (int left = ROUNDS; left > 0; left -= ROUNDS_AT_ONCE) {
            Troubled lives = new Troubled(new SplittableRandom(seed), directory.resolve("truth-" + seed));
            Verdict verdict = lives.live(Math.min(left, ROUNDS_AT_ONCE));
            messages += verdict.messages();
            uncertain += verdict.uncertain();
            log.info("seed {}, {}: {}", seed, lives, verdict);
            if (isFalse(verdict, lives.canTell())) {
                finds.add("-Dtruth.seed=" + seed + ", " + lives + ": " + verdict);
            }
            seed++;
        }
        log.info("{} rounds, {} messages, {} left to the operator", ROUNDS, messages, uncertain);
        assertEquals(List.of(), finds);
        assertTrue(messages >= ROUNDS);
    }

    /** What nobody can tell is left to the operator, and what was left may go out after what follows it. */
    private static boolean isFalse(Verdict verdict, boolean canTell) {
        boolean wrong = !verdict.lost().isEmpty()
                || !verdict.doubled().isEmpty()
                || !verdict.strange().isEmpty();
        return wrong || (canTell && (!verdict.isClean() || verdict.uncertain() > 0));
    }

    /** Some sessions with one campaign each, a trouble for each of them, and the death of server or WAHA in between. */
    private static final class Troubled {

        private static final int CONTACTS = 3;
        /** Two texts and a picture for each of them. */
        private static final int MESSAGES = 3;

        /** Shorter than {@link Settings#quick} waits for texts, and for pictures. */
        private static final long LATE_TEXT_MILLIS = 900;

        private static final long LATE_MEDIA_MILLIS = 1_900;
        private static final long DOWN_MILLIS = 400;
        private static final Kind[] GATEWAY = {Kind.BAD_GATEWAY, Kind.UNAVAILABLE, Kind.GATEWAY_TIMEOUT};
        private static final long[] INTERVALS = {0, 0, 20};

        private final SplittableRandom random;
        private final Waha waha;
        private final boolean tells;
        private final String interval;
        private final Path directory;
        private final List<String> troubles = new ArrayList<>();

        Troubled(SplittableRandom random, Path directory) {
            this.random = random;
            this.waha = Waha.of(random.nextLong(1_000));
            this.tells = random.nextBoolean();
            this.interval = Long.toString(INTERVALS[random.nextInt(INTERVALS.length)]);
            this.directory = directory;
        }

        /** Whether WAHA can tell in the end what became of every message. */
        boolean canTell() {
            return waha.history();
        }

        /** Goes through so many rounds at once, and tells what came of them. */
        Verdict live(int rounds) throws IOException, InterruptedException {
            try (Ground ground = new Ground(
                    directory,
                    "sqlite:turbozap.db",
                    post -> tells ? waha.telling(post, 5) : waha.options(5),
                    "EXECUTION_INTERVAL",
                    interval,
                    "REQUEST_TIMEOUT",
                    "300",
                    "MEDIA_SETTLE_AFTER",
                    "3000")) {
                try (ServerProcess server = ground.ready()) {
                    for (int round = 0; round < rounds; round++) {
                        begin(ground, "session-" + round);
                    }
                    disturb(ground, server);
                    if (server.isAlive()) {
                        return ground.end(server);
                    }
                }
                try (ServerProcess next = ground.ready()) {
                    return ground.end(next);
                }
            }
        }

        private void begin(Ground ground, String session) throws IOException, InterruptedException {
            Ask ask = ground.created(session, CONTACTS, MESSAGES);
            for (Fault trouble : trouble()) {
                Ground.await(ground.simulator.fault(trouble.inSession(session)));
            }
            Person.execute(ground.api, ask);
            assertTrue(ask.executeAcknowledged, ask::toString);
        }

        /** Somebody dies while sends are under way, or nobody does. */
        private void disturb(Ground ground, ServerProcess server) throws IOException, InterruptedException {
            int sends = random.nextInt(1, 60);
            int who = random.nextInt(4);
            troubles.add("after " + sends + " sends "
                    + List.of("nobody", "waha", "server", "both").get(who) + " is killed");
            Waiting.comesTrue(5, ground.wire::total, () -> ground.wire.total() >= sends);
            if (who % 2 == 1) {
                Ground.await(ground.simulator.goDown());
                Ground.await(
                        ground.vertx.timer(random.nextLong(1, DOWN_MILLIS)).compose(due -> ground.simulator.comeUp()));
            }
            if (who >= 2) {
                server.kill();
            }
        }

        private List<Fault> trouble() {
            int what = random.nextInt(8);
            troubles.add(Integer.toString(what));
            int times = random.nextInt(1, 4);
            Fault gateway = Fault.of(GATEWAY[random.nextInt(GATEWAY.length)]).times(times);
            return switch (what) {
                case 0 -> List.of(gateway.butRecorded());
                case 1 -> List.of(gateway.butRecordedAfter(random.nextLong(1, LATE_TEXT_MILLIS)));
                case 2 -> List.of(gateway);
                case 3 ->
                    List.of(Fault.slowMedia(random.nextLong(200, LATE_MEDIA_MILLIS))
                            .times(times));
                case 4 -> List.of(Fault.of(Kind.CUT_ANSWER).times(times));
                case 5 ->
                    List.of(Fault.of(Kind.RESET)
                            .butRecordedAfter(random.nextLong(1, LATE_TEXT_MILLIS))
                            .times(times));
                case 6 ->
                    List.of(Fault.latency(random.nextLong(200, LATE_TEXT_MILLIS))
                            .times(times));
                default ->
                    List.of(
                            gateway.on(Target.MEDIA).butRecordedAfter(random.nextLong(1, LATE_MEDIA_MILLIS)),
                            Fault.of(Kind.HANG)
                                    .butRecordedAfter(random.nextLong(1, LATE_TEXT_MILLIS))
                                    .times(1));
            };
        }

        @Override
        public String toString() {
            return waha + (tells ? " that tells" : "") + ", interval " + interval + ", troubles " + troubles;
        }
    }
}
