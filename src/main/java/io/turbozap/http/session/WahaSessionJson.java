package io.turbozap.http.session;

import io.turbozap.campaign.Channel;
import io.turbozap.campaign.SessionName;
import io.turbozap.http.campaign.CampaignJson;
import io.turbozap.http.campaign.SessionWarnings;
import io.turbozap.http.web.Caller;
import io.turbozap.http.web.JsonWriter;
import io.turbozap.http.web.Responses;
import io.turbozap.http.web.StreamedArray;
import io.turbozap.identity.access.Permission;
import io.turbozap.session.AccountLimits;
import io.turbozap.session.PacingRules;
import io.turbozap.session.SessionQueries;
import io.turbozap.session.SessionView;
import io.turbozap.waha.session.Account;
import io.turbozap.waha.session.WahaSessionState;
import io.turbozap.waha.session.WahaSessionView;
import io.turbozap.waha.session.WahaSessions;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sessions as callers see them: what WAHA reports of them, and what their queues do. */
final class WahaSessionJson {

    private static final int PAGE = 500;

    private final SessionQueries sessions;

    WahaSessionJson(SessionQueries sessions) {
        this.sessions = sessions;
    }

    /** Whether nothing was ever to be sent through {@code session}. */
    boolean isStrange(SessionName session) {
        return sessions.session(session) == null && sessions.queued(session).isEmpty();
    }

    /** Answers with one session, for those who may pair it with its QR code. */
    Future<Void> answer(RoutingContext ctx, int status, WahaSessionView view, @Nullable String message) {
        return paces(List.of(view))
                .compose(paces -> Responses.ok(ctx, status, json -> {
                    json.member("message", message)
                            .member("sessionId", view.session().value())
                            .member("status", view.state().status())
                            .name("data");
                    write(view, pace(view, paces), json, Caller.of(ctx).may(Permission.CHANNEL_WRITE));
                }));
    }

    /** The pace of each session; that of the configuration while the store cannot be read. */
    private Future<Map<SessionName, PacingRules>> paces(List<WahaSessionView> views) {
        return sessions.pacing(views.stream().map(WahaSessionView::session).toList())
                .recover(unreadable -> Future.succeededFuture(Map.of()));
    }

    private PacingRules pace(WahaSessionView view, Map<SessionName, PacingRules> paces) {
        PacingRules read = paces.get(view.session());
        return read == null ? sessions.configuredPacing(view.session()) : read;
    }

    /** Answers with all sessions that WAHA has, or that have a queue. */
    Future<Void> answer(RoutingContext ctx, WahaSessions.Listing listing) {
        TreeMap<SessionName, WahaSessionView> all = new TreeMap<>();
        WahaSessionState otherwise =
                listing.complete() ? WahaSessionState.Absent.INSTANCE : WahaSessionState.Unknown.INSTANCE;
        for (SessionView worker : sessions.sessions()) {
            if (worker.session().channel() == Channel.WHATSAPP) {
                all.put(worker.session(), WahaSessionView.of(worker.session(), otherwise));
            }
        }
        listing.accounts().forEach(view -> all.put(view.session(), view));
        JsonWriter json = new JsonWriter()
                .object()
                .member("success", true)
                .member("complete", listing.complete())
                .name("data")
                .array();
        return StreamedArray.send(ctx, json, new Pages(List.copyOf(all.values())));
    }

    private final class Pages implements StreamedArray.Pages {

        private final List<WahaSessionView> all;
        private int from;

        Pages(List<WahaSessionView> all) {
            this.all = all;
        }

        @Override
        public Future<Boolean> next(JsonWriter json) {
            int to = Math.min(all.size(), from + PAGE);
            List<WahaSessionView> page = all.subList(from, to);
            from = to;
            return paces(page).map(paces -> {
                page.forEach(view -> write(view, pace(view, paces), json, /* secrets= */ false));
                return to < all.size();
            });
        }
    }

    /**
     * Writes one session.
     *
     * @param secrets whether what gives access to the account is shown
     */
    private void write(WahaSessionView view, PacingRules pace, JsonWriter json, boolean secrets) {
        WahaSessionState state = view.state();
        json.object()
                .member("sessionId", view.session().value())
                .member("status", state.status())
                .member("reason", state.reason())
                .member("trouble", view.trouble())
                .time("seenAt", view.seenAt());
        if (secrets && state instanceof WahaSessionState.ScanQr scan) {
            json.member("qr", scan.picture());
        } else if (secrets && state instanceof WahaSessionState.PasskeyConfirmation passkey) {
            json.member("code", passkey.code());
        } else if (state instanceof WahaSessionState.Working working && working.account() != null) {
            write(working.account(), json);
        }
        json.member("webhook", CampaignJson.lowerCase(view.webhook()));
        SessionWarnings.write(view, json);
        write(view.limits(), json);
        writeQueue(view.session(), pace, json);
        json.endObject();
    }

    private static void write(Account account, JsonWriter json) {
        json.name("account")
                .object()
                .member("id", account.id())
                .member("name", account.name())
                .endObject();
    }

    private static void write(AccountLimits limits, JsonWriter json) {
        AccountLimits.Timelock timelock = limits.timelock();
        if (timelock != null) {
            json.name("timelock")
                    .object()
                    .member("isActive", timelock.active())
                    .time("until", timelock.until())
                    .member("type", timelock.type())
                    .endObject();
        }
        AccountLimits.Quota quota = limits.quota();
        if (quota != null) {
            json.name("newChatQuota").object().member("status", quota.status());
            if (quota.total() >= 0) {
                json.member("total", quota.total());
            }
            json.member("used", quota.used()).time("until", quota.until()).endObject();
        }
    }

    private void writeQueue(SessionName session, PacingRules pace, JsonWriter json) {
        SessionView worker = sessions.session(session);
        SessionView queue = worker == null ? new SessionView(session, false, 0, 0, null, 0, List.of()) : worker;
        json.name("today")
                .object()
                .member("sent", queue.sentToday())
                .member("cap", pace.dailyCap())
                .endObject();
        PacingForm.write(pace, json.name("pacing"));
        CampaignJson.write(queue, json.name("queue"));
    }
}
