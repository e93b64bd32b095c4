package io.turbozap.live;

import io.turbozap.campaign.CampaignStatus;
import io.turbozap.session.BlockReason;
import io.turbozap.session.Blocker;
import io.turbozap.session.OpenCampaigns;
import io.turbozap.session.SessionQueries;
import io.turbozap.session.SessionView;
import io.turbozap.store.history.Totals;
import io.turbozap.waha.session.WahaSessionState;
import io.turbozap.waha.session.WahaSessionView;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Source of overviews of the whole server. What is in memory is as it is now; what the store counts may be a second old. Safe to use from
 * any thread.
 */
public final class Overviews {

    /** Sessions that are shown one by one; the others are counted. */
    private static final int MOST_STUCK = 50;

    /** What keeps a session waiting that does its work. */
    private static final Set<BlockReason> ORDINARY =
            EnumSet.of(BlockReason.IN_FLIGHT, BlockReason.INTERVAL, BlockReason.PREPARING);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final SessionQueries sessions;
    private final Supplier<Future<Totals.Sum>> totals;
    private final Supplier<List<WahaSessionView>> accounts;
    private final InstantSource clock;
    private volatile Totals.@Nullable Sum known;

    /** Overviews without accounts. */
    public Overviews(SessionQueries sessions, Supplier<Future<Totals.Sum>> totals, InstantSource clock) {
        this(sessions, totals, List::of, clock);
    }

    /**
     * Overviews with accounts.
     *
     * @param totals what the store counts, which is queried at every refresh
     * @param accounts what is known of the sessions of WAHA, from memory
     */
    public Overviews(
            SessionQueries sessions,
            Supplier<Future<Totals.Sum>> totals,
            Supplier<List<WahaSessionView>> accounts,
            InstantSource clock) {
        this.sessions = sessions;
        this.totals = totals;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * Reads the store's counts for {@link #now}. Without the store, which is when people look, the last known ones stay; fails if there are none.
     */
    public Future<Void> refresh() {
        return totals.get()
                .onSuccess(sum -> known = sum)
                .recover(failure -> {
                    Totals.Sum last = known;
                    return last == null ? Future.failedFuture(failure) : Future.succeededFuture(last);
                })
                .mapEmpty();
    }

    /**
     * The overview of now.
     *
     * @throws IllegalStateException if it was never {@link #refresh}ed
     */
    public Overview now() {
        Totals.Sum sum = known;
        if (sum == null) {
            throw new IllegalStateException("not refreshed");
        }
        OpenCampaigns open = sessions.openCampaigns();
        Queues queues = new Queues();
        sessions.sessions().forEach(queues::add);
        JsonObject data = new JsonObject()
                .put("campaigns", campaigns(open, sum))
                .put("today", today(sum))
                .put("uncertain", sum.uncertain());
        queues.addTo(data);
        JsonArray unheard = unheard(accounts.get());
        if (!unheard.isEmpty()) {
            data.put("unheard", unheard);
        }
        return new Overview(
                clock.millis(), data, 31 * (31 * open.fingerprint() + queues.fingerprint) + unheard.hashCode());
    }

    /** Sessions that send and whose webhooks do not come. */
    private static JsonArray unheard(List<WahaSessionView> accounts) {
        JsonArray unheard = new JsonArray();
        accounts.stream()
                .filter(view -> view.webhook().isBroken() && view.state() instanceof WahaSessionState.Working)
                .limit(MOST_STUCK)
                .forEach(view -> unheard.add(new JsonObject()
                        .put("session", view.session().value())
                        .put("webhook", view.webhook().name().toLowerCase(Locale.ROOT))));
        return unheard;
    }

    private static JsonObject campaigns(OpenCampaigns open, Totals.Sum sum) {
        JsonObject campaigns = new JsonObject();
        for (CampaignStatus status : CampaignStatus.values()) {
            campaigns.put(
                    status.wireName(), status == CampaignStatus.COMPLETED ? sum.completed() : (long) open.of(status));
        }
        return campaigns;
    }

    private static JsonObject today(Totals.Sum sum) {
        return new JsonObject()
                .put("sent", sum.today().sent())
                .put("failed", sum.today().failed())
                .put("skipped", sum.today().skipped());
    }

    /** A time as the API shows it. */
    static String time(long epochMillis) {
        return TIME.format(Instant.ofEpochMilli(epochMillis));
    }

    /** All queues taken together. */
    private static final class Queues {

        private final JsonArray stuck = new JsonArray();
        private long stuckMore;
        private long count;
        private long active;
        private long pending;
        private @Nullable SessionView next;
        private long fingerprint;

        void add(SessionView session) {
            count++;
            active += session.active() ? 1 : 0;
            pending += session.pendingRequests();
            fingerprint = 31 * fingerprint + session.session().hashCode();
            for (Blocker blocker : session.blockedBy()) {
                fingerprint = 31 * fingerprint + blocker.blockReason().name().hashCode();
            }
            if (isStuck(session)) {
                show(session);
            }
            Long at = session.nextSendAt();
            if (at != null && (next == null || at < nextAt(next))) {
                next = session;
            }
        }

        private static long nextAt(SessionView session) {
            Long at = session.nextSendAt();
            return at == null ? Long.MAX_VALUE : at;
        }

        private static boolean isStuck(SessionView session) {
            return session.pendingRequests() > 0
                    && session.blockedBy().stream().anyMatch(blocker -> !ORDINARY.contains(blocker.blockReason()));
        }

        private void show(SessionView session) {
            if (stuck.size() == MOST_STUCK) {
                stuckMore++;
                return;
            }
            stuck.add(new JsonObject()
                    .put("session", session.session().value())
                    .put("pendingRequests", session.pendingRequests())
                    .put("blockedBy", blockers(session.blockedBy())));
        }

        private static JsonArray blockers(List<Blocker> blockers) {
            JsonArray shown = new JsonArray();
            for (Blocker blocker : blockers) {
                JsonObject one =
                        new JsonObject().put("rule", blocker.blockReason().wireName());
                Long until = blocker.until();
                if (until != null) {
                    one.put("until", time(until));
                }
                one.put("setBy", blocker.setBy());
                if (blocker.detail() != null) {
                    one.put("detail", blocker.detail());
                }
                shown.add(one);
            }
            return shown;
        }

        void addTo(JsonObject data) {
            data.put(
                            "queue",
                            new JsonObject()
                                    .put("sessions", count)
                                    .put("active", active)
                                    .put("pending", pending))
                    .put("stuck", stuck)
                    .put("stuckMore", stuckMore);
            if (next != null) {
                data.put(
                        "next",
                        new JsonObject().put("session", next.session().value()).put("at", time(nextAt(next))));
            }
        }
    }
}
