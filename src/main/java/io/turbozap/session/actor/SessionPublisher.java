package io.turbozap.session.actor;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.SendCounts;
import io.turbozap.campaign.SessionName;
import io.turbozap.session.CampaignView;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.SessionReply;
import io.turbozap.session.SessionView;
import io.turbozap.session.core.ClockReading;
import io.turbozap.session.core.QueuedCampaign;
import io.turbozap.session.core.SessionCommand;
import io.turbozap.session.core.SessionCore;
import io.turbozap.session.port.StoredSession;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Keeps the board and the log up to date for one session: what changed in a turn is pinned up at its end. */
final class SessionPublisher {

    private final SessionName session;
    private final SessionCore core;
    private final SessionRegistry sessionRegistry;
    private final OperatorLog log;
    private final List<QueuedCampaign> changed = new ArrayList<>(1);
    private boolean isWorker;
    private @Nullable AtomicReference<SessionView> worker;

    SessionPublisher(SessionName session, SessionCore core, SessionRegistry sessionRegistry, SessionClock clock) {
        this.session = session;
        this.core = core;
        this.sessionRegistry = sessionRegistry;
        this.log = new OperatorLog(session, clock, this::counts);
    }

    private @Nullable SendCounts counts(CampaignId campaign) {
        QueuedCampaign queued = core.queue().find(campaign);
        return queued == null ? null : queued.sendStates.sendCounts();
    }

    /** Notes what {@code facts} changed. */
    void applied(List<SessionEvent> facts) {
        for (SessionEvent fact : facts) {
            if (fact instanceof SessionEvent.PacingChanged changed) {
                sessionRegistry.pace(session, changed.rules());
            }
            CampaignId campaign = fact.campaignId();
            if (fact == SessionEvent.SessionHeld.INSTANCE || fact == SessionEvent.SessionReleased.INSTANCE) {
                core.queue().all().forEach(this::changed);
            } else if (campaign == null) {
                continue;
            } else if (core.queue().find(campaign) == null) {
                sessionRegistry.remove(campaign);
            } else {
                QueuedCampaign applied = core.queue().get(campaign);
                applied.isNew |= fact instanceof SessionEvent.CampaignCreated;
                changed(applied);
            }
            isWorker |= fact instanceof SessionEvent.CampaignStarted;
        }
        log.applied(facts);
    }

    /** Notes that the session came from the store. */
    void restored(StoredSession stored) {
        isWorker = sessionRegistry.worker(session) != null;
        sessionRegistry.pace(session, stored.pacing());
        core.queue().all().forEach(this::adopted);
    }

    /** Notes that the session goes to rest: what it showed last stays, for nothing will change about it. */
    void rested() {
        sessionRegistry.forgetPace(session);
    }

    /** Notes that a campaign came from the store. */
    void adopted(QueuedCampaign campaign) {
        changed(campaign);
        isWorker |= campaign.startedAt != null;
    }

    /** Notes that the files of a campaign were looked at. */
    void lookedAt(QueuedCampaign campaign) {
        if (!campaign.warnings.isEmpty()) {
            changed(campaign);
            log.warned(campaign);
        }
    }

    private void changed(QueuedCampaign campaign) {
        if (!campaign.changed) {
            campaign.changed = true;
            changed.add(campaign);
        }
    }

    /** Pins up what has changed. */
    void publish(ClockReading now) {
        for (QueuedCampaign campaign : changed) {
            campaign.changed = false;
            if (core.queue().find(campaign.campaign.id()) != null) {
                publish(campaign);
            }
        }
        changed.clear();
        if (isWorker) {
            SessionView view = core.view(session, now);
            publish(view);
            log.published(view.blockedBy());
        }
    }

    private void publish(SessionView view) {
        if (worker == null) {
            worker = sessionRegistry.addWorker(view);
        }
        worker.set(view);
    }

    private void publish(QueuedCampaign campaign) {
        CampaignView view = campaign.view(core.queue().isHeld());
        if (campaign.cell == null) {
            campaign.cell = campaign.isNew ? sessionRegistry.addNew(view) : sessionRegistry.add(view);
        } else {
            sessionRegistry.update(campaign.cell, view);
        }
    }

    /** The answer to a command that was carried out. */
    SessionReply done(SessionCommand command, ClockReading now) {
        CampaignView view = null;
        CampaignId id = campaignOf(command);
        if (id != null) {
            QueuedCampaign campaign = core.queue().find(id);
            view = campaign == null ? null : campaign.view(core.queue().isHeld());
        }
        return new SessionReply.Done(view, core.view(session, now));
    }

    private static @Nullable CampaignId campaignOf(SessionCommand command) {
        if (command instanceof SessionCommand.Create create) {
            return create.created().id();
        }
        if (command instanceof SessionCommand.Start start) {
            return start.created().id();
        }
        if (command instanceof SessionCommand.Adopt adopt) {
            return adopt.stored().campaign().id();
        }
        return command instanceof SessionCommand.OfCampaign ofCampaign ? ofCampaign.campaign() : null;
    }
}
