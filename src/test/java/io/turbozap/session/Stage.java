package io.turbozap.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.Contacts;
import io.turbozap.campaign.Lane;
import io.turbozap.campaign.SendState;
import io.turbozap.campaign.media.MediaWarning;
import io.turbozap.campaign.number.PersonSet;
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
final class Stage {

    static final long INTERVAL = 60_000;
    static final long RECHECK = 30_000;
    static final long SETTLE_AFTER = 45_000;
    static final long MEDIA_SETTLE_AFTER = 600_000;
    static final long HOUR = 3_600_000;
    static final MessageIdForm IDS = new MessageIdForm("3EB0", 18, true);
    static final SessionPolicy POLICY = new SessionPolicy(INTERVAL, 3, 1_000, RECHECK, SETTLE_AFTER, 20);

    /** With numbers looked up before their first message. */
    static final SessionPolicy CHECKING = new SessionPolicy(
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

    final VirtualTime time = new VirtualTime();
    final ScriptedGateway gateway = new ScriptedGateway(time);
    final ScriptedJournal journal = new ScriptedJournal(time);
    final Board board = new Board();
    final List<Announcement> announced = new ArrayList<>();
    final SessionActor actor;

    final Set<String> refused = new HashSet<>();
    NumberMemory numbers = NumberMemory.none();
    Future<Contacts> audience = Future.failedFuture("there is no address book");
    /** Who is in the address book after a restart. */
    final Promise<Contacts> audienceOfRestart = Promise.promise();

    /** Who is no stranger. */
    Future<PersonSet> known = Future.succeededFuture(new PersonSet());

    /** The campaigns whose files were looked at. */
    final List<Campaign> looks = new ArrayList<>();

    /** What is found out about files. */
    Future<List<MediaWarning>> look = Future.succeededFuture(List.of());

    int opens;

    private final SessionPolicy policy;

    Stage() {
        this(POLICY);
    }

    /** With these rules of pacing. */
    Stage(PacingRules rules) {
        this(new SessionPolicy(
                rules, 3, 1_000, RECHECK, SETTLE_AFTER, MEDIA_SETTLE_AFTER, 20, 24 * HOUR, 0, HOUR, false));
    }

    /** This session in another process, {@code down} milliseconds after this one was killed. */
    Stage restarted(long down) {
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

    Stage(SessionPolicy policy) {
        this.policy = policy;
        actor = new SessionActor(Samples.SESSION, around(policy), time, announced::add, Alarm.NEVER, () -> {});
    }

    private Surroundings around(SessionPolicy policy) {
        return new Surroundings(
                session -> policy,
                session -> {
                    opens++;
                    return gateway;
                },
                journal,
                campaign -> audience.map(contacts -> new Audiences.Taken(contacts, 0)),
                refused::contains,
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
                board);
    }

    static Stage withInterval(long interval) {
        return new Stage(PacingRules.every(interval));
    }

    /** The answer to come; it fails the test if there are two. */
    static final class Answer {
        @Nullable
        SessionReply reply;

        int times;
    }

    Answer asked(SessionCommand command) {
        Answer answer = new Answer();
        actor.ask(command).onComplete(done -> {
            answer.times++;
            assertEquals(1, answer.times, "answered twice");
            answer.reply = done.result();
        });
        return answer;
    }

    /** The answer that comes at once. */
    SessionReply ask(SessionCommand command) {
        SessionReply reply = asked(command).reply;
        assertNotNull(reply, "not answered: " + command.getClass().getSimpleName());
        return reply;
    }

    SessionReply.Done done(SessionCommand command) {
        return assertInstanceOf(SessionReply.Done.class, ask(command));
    }

    Campaign created(int messages, int contacts) {
        return created(Lane.CAMPAIGN, messages, contacts);
    }

    Campaign created(Lane lane, int messages, int contacts) {
        Campaign campaign = Samples.campaign(lane, messages, contacts);
        done(new SessionCommand.Create(campaign, null));
        return campaign;
    }

    Campaign running(int messages, int contacts) {
        return running(Lane.CAMPAIGN, messages, contacts);
    }

    Campaign running(Campaign campaign) {
        done(new SessionCommand.Create(campaign, null));
        execute(campaign);
        return campaign;
    }

    Campaign running(Lane lane, int messages, int contacts) {
        Campaign campaign = created(lane, messages, contacts);
        execute(campaign);
        return campaign;
    }

    /** A campaign that starts by itself, {@code after} so many milliseconds by the calendar. */
    Campaign scheduled(int messages, int contacts, long after) {
        return scheduled(Samples.campaign(messages, contacts), after);
    }

    Campaign scheduled(Campaign campaign, long after) {
        done(new SessionCommand.Create(campaign, time.now().wall() + after));
        return campaign;
    }

    void pace(PacingRules rules) {
        done(new SessionCommand.Pace(rules));
    }

    void execute(Campaign campaign) {
        done(new SessionCommand.Execute(campaign.id()));
    }

    void pause(Campaign campaign) {
        done(new SessionCommand.Pause(campaign.id()));
    }

    void resume(Campaign campaign) {
        done(new SessionCommand.Resume(campaign.id()));
    }

    void stop(Campaign campaign) {
        done(new SessionCommand.Stop(campaign.id()));
    }

    void pass(long millis) {
        time.pass(millis);
    }

    /** Goes on to this time of the virtual clock. */
    void until(long millis) {
        time.pass(millis - time.millis());
    }

    CampaignView view(Campaign campaign) {
        CampaignView view = board.campaign(campaign.id());
        assertNotNull(view);
        return view;
    }

    CampaignStatus status(Campaign campaign) {
        return view(campaign).status();
    }

    SendState state(Campaign campaign, int index) {
        return request(campaign, index).state();
    }

    RequestView request(Campaign campaign, int index) {
        return page(campaign, null, index, 1).requests().get(0);
    }

    RequestPage page(Campaign campaign, @Nullable SendState state, int from, int limit) {
        SessionReply reply = ask(new SessionCommand.Read(campaign.id(), RequestFilter.in(state), from, limit));
        return assertInstanceOf(SessionReply.Requests.class, reply).page();
    }

    SessionView worker() {
        assertEquals(1, board.workers().size());
        return board.workers().get(0);
    }

    List<Rule> blockedBy() {
        return worker().blockedBy().stream().map(Blocker::rule).toList();
    }

    Blocker blocker(Rule rule) {
        return worker().blockedBy().stream()
                .filter(blocker -> blocker.rule() == rule)
                .findFirst()
                .orElseThrow(() -> new AssertionError(rule + " is not among " + worker().blockedBy()));
    }

    /** When the next request starts, by the virtual clock, or null. */
    @Nullable
    Long nextSendAt() {
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
    Long until(Rule rule) {
        Long wall = blocker(rule).until();
        return wall == null ? null : wall - time.now().wall() + time.millis();
    }
}
