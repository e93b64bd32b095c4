package io.turbozap.session.core;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.SessionName;
import io.turbozap.session.CampaignFilter;
import io.turbozap.session.CampaignView;
import io.turbozap.session.PacingRules;
import io.turbozap.session.Retention;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.port.Archive;
import io.turbozap.session.port.Journal;
import io.turbozap.session.port.StoredCampaign;
import io.turbozap.session.port.StoredSession;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a store keeps of all sessions, for real event loops: it refuses or delays what a test tells it to. */
public final class RecordedSessions implements Journal, Archive {

    /** Events that cannot be recorded. */
    public volatile Predicate<SessionEvent> refuses = event -> false;
    /** Events that are recorded only when a test runs what is in {@link #delayed}. */
    public volatile Predicate<SessionEvent> delays = event -> false;

    /** Whether nothing can be read. */
    public volatile boolean unreadable;

    public final BlockingQueue<Runnable> delayed = new LinkedBlockingQueue<>();

    private final Map<SessionName, RecordedSession> sessions = new TreeMap<>();
    private boolean held;

    @Override
    public Future<Void> record(SessionName session, List<SessionEvent> events) {
        if (events.stream().noneMatch(delays)) {
            return written(session, events);
        }
        Context caller = Vertx.currentContext();
        Promise<Void> later = Promise.promise();
        delayed.add(() -> caller.runOnContext(here -> written(session, events).onComplete(later)));
        return later.future();
    }

    private synchronized Future<Void> written(SessionName session, List<SessionEvent> events) {
        if (events.stream().anyMatch(refuses)) {
            return Future.failedFuture("disk full");
        }
        for (SessionEvent event : events) {
            of(session).add(event, System.currentTimeMillis());
            if (event instanceof SessionEvent.CampaignMoved moved) {
                SessionEvent created = new SessionEvent.CampaignCreated(moved.replacement(), moved.scheduledAt());
                of(moved.replacement().session()).add(created, System.currentTimeMillis());
            }
        }
        return Future.succeededFuture();
    }

    private RecordedSession of(SessionName session) {
        return sessions.computeIfAbsent(session, absent -> new RecordedSession());
    }

    @Override
    public synchronized Future<Void> recordHold(boolean all) {
        held = all;
        SessionEvent event = all ? SessionEvent.SessionHeld.INSTANCE : SessionEvent.SessionReleased.INSTANCE;
        sessions.values().forEach(session -> session.add(event, System.currentTimeMillis()));
        return Future.succeededFuture();
    }

    /** Whether a session is held, as it was recorded. */
    synchronized boolean held(SessionName session) {
        return of(session).stored(session).held();
    }

    @Override
    public synchronized Future<Boolean> isHeld() {
        return Future.succeededFuture(held);
    }

    @Override
    public synchronized Future<Void> recover(
            Retention retention, long now, Function<StoredSession, Future<Void>> recovery) {
        List<Future<Void>> recovered = new ArrayList<>();
        sessions.forEach((name, session) -> recovered.add(recovery.apply(session.stored(name))));
        return Future.all(recovered).mapEmpty();
    }

    @Override
    public synchronized Future<@Nullable StoredSession> session(SessionName session) {
        if (unreadable) {
            return Future.failedFuture("disk broken");
        }
        RecordedSession recorded = sessions.get(session);
        return Future.succeededFuture(recorded == null ? null : withoutCampaigns(recorded.stored(session)));
    }

    private static StoredSession withoutCampaigns(StoredSession session) {
        return new StoredSession(
                session.session(),
                session.held(),
                session.pacing(),
                session.lastStartAt(),
                session.today(),
                session.webhookSeen(),
                List.of());
    }

    @Override
    public synchronized Future<Map<SessionName, PacingRules>> paces(Collection<SessionName> asked) {
        Map<SessionName, PacingRules> paces = new TreeMap<>();
        for (SessionName session : asked) {
            RecordedSession recorded = sessions.get(session);
            PacingRules own = recorded == null ? null : recorded.stored(session).pacing();
            if (own != null) {
                paces.put(session, own);
            }
        }
        return Future.succeededFuture(paces);
    }

    @Override
    public synchronized Future<@Nullable StoredCampaign> campaign(CampaignId campaign) {
        if (unreadable) {
            return Future.failedFuture("disk broken");
        }
        return Future.succeededFuture(stored().stream()
                .filter(stored -> stored.campaign().id().equals(campaign))
                .findFirst()
                .orElse(null));
    }

    private List<StoredCampaign> stored() {
        return sessions.values().stream()
                .flatMap(session -> session.campaigns().stream())
                .map(RecordedSession::stored)
                .toList();
    }

    @Override
    public Future<@Nullable CampaignView> view(CampaignId campaign) {
        return campaign(campaign).map(stored -> stored == null ? null : view(stored));
    }

    private static CampaignView view(StoredCampaign stored) {
        return QueuedCampaign.of(stored).view(/* held= */ false);
    }

    @Override
    public synchronized Future<List<CampaignView>> views(CampaignFilter filter, @Nullable CampaignId after, int limit) {
        return Future.succeededFuture(stored().stream()
                .map(RecordedSessions::view)
                .filter(view ->
                        after == null || filter.order().compare(view.campaign().id(), after) > 0)
                .sorted(Comparator.comparing(view -> view.campaign().id(), filter.order()))
                .limit(limit)
                .toList());
    }

    @Override
    public synchronized Future<Long> count() {
        return Future.succeededFuture((long) stored().size());
    }
}
