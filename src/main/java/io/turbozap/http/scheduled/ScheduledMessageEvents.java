package io.turbozap.http.scheduled;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.CampaignSource;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.SendCounts;
import io.turbozap.http.web.JsonWriter;
import io.turbozap.live.socketio.SocketIo;
import io.turbozap.session.CampaignView;
import io.turbozap.session.SessionChanged;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.SessionQueries;
import io.turbozap.store.history.Deliveries;
import io.turbozap.store.history.DeliveryFilter;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Events of single messages for the clients of Socket.IO, each with the message as the API shows it. */
public final class ScheduledMessageEvents extends VerticleBase {

    private static final Logger log = LoggerFactory.getLogger(ScheduledMessageEvents.class);

    /**
     * The address at which views of deleted messages are published, for they can be shown by no other means any more.
     */
    private static final String DELETED = "message-deleted";

    private final SessionQueries sessions;
    private final Deliveries deliveries;
    private final SocketIo clients;

    private ScheduledMessageEvents(SessionQueries sessions, Deliveries deliveries, SocketIo clients) {
        this.sessions = sessions;
        this.deliveries = deliveries;
        this.clients = clients;
    }

    /** Begins to notify {@code clients}. Open it once for each server. */
    public static Future<String> open(Vertx vertx, SessionQueries sessions, Deliveries deliveries, SocketIo clients) {
        return vertx.deployVerticle(new ScheduledMessageEvents(sessions, deliveries, clients));
    }

    /** A message was deleted, which was shown as {@code last}. */
    static void deleted(Vertx vertx, CampaignView last) {
        vertx.eventBus().publish(DELETED, last);
    }

    @Override
    public Future<?> start() {
        vertx.eventBus().<CampaignView>localConsumer(DELETED, last -> publish("messageDeleted", last.body()));
        vertx.eventBus().<SessionChanged>localConsumer(SessionChanged.ADDRESS, news -> {
            if (clients.hasListeners()) {
                handle(news.body().event());
            }
        });
        return Future.succeededFuture();
    }

    private void handle(SessionEvent event) {
        if (event instanceof SessionEvent.CampaignCreated created) {
            Campaign message = created.created();
            publish(
                    "messageScheduled",
                    fresh(message, created.scheduledAt(), message.createdAt().toEpochMilli()));
        } else if (event instanceof SessionEvent.CampaignReplaced replaced) {
            publish("messageUpdated", shown(fresh(replaced.replacement(), replaced.scheduledAt(), replaced.at())));
        } else if (event instanceof SessionEvent.CampaignMoved moved) {
            publish("messageUpdated", shown(fresh(moved.replacement(), moved.scheduledAt(), moved.at())));
        } else if (event instanceof SessionEvent.CampaignCompleted completed) {
            completed(completed.campaign());
        } else if (changesStatus(event)) {
            changed(sessions.campaign(Objects.requireNonNull(event.campaignId())));
        }
    }

    private static boolean changesStatus(SessionEvent event) {
        return event instanceof SessionEvent.CampaignStarted
                || event instanceof SessionEvent.CampaignPaused
                || event instanceof SessionEvent.CampaignResumed
                || event instanceof SessionEvent.CampaignStopped
                || event instanceof SessionEvent.CampaignUnscheduled
                || event instanceof SessionEvent.CampaignMissed
                || event instanceof SessionEvent.CampaignRetried
                || event instanceof SessionEvent.RequestsRetried;
    }

    /** As it was at that moment, whatever became of it since. */
    private static CampaignView fresh(Campaign message, @Nullable Long scheduledAt, long updatedAt) {
        return new CampaignView(
                message.head(),
                scheduledAt == null ? CampaignStatus.PENDING : CampaignStatus.SCHEDULED,
                new SendCounts(message.totalRequests(), 0, 0, 0, 0, 0),
                /* pausedBy= */ null,
                scheduledAt,
                /* startedAt= */ null,
                /* completedAt= */ null,
                updatedAt);
    }

    /** The message as all clients see it, unless it is under way already. */
    private CampaignView shown(CampaignView fresh) {
        CampaignView view = sessions.campaign(fresh.campaign().id());
        return view != null && view.startedAt() == null ? view : fresh;
    }

    /** Publishes a change, but not of what is completed by now: that has its own event. */
    private void changed(@Nullable CampaignView view) {
        if (view != null && view.status() != CampaignStatus.COMPLETED) {
            publish("messageUpdated", view);
        }
    }

    private void completed(CampaignId id) {
        sessions.find(id)
                .compose(view -> view == null || !isMessage(view) ? Future.succeededFuture() : completed(view))
                .onFailure(failure -> log.warn("the end of message {} is not published: {}", id, failure.getMessage()));
    }

    /** What did not leave is only updated: failed, skipped. */
    private Future<Void> completed(CampaignView view) {
        if (view.sendCounts().completed() == 0) {
            publish("messageUpdated", view);
            return Future.succeededFuture();
        }
        return deliveries
                .page(view.campaign().id(), DeliveryFilter.ALL, null, 1)
                .map(page -> {
                    if (page == null || page.isEmpty()) {
                        publish("messageDelivered", view);
                    } else {
                        Deliveries.Left left = new Deliveries.Left(view, page.get(0));
                        emit("messageDelivered", json -> ScheduledView.write(left, json));
                    }
                    return null;
                });
    }

    private void publish(String event, CampaignView view) {
        if (isMessage(view)) {
            emit(event, json -> ScheduledView.write(view, json));
        }
    }

    private static boolean isMessage(CampaignView view) {
        return view.campaign().source() == CampaignSource.SCHEDULED;
    }

    private void emit(String event, Consumer<JsonWriter> message) {
        JsonWriter json = new JsonWriter();
        message.accept(json);
        clients.emit(event, json.take());
    }
}
