package io.turbozap.session;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.SessionName;
import org.jspecify.annotations.Nullable;

/** Admits campaigns and sessions while there is room for them. Thread-safe. */
final class Admission {

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
            actors.spawn(campaign.session());
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
            actors.spawn(session);
        }
        return shortage;
    }

    /** What there is not enough of for a session, or null if there is room. */
    @Nullable
    String shortage(SessionName session) {
        return !actors.has(session) && actors.count() >= capacity.sessions()
                ? "There are too many sessions: use one of them, or raise MAX_SESSIONS"
                : null;
    }

    private @Nullable String shortage(Campaign campaign) {
        if (board.campaignCount() >= capacity.campaigns()) {
            return "There are too many campaigns: try again when some are completed, or raise MAX_CAMPAIGNS";
        }
        return board.campaignBytes() + Board.bytes(campaign.head()) > capacity.bytes()
                ? "Campaigns take all the memory there is for them: try again when some are completed,"
                        + " or give the server more"
                : null;
    }
}
