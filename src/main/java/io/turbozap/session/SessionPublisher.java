package io.turbozap.session;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.SessionName;
import io.turbozap.session.Board.CampaignCell;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Keeps the board up to date for one session: what changed in a turn is pinned up at its end. */
final class SessionPublisher {

    private final SessionName session;
    private final SessionCore core;
    private final Board board;
    private final Map<CampaignId, CampaignCell> cells = new HashMap<>(2);
    private final Set<CampaignId> changed = new HashSet<>(2);
    private boolean isWorker;
    private @Nullable AtomicReference<SessionView> worker;

    SessionPublisher(SessionName session, SessionCore core, Board board) {
        this.session = session;
        this.core = core;
        this.board = board;
    }

    /** Notes what {@code facts} changed. */
    void applied(List<SessionEvent> facts) {
        for (SessionEvent fact : facts) {
            CampaignId campaign = fact.campaignId();
            if (campaign != null) {
                changed.add(campaign);
            } else {
                changed.addAll(cells.keySet());
            }
            isWorker |= fact instanceof SessionEvent.CampaignStarted;
        }
    }

    /** Pins up what has changed. */
    void publish(Moment now) {
        if (!changed.isEmpty()) {
            changed.forEach(this::publish);
            changed.clear();
        }
        if (isWorker) {
            publish(core.view(session, now));
        }
    }

    private void publish(SessionView view) {
        if (worker == null) {
            worker = board.addWorker(view);
        }
        worker.set(view);
    }

    private void publish(CampaignId id) {
        QueuedCampaign campaign = core.queue().find(id);
        if (campaign == null) {
            cells.remove(id);
            board.remove(id);
            return;
        }
        CampaignView view = campaign.view(core.queue().isHeld());
        CampaignCell cell = cells.get(id);
        if (cell == null) {
            cells.put(id, board.add(view));
        } else {
            cell.set(view);
        }
    }

    /** The answer to a command that was carried out. */
    SessionReply done(SessionCommand command, Moment now) {
        CampaignView view = null;
        if (!(command instanceof SessionCommand.Hold) && !(command instanceof SessionCommand.Release)) {
            QueuedCampaign campaign = core.queue().find(SessionCommands.campaignOf(command));
            view = campaign == null ? null : campaign.view(core.queue().isHeld());
        }
        return new SessionReply.Done(view, core.view(session, now));
    }
}
