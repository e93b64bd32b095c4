package io.turbozap.session;

import io.turbozap.campaign.Campaign;
import org.jspecify.annotations.Nullable;

/** Admits campaigns while there is room for them. Those on their way to the board count as if they were there. */
final class CampaignRoom {

    private final Board board;
    private final LocalSessions.Capacity capacity;
    private int arriving;
    private long arrivingBytes;

    CampaignRoom(Board board, LocalSessions.Capacity capacity) {
        this.board = board;
        this.capacity = capacity;
    }

    /** Takes room for {@code campaign} until it {@link #arrived}; if there is none, says what there is not enough of. */
    synchronized @Nullable String take(Campaign campaign) {
        if (board.campaignCount() + arriving >= capacity.campaigns()) {
            return "There are too many campaigns: try again when some are completed, or raise MAX_CAMPAIGNS";
        }
        long bytes = Board.bytes(campaign.head());
        if (board.campaignBytes() + arrivingBytes + bytes > capacity.bytes()) {
            return "Campaigns take all the memory there is for them: try again when some are completed,"
                    + " or give the server more";
        }
        arriving++;
        arrivingBytes += bytes;
        return null;
    }

    /** {@code campaign} is on the board, or will never be. */
    synchronized void arrived(Campaign campaign) {
        arriving--;
        arrivingBytes -= Board.bytes(campaign.head());
    }
}
