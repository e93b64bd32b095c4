package io.turbozap.session.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.turbozap.actor.Alarm;
import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.Lane;
import io.turbozap.campaign.Recipients;
import io.turbozap.campaign.SendState;
import io.turbozap.campaign.media.MediaWarning;
import io.turbozap.campaign.number.PersonSet;
import io.turbozap.fixture.Refusal;
import io.turbozap.session.BlockReason;
import io.turbozap.session.Blocker;
import io.turbozap.session.CampaignView;
import io.turbozap.session.PacingRules;
import io.turbozap.session.RequestFilter;
import io.turbozap.session.RequestPage;
import io.turbozap.session.RequestView;
import io.turbozap.session.SessionChanged;
import io.turbozap.session.SessionSignal;
import io.turbozap.session.SessionView;
import io.turbozap.session.actor.SessionActor;
import io.turbozap.session.actor.SessionEnvironment;
import io.turbozap.session.actor.SessionRegistry;
import io.turbozap.session.command.CommandResult;
import io.turbozap.session.command.SessionCommand;
import io.turbozap.session.port.Audiences;
import io.turbozap.session.port.MessageIdForm;
import io.turbozap.session.port.NumberCheck;
import io.turbozap.session.port.NumberMemory;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The real actor of one session under a virtual clock, with a scripted gateway and journal. */
public final class Stage {

    public static final long INTERVAL = 60_000;
    public static final long RECHECK = 30_000;
    public static final long SETTLE_AFTER = 45_000;
    static final long MEDIA_SETTLE_AFTER = 600_000;
    public static final long HOUR = 3_600_000;
    static final MessageIdForm IDS = new MessageIdForm("3EB0", 18, true);
    static final SessionPolicy POLICY = new SessionPolicy(INTERVAL, 3, 1_000, RECHECK, SETTLE_AFTER, 20);

    /** With numbers looked up before their first message. */
    public static final SessionPolicy CHECKING = new SessionPolicy(
            PacingRules.every(INTERVAL),
            3,
            1_000,
            RECHECK,
            SETTLE_AFTER,
            MEDIA_SETTLE_AFTER,
            20,
            24 * HOUR,
            0,
            HOUR,
            true);

    public final VirtualTime time = new VirtualTime();
    public final ScriptedGateway gateway = new ScriptedGateway(time);
    public final ScriptedJournal journal = new ScriptedJournal(time);
    public final SessionRegistry sessionRegistry = new SessionRegistry();
    final List<SessionChanged> announced = new ArrayList<>();
    public final SessionActor actor;

    public final Set<String> refused = new HashSet<>();
    public NumberMemory numbers = NumberMemory.none();
    Future<Recipients> audience = Future.failedFuture("there is no address book");
    /** Who is in the address book after a restart. */
    final Promise<Recipients> audienceOfRestart = Promise.promise();

    /** Who is no stranger. */
    Future<PersonSet> known = Future.succeededFuture(new PersonSet());

    /** The campaigns whose files were looked at. */
    public final List<Campaign> looks = new ArrayList<>();

    /** What is found out about files. */
    public Future<List<MediaWarning>> look = Future.succeededFuture(List.of());

    int opens;

    private final SessionPolicy policy;

    public Stage() {
        this(POLICY);
    }

    /** With these rules of pacing. */
    Stage(PacingRules rules) {
        this(new SessionPolicy(
                rules, 3, 1_000, RECHECK, SETTLE_AFTER, MEDIA_SETTLE_AFTER, 20, 24 * HOUR, 0, HOUR, false));
    }

    /** This session in another process, {@code down} milliseconds after this one was killed. */
    public Stage restarted(long down) {
        Stage next = killed();
        next.time.jump(down);
        next.recover();
        return next;
    }

    /** The next process right after this one was killed, before it recovers. */
    Stage killed() {
        Stage next = new Stage(policy);
        next.time.setWall(time.wall().toString());
        next.journal.goOn(journal);
        next.audience = next.audienceOfRestart.future();
        return next;
    }

    /** Goes on where the process before this one was killed. */
    void recover() {
        actor.recover(journal.recorded.stored());
    }

    public Stage(SessionPolicy policy) {
        this.policy = policy;
        actor = new SessionActor(Samples.SESSION, around(policy), time, announced::add, Alarm.NEVER, () -> {});
    }

    private SessionEnvironment around(SessionPolicy policy) {
        return new SessionEnvironment(
                session -> policy,
                session -> {
                    opens++;
                    return gateway;
                },
                journal,
                campaign -> audience.map(recipients -> new Audiences.Taken(recipients, 0)),
                session -> refused::contains,
                new NumberMemory() {
                    @Override
                    public Future<@Nullable NumberCheck> recall(String chatId) {
                        return numbers.recall(chatId);
                    }

                    @Override
                    public void learned(String chatId, NumberCheck check) {
                        numbers.learned(chatId, check);
                    }
                },
                session -> known,
                campaign -> {
                    looks.add(campaign);
                    return look;
                },
                new SplittableRandom(1),
                time,
                sessionRegistry);
    }

    public static Stage withInterval(long interval) {
        return new Stage(PacingRules.every(interval));
    }

    /** The answer to come; it fails the test if there are two. */
    public static final class Answer {
        @Nullable
        public Object reply;

        public int times;
    }

    public Answer asked(SessionCommand<?> command) {
        Answer answer = new Answer();
        actor.ask(command).onComplete(done -> {
            answer.times++;
            assertEquals(1, answer.times, "answered twice");
            answer.reply = done.succeeded() ? done.result() : Refusal.of(done.cause());
        });
        return answer;
    }

    /** The answer that comes at once. */
    public Object ask(SessionCommand<?> command) {
        Object reply = asked(command).reply;
        assertNotNull(reply, "not answered: " + command.getClass().getSimpleName());
        return reply;
    }

    public void signal(SessionSignal signal) {
        actor.signal(signal);
    }

    public CommandResult done(SessionCommand<?> command) {
        return assertInstanceOf(CommandResult.class, ask(command));
    }

    public Campaign created(int messages, int contacts) {
        return created(Lane.CAMPAIGN, messages, contacts);
    }

    public Campaign created(Lane lane, int messages, int contacts) {
        Campaign campaign = Samples.campaign(lane, messages, contacts);
        done(new SessionCommand.Create(campaign, null));
        return campaign;
    }

    public Campaign running(int messages, int contacts) {
        return running(Lane.CAMPAIGN, messages, contacts);
    }

    public Campaign running(Campaign campaign) {
        done(new SessionCommand.Create(campaign, null));
        execute(campaign);
        return campaign;
    }

    public Campaign running(Lane lane, int messages, int contacts) {
        Campaign campaign = created(lane, messages, contacts);
        execute(campaign);
        return campaign;
    }

    /** A campaign that starts by itself, {@code after} so many milliseconds by the calendar. */
    public Campaign scheduled(int messages, int contacts, long after) {
        return scheduled(Samples.campaign(messages, contacts), after);
    }

    Campaign scheduled(Campaign campaign, long after) {
        done(new SessionCommand.Create(campaign, time.now().wall() + after));
        return campaign;
    }

    void pace(PacingRules rules) {
        done(new SessionCommand.Pace(rules));
    }

    public void execute(Campaign campaign) {
        done(new SessionCommand.Execute(campaign.id()));
    }

    public void pause(Campaign campaign) {
        done(new SessionCommand.Pause(campaign.id()));
    }

    public void resume(Campaign campaign) {
        done(new SessionCommand.Resume(campaign.id()));
    }

    public void stop(Campaign campaign) {
        done(new SessionCommand.Stop(campaign.id()));
    }

    public void pass(long millis) {
        time.pass(millis);
    }

    /** Goes on to this time of the virtual clock. */
    public void until(long millis) {
        time.pass(millis - time.millis());
    }

    public CampaignView view(Campaign campaign) {
        CampaignView view = sessionRegistry.campaign(campaign.id());
        assertNotNull(view);
        return view;
    }

    public CampaignStatus status(Campaign campaign) {
        return view(campaign).status();
    }

    public SendState state(Campaign campaign, int index) {
        return request(campaign, index).state();
    }

    public RequestView request(Campaign campaign, int index) {
        return page(campaign, null, index, 1).requests().get(0);
    }

    public RequestPage page(Campaign campaign, @Nullable SendState state, int from, int limit) {
        Object reply = ask(new SessionCommand.Read(campaign.id(), RequestFilter.in(state), from, limit));
        return assertInstanceOf(RequestPage.class, reply);
    }

    public SessionView worker() {
        assertEquals(1, sessionRegistry.sessions().size());
        return sessionRegistry.sessions().get(0);
    }

    public List<BlockReason> blockedBy() {
        return worker().blockedBy().stream().map(Blocker::blockReason).toList();
    }

    public Blocker blocker(BlockReason blockReason) {
        return worker().blockedBy().stream()
                .filter(blocker -> blocker.blockReason() == blockReason)
                .findFirst()
                .orElseThrow(() -> new AssertionError(blockReason + " is not among " + worker().blockedBy()));
    }

    /** When the next request starts, by the virtual clock, or null. */
    @Nullable
    public Long nextSendAt() {
        Long wall = worker().nextSendAt();
        return wall == null ? null : wall - time.now().wall() + time.millis();
    }

    /** When the next request starts, by the calendar, or null. */
    @Nullable
    String nextSendAtWall() {
        Long wall = worker().nextSendAt();
        return wall == null ? null : Instant.ofEpochMilli(wall).toString();
    }

    /** When the sends were handed over, by the calendar as it stands now. */
    List<String> wallTimes() {
        return gateway.times().stream()
                .map(at -> Instant.ofEpochMilli(time.now().wallAt(at)).toString())
                .toList();
    }

    /** When a blocker ends, by the virtual clock, or null. */
    @Nullable
    Long until(BlockReason blockReason) {
        Long wall = blocker(blockReason).until();
        return wall == null ? null : wall - time.now().wall() + time.millis();
    }
}
