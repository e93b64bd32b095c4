package io.turbozap.session.core;

import io.turbozap.campaign.Message;
import io.turbozap.session.port.MessageIdForm;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The ids that a session chooses for its messages: made here in the engine's form, which is asked for once. Whether the
 * engine uses them shows in its answers; by WAHA's contract it does wherever it has such ids, but for messages with a
 * file. Times are steady milliseconds.
 */
final class OwnIds {

    /** WAHA may be updated, and its engine changed. */
    private static final long FORGET_AFTER_MILLIS = 600_000;

    /** The knowledge from answers about one of the two families of kinds. */
    private static final class Family {
        boolean taken;
        long ignoredUntil = Long.MIN_VALUE;
    }

    private final SessionPolicy policy;
    private final RandomGenerator random;
    private final Family withFile = new Family();
    private final Family withoutFile = new Family();
    private MessageIdForm form = MessageIdForm.NONE;
    private long nextQuestion = Long.MIN_VALUE;

    OwnIds(SessionPolicy policy, RandomGenerator random) {
        this.policy = policy;
        this.random = random;
    }

    /** Whether the engine is to be asked for the form of its ids. */
    boolean wantsForm(long now) {
        return form.isNone() && now >= nextQuestion;
    }

    /** The engine was asked for the form of its ids; null if it did not answer. */
    void learned(@Nullable MessageIdForm answer, long now) {
        form = answer == null ? MessageIdForm.NONE : answer;
        nextQuestion = now + (answer == null ? policy.recheckInterval() : FORGET_AFTER_MILLIS);
    }

    /** An id for a message of this kind, or null where the engine takes none. */
    @Nullable
    String next(Message.Kind kind, long now) {
        return form.isNone() || now < family(kind).ignoredUntil ? null : form.next(random);
    }

    /** A message of this kind that carried {@code given} got the id {@code messageId}. */
    void answered(Message.Kind kind, @Nullable String given, @Nullable String messageId, long now) {
        if (given != null && messageId != null) {
            Family family = family(kind);
            family.taken = given.equals(messageId);
            family.ignoredUntil = family.taken ? Long.MIN_VALUE : now + FORGET_AFTER_MILLIS;
        }
    }

    /** Whether a message of this kind, sent again with the id that it carried, is no second message. */
    boolean isTakenOnce(Message.Kind kind, long now) {
        Family family = family(kind);
        boolean promised = !kind.hasFile() && !form.isNone() && now >= family.ignoredUntil;
        return family.taken || promised;
    }

    private Family family(Message.Kind kind) {
        return kind.hasFile() ? withFile : withoutFile;
    }
}
