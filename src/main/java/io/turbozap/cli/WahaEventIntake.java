package io.turbozap.cli;

import io.turbozap.config.Config;
import io.turbozap.recipients.CorrespondentRecorder;
import io.turbozap.recipients.consent.OptOutWords;
import io.turbozap.recipients.consent.OptOuts;
import io.turbozap.session.actor.LocalSessions;
import io.turbozap.waha.history.FirstReading;
import io.turbozap.waha.history.HistoryReader;
import io.turbozap.waha.history.WahaHistory;
import io.turbozap.waha.message.WahaLids;
import io.turbozap.waha.session.LocalWahaSessions;
import io.turbozap.waha.session.MonitorSignals;
import io.turbozap.waha.session.WebhookRefusals;
import io.turbozap.waha.webhook.SentMessages;
import io.turbozap.waha.webhook.SessionSignaller;
import io.turbozap.waha.webhook.WahaEvent;
import io.turbozap.waha.webhook.WahaEventHandler;
import io.turbozap.waha.webhook.WebhookInbox;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The factory of what takes the events of WAHA: those of webhooks, and those that are read from its history. */
final class WahaEventIntake {

    private final Vertx vertx;
    private final Config config;
    private final Clock clock;
    private final Metrics metrics;
    private final SentMessages sent;
    private final Storage storage;
    private final WahaHistory history;
    private final WahaLids lids;
    private final OptOuts optOuts;
    private final long everyMillis;

    WahaEventIntake(
            Vertx vertx,
            Config config,
            Clock clock,
            OutboundClients clients,
            Metrics metrics,
            SentMessages sent,
            Storage storage) {
        this.vertx = vertx;
        this.config = config;
        this.clock = clock;
        this.metrics = metrics;
        this.sent = sent;
        this.storage = storage;
        this.history = new WahaHistory(clients.waha, config.waha());
        this.lids = new WahaLids(clients.waha, config.waha());
        Config.Recipients people = config.recipients();
        this.optOuts = new OptOuts(
                new OptOutWords(people.optOutWords(), people.optInWords()),
                lids,
                storage.suppressions,
                storage.owners,
                clock);
        this.everyMillis = config.waha().catchUpInterval().toMillis();
    }

    /** An open intake. */
    record Open(WahaEventHandler events, @Nullable String reader) {}

    /** Reads who opted out while nothing ran here: before anything is sent again. */
    Future<Void> readFirst() {
        return everyMillis == 0
                ? Future.succeededFuture()
                : vertx.deployVerticle(new FirstReading(history, storage.historyMarks, optOuts, everyMillis))
                        .compose(vertx::undeploy);
    }

    /** Takes what webhooks bring, and reads afterwards what they brought in vain. */
    Future<Open> open(LocalSessions sessions, LocalWahaSessions wahaSessions) {
        WahaEventHandler events = events(sessions, wahaSessions);
        if (everyMillis == 0) {
            return Future.succeededFuture(new Open(watched(events, sessions, wahaSessions, null), null));
        }
        HistoryReader reader = new HistoryReader(
                history,
                storage.historyMarks,
                events,
                wahaSessions::known,
                session -> sessions.queries().session(session) != null
                        || wahaSessions.view(session).webhook().isOurs(),
                wahaSessions::unreadable,
                clock,
                everyMillis);
        return vertx.deployVerticle(reader).map(id -> {
            wahaSessions.follow(List.copyOf(reader.known()));
            return new Open(watched(events, sessions, wahaSessions, reader), id);
        });
    }

    /** Reads no more of the history. */
    Future<Void> close(Open open) {
        return open.reader() == null ? Future.succeededFuture() : vertx.undeploy(open.reader());
    }

    /** Each event once, to all handlers. What left is remembered before a session is signalled to look for it. */
    private WahaEventHandler events(LocalSessions sessions, LocalWahaSessions wahaSessions) {
        return new WebhookInbox(WahaEventHandler.all(List.of(
                sent,
                new MonitorSignals(wahaSessions),
                new SessionSignaller(
                        sessions.signals(),
                        clock,
                        config.engine().newChatRetry().toMillis()),
                storage.acks.then(storage.receipts),
                optOuts,
                new CorrespondentRecorder(lids, storage.correspondents, sessions.signals()))));
    }

    private WahaEventHandler watched(
            WahaEventHandler events,
            LocalSessions sessions,
            LocalWahaSessions wahaSessions,
            @Nullable HistoryReader reader) {
        WahaEventHandler watched =
                new WebhookRefusals(events, new RefusedWebhooks(sessions.signals(), wahaSessions, reader), clock);
        return event -> {
            if (event instanceof WahaEvent.Refused) {
                metrics.refusedWebhook();
            }
            return watched.handle(event);
        };
    }
}
