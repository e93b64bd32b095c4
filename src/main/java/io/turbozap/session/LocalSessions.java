package io.turbozap.session;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.SendState;
import io.turbozap.campaign.SessionName;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link Sessions} in this process: one verticle per session, spawned when it is first needed. */
public final class LocalSessions implements Sessions {

    /**
     * How much there may be at once.
     *
     * @param campaigns campaigns, whatever their status
     * @param sessions sessions with an actor
     * @param bytes memory that campaigns take together
     */
    public record Capacity(int campaigns, int sessions, long bytes) {}

    private static final Logger log = LoggerFactory.getLogger(LocalSessions.class);
    private static final long RETIRE_EVERY_MILLIS = 30_000;
    private static final DeliveryOptions ASK =
            new DeliveryOptions().setSendTimeout(30_000).setLocalOnly(true);

    private final Vertx vertx;
    private final Context root;
    private final Capacity capacity;
    private final Board board = new Board();
    private final CampaignRoom room;
    private final Retirement retirement;
    private final SessionVerticle.Surroundings around;
    private final Map<SessionName, Future<String>> actors = new ConcurrentHashMap<>();
    private volatile boolean held;
    private volatile boolean closing;

    /**
     * Create it outside of any verticle: actors must not end with whoever happened to spawn them.
     *
     * @param shutdownGrace how long {@link #close} waits for what is in flight, in milliseconds
     */
    public LocalSessions(
            Vertx vertx,
            SessionPolicy policy,
            Gateway.Opener gateways,
            Journal journal,
            InstantSource clock,
            Capacity capacity,
            Retention retention,
            long shutdownGrace) {
        this.vertx = vertx;
        this.root = vertx.getOrCreateContext();
        this.capacity = capacity;
        this.room = new CampaignRoom(board, capacity);
        this.retirement = new Retirement(retention, capacity.bytes() / 2);
        this.around = new SessionVerticle.Surroundings(
                policy, gateways, journal, new SteadyClock(clock), board, shutdownGrace);
        root.runOnContext(here -> {
            vertx.eventBus().<Announcement>localConsumer(Announcement.ADDRESS, news -> heard(news.body()));
            vertx.setPeriodic(RETIRE_EVERY_MILLIS, tick -> retire(clock.millis()));
        });
    }

    @Override
    public Future<SessionReply> create(Campaign campaign) {
        if (closing) {
            return Future.succeededFuture(new SessionReply.NotRecorded("shutting down"));
        }
        SessionName session = campaign.session();
        String shortage = admit(campaign);
        return shortage != null
                ? Future.succeededFuture(new SessionReply.Full(shortage))
                : spawned(session, actor -> ask(session, new SessionCommand.Create(campaign)))
                        .onComplete(answered -> room.arrived(campaign));
    }

    /** Takes room for a campaign and for its session; says what there is not enough of. */
    private synchronized @Nullable String admit(Campaign campaign) {
        SessionName session = campaign.session();
        if (!actors.containsKey(session) && actors.size() >= capacity.sessions()) {
            return "There are too many sessions: use one of them, or raise MAX_SESSIONS";
        }
        String shortage = room.take(campaign);
        if (shortage == null) {
            actors.computeIfAbsent(session, this::spawn);
        }
        return shortage;
    }

    @Override
    public Future<SessionReply> execute(CampaignId campaign) {
        return askAbout(campaign, new SessionCommand.Execute(campaign));
    }

    @Override
    public Future<SessionReply> pause(CampaignId campaign) {
        return askAbout(campaign, new SessionCommand.Pause(campaign));
    }

    @Override
    public Future<SessionReply> resume(CampaignId campaign) {
        return askAbout(campaign, new SessionCommand.Resume(campaign));
    }

    @Override
    public Future<SessionReply> stop(CampaignId campaign) {
        return askAbout(campaign, new SessionCommand.Stop(campaign));
    }

    @Override
    public Future<SessionReply> requests(CampaignId campaign, @Nullable SendState state, int from, int limit) {
        return askAbout(campaign, new SessionCommand.Read(campaign, state, from, limit));
    }

    @Override
    public Future<Void> stopAll() {
        held = true;
        return askAll(SessionCommand.Hold.INSTANCE);
    }

    @Override
    public Future<Void> resumeAll() {
        held = false;
        return askAll(SessionCommand.Release.INSTANCE);
    }

    @Override
    public @Nullable CampaignView campaign(CampaignId campaign) {
        return board.campaign(campaign);
    }

    @Override
    public int campaignCount() {
        return board.campaignCount();
    }

    @Override
    public List<CampaignView> campaigns(@Nullable CampaignId after, int limit) {
        return board.campaigns(after, limit);
    }

    @Override
    public List<SessionView> workers() {
        return board.workers();
    }

    @Override
    public Future<Void> close() {
        closing = true;
        List<Future<Void>> ends = new ArrayList<>();
        actors.values().forEach(actor -> ends.add(actor.compose(vertx::undeploy).otherwiseEmpty()));
        return Future.join(ends).mapEmpty();
    }

    private void heard(Announcement news) {
        if (news.event() instanceof SessionEvent.CampaignCompleted completed) {
            CampaignView view = board.campaign(completed.campaign());
            long bytes = view == null ? 0 : Board.bytes(view.campaign());
            retirement.completed(completed.campaign(), completed.at(), bytes);
            retire(completed.at());
        }
    }

    private void retire(long now) {
        for (CampaignId campaign : retirement.due(now)) {
            askAbout(campaign, new SessionCommand.Retire(campaign))
                    .onFailure(failure -> log.warn("campaign {} stays in memory: {}", campaign, failure.getMessage()));
        }
    }

    private Future<SessionReply> askAbout(CampaignId campaign, SessionCommand command) {
        CampaignView known = board.campaign(campaign);
        return known == null
                ? Future.succeededFuture(SessionReply.NotFound.INSTANCE)
                : ask(known.campaign().session(), command);
    }

    private Future<Void> askAll(SessionCommand command) {
        List<Future<SessionReply>> answers = new ArrayList<>();
        actors.keySet()
                .forEach(session -> answers.add(
                        spawned(session, actor -> ask(session, command)).compose(LocalSessions::refuseUnrecorded)));
        return Future.join(answers).mapEmpty();
    }

    private static Future<SessionReply> refuseUnrecorded(SessionReply reply) {
        return reply instanceof SessionReply.NotRecorded unrecorded
                ? Future.failedFuture(unrecorded.reason())
                : Future.succeededFuture(reply);
    }

    private Future<SessionReply> ask(SessionName session, SessionCommand command) {
        return vertx.eventBus()
                .<SessionReply>request(SessionVerticle.address(session), command, ASK)
                .map(Message::body);
    }

    /** Asks an actor once it is there, and answers on the context of the caller. */
    private Future<SessionReply> spawned(SessionName session, Function<String, Future<SessionReply>> ask) {
        Future<String> actor = actors.computeIfAbsent(session, this::spawn);
        if (actor.succeeded()) {
            return ask.apply(actor.result());
        }
        Context caller = vertx.getOrCreateContext();
        Promise<SessionReply> answer = Promise.promise();
        actor.onComplete(spawned -> caller.runOnContext(here -> {
            if (spawned.succeeded()) {
                ask.apply(spawned.result()).onComplete(answer);
            } else {
                answer.fail(spawned.cause());
            }
        }));
        return answer.future();
    }

    private Future<String> spawn(SessionName session) {
        Promise<String> deployment = Promise.promise();
        root.runOnContext(here -> vertx.deployVerticle(new SessionVerticle(session, around, held))
                .onFailure(failure -> actors.remove(session))
                .onComplete(deployment));
        return deployment.future();
    }
}
