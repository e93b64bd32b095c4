package io.turbozap.crash;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * When the server is killed.
 *
 * @param nth the how manieth send from now it is about, where it is about one
 * @param delayMillis how long after that instant
 * @param share how much of an upload has left by then, from 0 to 1
 */
record Kill(Instant instant, int nth, long delayMillis, double share) {

    /** What happens around the time of the kill. */
    enum Instant {
        /** Whatever. */
        ANY,
        /** A send is on its way and never arrives. */
        SEND_LOST,
        /** A send is on its way and arrives after the server's death. */
        SEND_LATE,
        /** WAHA has sent the message, and the server does not know. */
        SEND_UNANSWERED,
        /** The server just got the answer of a send. */
        SEND_ANSWERED,
        /** A campaign is being created or started. */
        COMMAND,
        /** A large campaign is being uploaded or stored. */
        UPLOAD,
        /** The server has just been started and is recovering. */
        RECOVERY
    }

    /** So many kills, all instants in turn. */
    static List<Kill> plan(int count, SplittableRandom random) {
        List<Instant> turns = new ArrayList<>();
        List<Kill> plan = new ArrayList<>();
        while (plan.size() < count) {
            if (turns.isEmpty()) {
                turns.addAll(List.of(Instant.values()));
                Collections.shuffle(turns, new Random(random.nextLong()));
            }
            plan.add(at(turns.remove(turns.size() - 1), random));
        }
        return plan;
    }

    private static Kill at(Instant instant, SplittableRandom random) {
        long delay =
                switch (instant) {
                    case ANY -> random.nextLong(1_000);
                    case RECOVERY -> random.nextLong(1_500);
                    case SEND_LATE -> random.nextLong(1, 1_200); // until after the next start, but not for long
                    case SEND_LOST, SEND_UNANSWERED -> 0;
                    case SEND_ANSWERED -> random.nextLong(5);
                    case COMMAND, UPLOAD -> random.nextLong(40);
                };
        // more than the whole: after its last byte
        return new Kill(instant, random.nextInt(1, 60), delay, random.nextDouble(1.5));
    }
}
