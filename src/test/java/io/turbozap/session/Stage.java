package io.turbozap.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.Lane;
import io.turbozap.campaign.SendState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The real actor of one session under a virtual clock, with a scripted gateway and journal. */
final class Stage {

    static final long INTERVAL = 60_000;
    static final long RECHECK = 30_000;
    static final long SETTLE_AFTER = 45_000;
    static final long HOUR = 3_600_000;
    static final SessionPolicy POLICY = new SessionPolicy(INTERVAL, 3, 1_000, RECHECK, SETTLE_AFTER, 20);

    final VirtualTime time = new VirtualTime();
    final ScriptedGateway gateway = new ScriptedGateway(time);
    final ScriptedJournal journal = new ScriptedJournal(time);
    final Board board = new Board();
    final List<Announcement> announced = new ArrayList<>();
    final SessionActor actor;

    int opens;

    private final long wallAtStart = time.now().wall();

    Stage() {
        this(POLICY);
    }

    Stage(SessionPolicy policy) {
        actor = new SessionActor(
                Samples.SESSION,
                policy,
                session -> {
                    opens++;
                    return gateway;
                },
                journal,
                time,
                time,
                board,
                announced::add);
    }

    static Stage withInterval(long interval) {
        return new Stage(new SessionPolicy(interval, 3, 1_000, RECHECK, SETTLE_AFTER, 20));
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
        done(new SessionCommand.Create(campaign));
        return campaign;
    }

    Campaign running(int messages, int contacts) {
        return running(Lane.CAMPAIGN, messages, contacts);
    }

    Campaign running(Lane lane, int messages, int contacts) {
        Campaign campaign = created(lane, messages, contacts);
        execute(campaign);
        return campaign;
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
        SessionReply reply = ask(new SessionCommand.Read(campaign.id(), state, from, limit));
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
        return wall == null ? null : wall - wallAtStart;
    }

    /** When a blocker ends, by the virtual clock, or null. */
    @Nullable
    Long until(Rule rule) {
        Long wall = blocker(rule).until();
        return wall == null ? null : wall - wallAtStart;
    }
}
