package io.turbozap.session.actor;

import io.turbozap.actor.CommandException;
import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.SessionName;
import io.turbozap.session.Capacity;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** Admits campaigns and sessions while there is room for them. Thread-safe. */
public final class CapacityCheck {

    /** What an actor takes beside its campaigns: a verticle, its place on the event bus, the decisions' state. */
    public static final long ACTOR_BYTES = 4_096;

    static final String TOO_MANY_SESSIONS = "There are too many sessions: use one of them, or raise MAX_SESSIONS";

    private final SessionActors sessionActors;
    private final SessionRegistry sessionRegistry;
    private final Capacity capacity;

    CapacityCheck(SessionActors sessionActors, SessionRegistry sessionRegistry, Capacity capacity) {
        this.sessionActors = sessionActors;
        this.sessionRegistry = sessionRegistry;
        this.capacity = capacity;
    }

    /**
     * Takes room for {@code campaign}, which is {@link SessionRegistry#expect expected} from here on, and for its
     * session. Fails with what there is not enough of.
     */
    synchronized Future<Void> admit(Campaign campaign) {
        String shortage = shortage(campaign.session());
        if (shortage == null) {
            shortage = shortage(campaign);
        }
        if (shortage == null) {
            sessionRegistry.expect(campaign.head());
            sessionActors.take(campaign.session());
        }
        return admitted(shortage);
    }

    private static Future<Void> admitted(@Nullable String shortage) {
        return shortage == null
                ? Future.succeededFuture()
                : Future.failedFuture(new CommandException(CommandException.Code.FULL, shortage));
    }

    /** Takes room for a session. Fails with what there is not enough of. */
    synchronized Future<Void> admit(SessionName session) {
        String shortage = shortage(session);
        if (shortage == null) {
            sessionActors.take(session);
        }
        return admitted(shortage);
    }

    /** What there is not enough of for a session, or null if there is room. */
    @Nullable
    private String shortage(SessionName session) {
        if (sessionActors.has(session)) {
            return null;
        }
        if (sessionActors.count() >= capacity.sessions()) {
            return TOO_MANY_SESSIONS; // all that there may be are awake
        }
        return isFull(ACTOR_BYTES)
                ? "Sessions at work take all the memory there is for them: try again soon, or give the server more"
                : null;
    }

    private boolean isFull(long more) {
        return sessionRegistry.campaignBytes() + sessionActors.count() * ACTOR_BYTES + more > capacity.bytes();
    }

    private @Nullable String shortage(Campaign campaign) {
        if (sessionRegistry.campaignCount() >= capacity.campaigns()) {
            return "There are too many campaigns: try again when some are completed, or raise MAX_CAMPAIGNS";
        }
        return isFull(SessionRegistry.bytes(campaign.head()))
                ? "Campaigns take all the memory there is for them: try again when some are completed,"
                        + " or give the server more"
                : null;
    }
}
