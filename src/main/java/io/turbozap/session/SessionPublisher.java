package io.turbozap.session;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.SessionName;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Keeps the board up to date for one session: what changed in a turn is pinned up at its end. */
final class SessionPublisher {

    private final SessionName session;
    private final SessionCore core;
    private final Board board;
    private final List<QueuedCampaign> changed = new ArrayList<>(1);
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
            if (campaign == null) {
                core.queue().all().forEach(this::changed);
            } else if (fact instanceof SessionEvent.CampaignRetired) {
                board.remove(campaign);
            } else {
                changed(core.queue().get(campaign));
            }
            isWorker |= fact instanceof SessionEvent.CampaignStarted;
        }
    }

    private void changed(QueuedCampaign campaign) {
        if (!campaign.changed) {
            campaign.changed = true;
            changed.add(campaign);
        }
    }

    /** Pins up what has changed. */
    void publish(Moment now) {
        for (QueuedCampaign campaign : changed) {
            campaign.changed = false;
            publish(campaign);
        }
        changed.clear();
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

    private void publish(QueuedCampaign campaign) {
        CampaignView view = campaign.view(core.queue().isHeld());
        if (campaign.cell == null) {
            campaign.cell = board.add(view);
        } else {
            campaign.cell.set(view);
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
