package io.turbozap.schedule;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.turbozap.actor.LocalCodec;
import io.turbozap.actor.Timers;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.Message;
import io.turbozap.campaign.Recipients;
import io.turbozap.campaign.SessionName;
import io.turbozap.campaign.TextTemplate;
import io.turbozap.fixture.Refusal;
import io.turbozap.fixture.Waiting;
import io.turbozap.session.CampaignView;
import io.turbozap.session.Capacity;
import io.turbozap.session.MediaCheck;
import io.turbozap.session.Retention;
import io.turbozap.session.Sessions;
import io.turbozap.session.actor.LocalSessions;
import io.turbozap.session.core.SessionPolicy;
import io.turbozap.session.port.Audiences;
import io.turbozap.session.port.Consent;
import io.turbozap.session.port.KnownChats;
import io.turbozap.session.port.NumberMemory;
import io.turbozap.session.port.SessionPorts;
import io.turbozap.store.Database;
import io.turbozap.store.StoreOptions;
import io.turbozap.store.history.SqlArchive;
import io.turbozap.store.journal.SendLog;
import io.turbozap.store.journal.SqlAcks;
import io.turbozap.store.journal.SqlJournal;
import io.turbozap.store.opening.Stores;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Real sessions and a real store around the actor of recurring campaigns, whose clock and timer are in the test's hands. */
final class Stage implements AutoCloseable {

    static final long NOON = Instant.parse("2026-01-10T12:00:00Z").toEpochMilli();
    static final long HOUR = 3_600_000;
    static final SessionName SESSION = new SessionName("default");

    private static final long DAY = 24 * HOUR;
    private static final long PATIENCE_SECONDS = 20;

    final Vertx vertx = Vertx.vertx();
    final Database database;
    final LocalSessions sessions;
    final ScriptedGateways gateways = new ScriptedGateways();
    volatile long now = NOON - 10 * 60_000;
    volatile long delay;
    /** How many recurring campaigns there may be from the next {@link #restart} on. */
    int most = RecurrenceActor.MOST;

    private final InstantSource clock = () -> Instant.ofEpochMilli(now);
    private final Random random = new Random(3);
    private final Context context;
    private RecurrenceActor actor;

    Stage() {
        this(100);
    }

    /** @param completedMax how many completed campaigns stay in memory */
    Stage(int completedMax) {
        LocalCodec.install(vertx);
        context = vertx.getOrCreateContext();
        database = await(Stores.open(vertx, "memory", StoreOptions.defaults()));
        SendLog sends = await(SendLog.open(vertx, database));
        sessions = new LocalSessions(
                vertx,
                session -> new SessionPolicy(0, 1, 1, 20, 20, 0),
                new SessionPorts(
                        gateways,
                        new SqlJournal(vertx, sends, new SqlAcks(sends), clock),
                        new SqlArchive(sends.current(), clock),
                        campaign -> Future.succeededFuture(new Audiences.Taken(Recipients.of("5511900000009"), 0)),
                        Consent.Opener.ofAll(),
                        NumberMemory.none(),
                        KnownChats.none(),
                        MediaCheck.none()),
                clock,
                new Capacity(1_000, 10, 1 << 24),
                new Retention(completedMax, DAY),
                1_000);
        await(sessions.recover());
        actor = start(UnaryOperator.identity(), UnaryOperator.identity());
    }

    /** Starts another actor over the same store and sessions, as a process after this one would. */
    void restart() {
        restart(UnaryOperator.identity(), UnaryOperator.identity());
    }

    void restart(UnaryOperator<Database> store, UnaryOperator<Sessions> through) {
        actor = start(store, through);
    }

    private RecurrenceActor start(UnaryOperator<Database> store, UnaryOperator<Sessions> through) {
        RecurrenceActor[] started = new RecurrenceActor[1];
        Timers timers = (wait, wake) -> {
            delay = wait;
            return () -> {};
        };
        on(() -> {
            started[0] = new RecurrenceActor(
                    new RecurrenceStore(store.apply(database)), through.apply(sessions), clock, DAY, most, timers);
            return started[0].recover();
        });
        return started[0];
    }

    /** What {@code deed} answers on the actor's event loop. */
    <T> T on(Supplier<Future<T>> deed) {
        return await(later(deed));
    }

    <T> Future<T> later(Supplier<Future<T>> deed) {
        Promise<T> answer = Promise.promise();
        context.runOnContext(
                here -> Future.succeededFuture().compose(go -> deed.get()).onComplete(answer));
        return answer.future();
    }

    /** The answer, or the {@link Refusal}. */
    Object ask(RecurrenceCommand<?> command) {
        return on(() -> actor.ask(command).<Object>map(answer -> answer).otherwise(Refusal::of));
    }

    /** Wakes the actor at this time, and waits until it has done what it does. */
    void wakeAt(long time) {
        wakingAt(time);
        quiet();
    }

    void wakingAt(long time) {
        now = time;
        later(() -> {
            actor.wake();
            return Future.succeededFuture();
        });
    }

    void quiet() {
        on(() -> actor.quiet());
    }

    static RecurrencePlan plan(String cron, OverlapPolicy overlapPolicy, MisfirePolicy misfirePolicy) {
        return new RecurrencePlan(
                "news", SESSION, new CronSchedule(cron, ZoneId.of("UTC")), overlapPolicy, misfirePolicy);
    }

    static RunContent content() {
        return new RunContent(
                List.of(new Message.Text(TextTemplate.parse("hello"))),
                Recipients.of("5511900000001", "5511900000002"),
                1,
                null);
    }

    Recurrence fresh(RecurrencePlan plan, RunContent content) {
        return Recurrence.create(RecurrenceId.generate(clock.instant(), random), plan, content, now);
    }

    /** Creates one that runs every hour. */
    RecurrenceId hourly(OverlapPolicy overlapPolicy, MisfirePolicy misfirePolicy) {
        return create(plan("0 * * * *", overlapPolicy, misfirePolicy), content());
    }

    RecurrenceId create(RecurrencePlan plan, RunContent content) {
        Recurrence recurrence = fresh(plan, content);
        return done(ask(new RecurrenceCommand.Create(recurrence, content, null)))
                .id();
    }

    static Recurrence done(Object answer) {
        return assertInstanceOf(RecurrenceView.class, answer).recurrence();
    }

    RecurrenceView view(RecurrenceId id) {
        return assertInstanceOf(RecurrenceView.class, ask(new RecurrenceCommand.Get(id)));
    }

    RecurrenceState course(RecurrenceId id) {
        return view(id).recurrence().recurrenceState();
    }

    /** All campaigns there are, in order. */
    List<CampaignView> runs() {
        return await(sessions.queries().campaigns(null, 1_000));
    }

    List<Long> runTimes() {
        return runs().stream().map(CampaignView::scheduledAt).toList();
    }

    CampaignStatus status(CampaignId campaign) {
        CampaignView view = await(sessions.queries().find(campaign));
        if (view == null) {
            throw new AssertionError("no such campaign");
        }
        return view.status();
    }

    void until(Waiting.Condition condition) {
        Waiting.until(() -> "another course; campaigns: " + runs(), PATIENCE_SECONDS, condition);
    }

    void untilCompleted(CampaignId campaign) {
        until(() -> status(campaign) == CampaignStatus.COMPLETED);
    }

    @Nullable
    CampaignId last(RecurrenceId id) {
        return course(id).lastCampaign();
    }

    static <T> T await(Future<T> future) {
        return Waiting.await(future, PATIENCE_SECONDS);
    }

    @Override
    public void close() {
        await(sessions.close());
        await(database.close());
        await(vertx.close());
    }
}
