package io.turbozap.live;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.RedactedText;
import io.turbozap.campaign.SessionName;
import io.turbozap.live.socketio.SocketIo;
import io.turbozap.session.CampaignView;
import io.turbozap.session.SessionQueries;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Live updates of one server: the topics that clients follow, and their frames. Make one for each server. Safe to use from any thread. */
public final class Live implements Pushes {

    private static final Logger log = LoggerFactory.getLogger(Live.class);
    private static final int MAX_DATA_CHARS = 64 * 1024;
    private static final long LOOK_AGAIN_MILLIS = 1_000;
    private static final int TICKS_OF_OVERVIEW = (int) (1_000 / Feed.MIN_MILLIS);

    private final Vertx vertx;
    private final SessionQueries sessions;
    private final Overviews overviews;
    private final InstantSource clock;
    private final int maxSockets;
    private final LiveTopics topics = new LiveTopics();
    private final AtomicInteger sockets = new AtomicInteger();
    private final SocketIo socketIo;
    private final ReceiptCounter receiptCounter;
    /** Only touched by {@link #tick}. */
    private int ticksToOverview;

    private volatile String deployment = "";

    private Live(
            Vertx vertx,
            SessionQueries sessions,
            Overviews overviews,
            Receipts receipts,
            InstantSource clock,
            int maxSockets) {
        this.vertx = vertx;
        this.sessions = sessions;
        this.overviews = overviews;
        this.clock = clock;
        this.maxSockets = maxSockets;
        this.receiptCounter = new ReceiptCounter(receipts, topics, clock);
        this.socketIo = new SocketIo(this::enter, this::leave);
    }

    /**
     * Opens live updates.
     *
     * @param receipts what acks brought of campaigns
     * @param maxSockets how many clients there may be at once
     */
    public static Future<Live> open(
            Vertx vertx,
            SessionQueries sessions,
            Overviews overviews,
            Receipts receipts,
            InstantSource clock,
            int maxSockets) {
        Live live = new Live(vertx, sessions, overviews, receipts, clock, maxSockets);
        return vertx.deployVerticle(new LiveVerticle(live)).map(deployed -> {
            live.deployment = deployed;
            return live;
        });
    }

    /** Pushes no more, and ends every poll of a Socket.IO client. */
    public Future<Void> close() {
        return vertx.undeploy(deployment);
    }

    /** The way to all clients of Socket.IO. */
    public SocketIo socketIo() {
        return socketIo;
    }

    /** The source of overviews. */
    public Overviews overviews() {
        return overviews;
    }

    /** Whether there is room for one more client at this moment. */
    public boolean hasRoom() {
        return sockets.get() < maxSockets;
    }

    /** Takes the place of one client, which {@link #leave} gives back; false if there is none left. */
    public boolean enter() {
        if (sockets.incrementAndGet() <= maxSockets) {
            return true;
        }
        leave();
        return false;
    }

    /** Gives a place back. */
    public void leave() {
        sockets.decrementAndGet();
    }

    /** How many clients there are. */
    public int sockets() {
        return sockets.get();
    }

    /** Whether there is anything to follow: sessions may come later, campaigns must be there. Fails without the store. */
    public Future<Boolean> exists(Topic topic) {
        return topic.isOfCampaign() ? view(topic).map(view -> view != null) : Future.succeededFuture(true);
    }

    /**
     * Begins to follow a topic, until {@link #unfollow}; the result are the frames to send at once. Fails with {@link
     * CannotFollowException} if nothing has begun.
     */
    Future<List<Frame>> follow(Topic topic, @Nullable Long lastSeq) {
        if (topic.equals(Topic.OVERVIEW)) {
            return overviews.refresh().map(refreshed -> required(topics.follow(overviews.now(), lastSeq)));
        }
        return topic.isOfCampaign()
                ? view(topic).map(view -> {
                    if (view == null) {
                        throw new CannotFollowException("Campaign not found");
                    }
                    return follow(topic, view, lastSeq);
                })
                : Future.succeededFuture().map(now -> follow(topic, null, lastSeq));
    }

    private List<Frame> follow(Topic topic, @Nullable CampaignView view, @Nullable Long lastSeq) {
        return required(topics.follow(topic, view, lastSeq, clock.millis()));
    }

    private static List<Frame> required(@Nullable List<Frame> missed) {
        if (missed == null) {
            throw new CannotFollowException("Too many topics are followed: try again later");
        }
        return missed;
    }

    private Future<@Nullable CampaignView> view(Topic topic) {
        return sessions.find(new CampaignId(topic.name()));
    }

    void unfollow(Topic topic) {
        topics.leave(topic);
    }

    /** Publishes new frames to the clients of all event loops. */
    void tick() {
        if (--ticksToOverview <= 0 && topics.followsOverview()) {
            ticksToOverview = TICKS_OF_OVERVIEW;
            overviews.refresh().map(refreshed -> overviews.now()).onSuccess(topics::change);
        }
        receiptCounter.tick();
        List<Frame> due = topics.tick(clock.millis(), sessions::campaign, this::queryStore);
        if (!due.isEmpty()) {
            vertx.eventBus().publish(Frames.ADDRESS, new Frames(due));
        }
    }

    private void queryStore(CampaignWatch watch) {
        sessions.find(watch.campaign())
                .onSuccess(view -> topics.found(watch, view))
                .onFailure(failure -> {
                    log.debug("campaign {} cannot be read: {}", watch.campaign(), failure.getMessage());
                    vertx.setTimer(LOOK_AGAIN_MILLIS, later -> topics.unknown(watch));
                });
    }

    @Override
    public void qr(SessionName session, String dataUrl) {
        JsonObject data = new JsonObject().put("sessionId", session.value()).put("qr", dataUrl);
        push(session, PushEvent.QR_UPDATE, data, feed -> {});
    }

    @Override
    public void status(SessionName session, String status, JsonObject details) {
        JsonObject data = new JsonObject()
                .put("sessionId", session.value())
                .put("status", status)
                .mergeIn(details);
        push(session, PushEvent.SESSION_STATUS, data, feed -> {
            if (!status.equals(SCANNING)) {
                feed.withdraw(PushEvent.QR_UPDATE);
            }
        });
    }

    private void push(SessionName session, PushEvent event, JsonObject data, Consumer<Feed> before) {
        String text = data.encode();
        if (text.length() > MAX_DATA_CHARS) {
            log.warn(
                    "{} of session {} is not pushed: {} characters",
                    event.wireName(),
                    RedactedText.text(session),
                    text.length());
            return;
        }
        topics.change(session, clock.millis(), feed -> {
            before.accept(feed);
            feed.put(event, text);
        });
    }
}
