package io.turbozap.session;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.SessionName;
import org.jspecify.annotations.Nullable;

/** Admits campaigns and sessions while there is room for them. Thread-safe. */
final class Admission {

    /** What an actor takes beside its campaigns: a verticle, its place on the event bus, the decisions' state. */
    static final long ACTOR_BYTES = 4_096;

    private final Actors actors;
    private final Board board;
    private final Capacity capacity;

    Admission(Actors actors, Board board, Capacity capacity) {
        this.actors = actors;
        this.board = board;
        this.capacity = capacity;
    }

    /**
     * Takes room for {@code campaign}, which is {@link Board#expect expected} from here on, and for its session.
     *
     * @return what there is not enough of, or null if it is admitted
     */
    synchronized @Nullable String admit(Campaign campaign) {
        String shortage = shortage(campaign.session());
        if (shortage == null) {
            shortage = shortage(campaign);
        }
        if (shortage == null) {
            board.expect(campaign.head());
            actors.take(campaign.session());
        }
        return shortage;
    }

    /**
     * Takes room for a session.
     *
     * @return what there is not enough of, or null if it is admitted
     */
    synchronized @Nullable String admit(SessionName session) {
        String shortage = shortage(session);
        if (shortage == null) {
            actors.take(session);
        }
        return shortage;
    }

    /** What there is not enough of for a session, or null if there is room. */
    @Nullable
    private String shortage(SessionName session) {
        if (actors.has(session)) {
            return null;
        }
        if (actors.count() >= capacity.sessions()) {
            return NotWoken.TOO_MANY; // all that there may be are awake
        }
        return isFull(ACTOR_BYTES)
                ? "Sessions at work take all the memory there is for them: try again soon, or give the server more"
                : null;
    }

    private boolean isFull(long more) {
        return board.campaignBytes() + actors.count() * ACTOR_BYTES + more > capacity.bytes();
    }

    private @Nullable String shortage(Campaign campaign) {
        if (board.campaignCount() >= capacity.campaigns()) {
            return "There are too many campaigns: try again when some are completed, or raise MAX_CAMPAIGNS";
        }
        return isFull(Board.bytes(campaign.head()))
                ? "Campaigns take all the memory there is for them: try again when some are completed,"
                        + " or give the server more"
                : null;
    }
}
