package io.turbozap.session.actor;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.SendCounts;
import io.turbozap.campaign.SessionName;
import io.turbozap.session.CampaignView;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.SessionView;
import io.turbozap.session.command.CommandResult;
import io.turbozap.session.command.SessionCommand;
import io.turbozap.session.core.ClockReading;
import io.turbozap.session.core.QueuedCampaign;
import io.turbozap.session.core.SessionCore;
import io.turbozap.session.port.StoredSession;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The views of one session and its campaigns, published at the end of each turn in which they changed, and logged. */
final class SessionPublisher {

    private final SessionName session;
    private final SessionCore core;
    private final SessionRegistry sessionRegistry;
    private final OperatorLog log;
    private final Map<CampaignId, Entry> entries = new HashMap<>(2);
    private final List<Entry> changed = new ArrayList<>(1);
    private boolean isWorker;
    private @Nullable AtomicReference<SessionView> worker;

    /** A campaign and its cell in the registry, once it has one. */
    private static final class Entry {

        private final QueuedCampaign campaign;
        private SessionRegistry.@Nullable CampaignCell cell;
        /** Whether it was created here, not read from the store. */
        private boolean isNew;
        /** Whether the view in the cell is out of date. */
        private boolean isChanged;

        Entry(QueuedCampaign campaign) {
            this.campaign = campaign;
        }
    }

    SessionPublisher(SessionName session, SessionCore core, SessionRegistry sessionRegistry, SessionClock clock) {
        this.session = session;
        this.core = core;
        this.sessionRegistry = sessionRegistry;
        this.log = new OperatorLog(session, clock, this::counts);
    }

    private @Nullable SendCounts counts(CampaignId campaign) {
        QueuedCampaign queued = core.find(campaign);
        return queued == null ? null : queued.sendCounts();
    }

    /** Notes what {@code events} changed. */
    void applied(List<SessionEvent> events) {
        for (SessionEvent event : events) {
            if (event instanceof SessionEvent.PacingChanged changed) {
                sessionRegistry.pace(session, changed.rules());
            }
            CampaignId campaign = event.campaignId();
            if (event == SessionEvent.SessionHeld.INSTANCE || event == SessionEvent.SessionReleased.INSTANCE) {
                core.campaigns().forEach(this::changed);
            } else if (campaign == null) {
                continue;
            } else {
                changed(campaign, event);
            }
            isWorker |= event instanceof SessionEvent.CampaignStarted;
        }
        log.applied(events);
    }

    private void changed(CampaignId id, SessionEvent event) {
        QueuedCampaign campaign = core.find(id);
        if (campaign == null) {
            entries.remove(id);
            sessionRegistry.remove(id);
        } else {
            Entry entry = changed(campaign);
            entry.isNew |= event instanceof SessionEvent.CampaignCreated;
        }
    }

    /** Notes that the session came from the store. */
    void restored(StoredSession stored) {
        isWorker = sessionRegistry.session(session) != null;
        sessionRegistry.pace(session, stored.pacing());
        core.campaigns().forEach(this::adopted);
    }

    /** Notes that the session goes to rest: what it showed last stays, for nothing will change about it. */
    void rested() {
        sessionRegistry.forgetPace(session);
    }

    /** Notes that a campaign came from the store. */
    void adopted(QueuedCampaign campaign) {
        changed(campaign);
        isWorker |= campaign.hasStarted();
    }

    /** Notes that the files of a campaign were looked at. */
    void lookedAt(QueuedCampaign campaign) {
        if (!campaign.warnings().isEmpty()) {
            changed(campaign);
            log.warned(campaign);
        }
    }

    private Entry changed(QueuedCampaign campaign) {
        Entry entry = entries.computeIfAbsent(campaign.id(), id -> new Entry(campaign));
        if (!entry.isChanged) {
            entry.isChanged = true;
            changed.add(entry);
        }
        return entry;
    }

    /** Pins up what has changed. */
    void publish(ClockReading now) {
        for (Entry entry : changed) {
            entry.isChanged = false;
            if (core.find(entry.campaign.id()) == entry.campaign) {
                publish(entry);
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
            worker = sessionRegistry.addSession(view);
        }
        worker.set(view);
    }

    private void publish(Entry entry) {
        CampaignView view = core.view(entry.campaign);
        if (entry.cell == null) {
            entry.cell = entry.isNew ? sessionRegistry.addNew(view) : sessionRegistry.add(view);
        } else {
            sessionRegistry.update(entry.cell, view);
        }
    }

    /** The result of a command that was carried out. */
    CommandResult done(SessionCommand<?> command, ClockReading now) {
        CampaignView view = null;
        CampaignId id = campaignOf(command);
        if (id != null) {
            QueuedCampaign campaign = core.find(id);
            view = campaign == null ? null : core.view(campaign);
        }
        return new CommandResult(view, core.view(session, now));
    }

    private static @Nullable CampaignId campaignOf(SessionCommand<?> command) {
        if (command instanceof SessionCommand.Create create) {
            return create.created().id();
        }
        if (command instanceof SessionCommand.Start start) {
            return start.created().id();
        }
        if (command instanceof SessionCommand.Adopt adopt) {
            return adopt.stored().campaign().id();
        }
        return command instanceof SessionCommand.OfCampaign<?> ofCampaign ? ofCampaign.campaign() : null;
    }
}
