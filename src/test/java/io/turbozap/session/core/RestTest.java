package io.turbozap.session.core;

import static io.turbozap.fixture.Refusal.assertRefused;
import static io.turbozap.fixture.Waiting.await;
import static io.turbozap.fixture.Waiting.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.turbozap.actor.CommandException.Code;
import io.turbozap.actor.LocalCodec;
import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.Lane;
import io.turbozap.campaign.SessionName;
import io.turbozap.fixture.Refusal;
import io.turbozap.session.ActorLifetime;
import io.turbozap.session.CampaignView;
import io.turbozap.session.Capacity;
import io.turbozap.session.FakeGateways;
import io.turbozap.session.PacingRules;
import io.turbozap.session.Retention;
import io.turbozap.session.SessionView;
import io.turbozap.session.actor.CapacityCheck;
import io.turbozap.session.actor.LocalSessions;
import io.turbozap.session.port.SessionPorts;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sessions without anything to do live in the store. */
@ExtendWith(VertxExtension.class)
@Timeout(60)
final class RestTest {

    private static final SessionName A = new SessionName("a");
    private static final SessionName B = new SessionName("b");
    private static final PacingRules SLOW = PacingRules.every(7_000);
    private static final Retention NONE = new Retention(0, Stage.HOUR);
    private static final long LONG = 600_000;

    private final FakeGateways gateways = new FakeGateways();
    private final RecordedSessions store = new RecordedSessions();
    private Vertx vertx;

    @BeforeEach
    void install(Vertx fresh) {
        vertx = fresh;
        LocalCodec.install(fresh);
    }

    private LocalSessions sessions(long restAfter) {
        return sessions(restAfter, new Capacity(10_000, 100, Long.MAX_VALUE));
    }

    private LocalSessions sessions(long restAfter, Capacity capacity) {
        SessionPolicy policy = new SessionPolicy(0, 3, 1_000, Stage.RECHECK, Stage.SETTLE_AFTER, 20);
        SessionPorts none = SessionPorts.of(gateways);
        return new LocalSessions(
                vertx,
                session -> policy,
                new SessionPorts(
                        gateways,
                        store,
                        store,
                        none.audiences(),
                        none.consent(),
                        none.numbers(),
                        none.knownChats(),
                        none.media()),
                InstantSource.system(),
                capacity,
                NONE,
                new ActorLifetime(restAfter, 50));
    }

    private static Campaign campaign(SessionName session) {
        return Samples.campaign(session, Lane.CAMPAIGN, 1, 2);
    }

    private void untilAllRest() {
        until("no actor is left", () -> vertx.deploymentIDs().isEmpty());
    }

    private static void done(Future<?> reply) {
        await(reply);
    }

    @Test
    void a_session_without_anything_to_do_rests_and_its_pace_is_known_all_the_same() {
        LocalSessions sessions = sessions(20);
        done(sessions.commands().pace(A, SLOW));
        untilAllRest();
        assertEquals(SLOW, await(sessions.queries().pacing(A)));
        assertEquals(0, await(sessions.queries().pacing(B)).interval());
        done(sessions.commands().pace(A, null));
        assertEquals(0, await(sessions.queries().pacing(A)).interval());
    }

    @Test
    void a_session_that_rests_is_woken_by_work_and_goes_on_as_it_was() {
        LocalSessions sessions = sessions(20);
        done(sessions.commands().pace(A, SLOW));
        untilAllRest();
        Campaign campaign = campaign(A);
        done(sessions.commands().start(campaign));
        until("the first of two is sent", () -> gateways.sent.get() == 1);
        CampaignView view = sessions.queries().campaign(campaign.id());
        assertNotNull(view);
        assertEquals(CampaignStatus.RUNNING, view.status(), "it waits for its own interval");
    }

    @Test
    void a_session_that_rests_shows_what_it_showed_before() {
        LocalSessions sessions = sessions(20);
        Campaign campaign = campaign(A);
        done(sessions.commands().start(campaign));
        until("it is sent", () -> gateways.sent.get() == 2);
        untilAllRest();
        SessionView worker = sessions.queries().session(A);
        assertNotNull(worker);
        assertEquals(List.of(worker), sessions.queries().sessions());
        assertEquals(2, worker.sentToday());
        assertEquals(2, sessions.queries().tally(A).completed());

        done(sessions.commands().start(campaign(A)));
        until("more is sent", () -> gateways.sent.get() == 4);
        until("it shows", () -> sessions.queries().sessions().get(0).sentToday() == 4);
        assertEquals(4, sessions.queries().tally(A).completed());
    }

    @Test
    void a_session_with_a_campaign_does_not_rest() throws Exception {
        LocalSessions sessions = sessions(20);
        done(sessions.commands().create(campaign(A)));
        done(sessions.commands().pace(B, SLOW));
        until("only one is left", () -> vertx.deploymentIDs().size() == 1);
        assertFalse(vertx.deploymentIDs().isEmpty());
        assertEquals(1, sessions.queries().campaignsInMemory());
    }

    @Test
    void sessions_that_rest_are_held_and_released_with_all_others() {
        LocalSessions sessions = sessions(20);
        done(sessions.commands().pace(A, null));
        untilAllRest();
        await(sessions.commands().stopAll());
        done(sessions.commands().create(campaign(A)));
        await(sessions.commands().pace(A, null));
        assertEquals(true, store.held(A));

        await(sessions.commands().resumeAll());
        assertEquals(false, store.held(A));
    }

    @Test
    void sessions_without_a_campaign_take_no_actor_at_the_start() {
        LocalSessions before = sessions(LONG);
        done(before.commands().pace(A, SLOW));
        Campaign waiting = campaign(B);
        done(before.commands().create(waiting));
        await(before.close());

        LocalSessions after = sessions(LONG);
        await(after.recover());
        assertEquals(1, vertx.deploymentIDs().size());
        assertEquals(SLOW, await(after.queries().pacing(A)));
        assertNotNull(after.queries().campaign(waiting.id()));
    }

    @Test
    void sessions_that_rest_count_among_those_that_there_may_be() {
        LocalSessions sessions = sessions(20, new Capacity(10, 2, Long.MAX_VALUE));
        done(sessions.commands().pace(A, SLOW));
        untilAllRest();
        done(sessions.commands().pace(B, SLOW));
        untilAllRest();
        assertRefused(Code.FULL, sessions.commands().pace(new SessionName("c"), SLOW));
        assertRefused(Code.FULL, sessions.commands().create(campaign(new SessionName("d"))));
        assertEquals(0, sessions.queries().campaignsInMemory());
        done(sessions.commands().create(campaign(A)));
    }

    @Test
    void sessions_awake_take_memory_only_until_they_rest() {
        LocalSessions sessions = sessions(LONG, new Capacity(10, 100, 2 * CapacityCheck.ACTOR_BYTES));
        done(sessions.commands().pace(A, SLOW));
        done(sessions.commands().pace(B, SLOW));
        assertRefused(Code.FULL, sessions.commands().pace(new SessionName("c"), SLOW));

        LocalSessions resting = sessions(20, new Capacity(10, 100, 2 * CapacityCheck.ACTOR_BYTES));
        for (int i = 0; i < 20; i++) {
            SessionName session = new SessionName("s" + i);
            until(
                    "there is room again",
                    () -> !(Refusal.outcome(resting.commands().pace(session, SLOW)) instanceof Refusal));
        }
    }

    @Test
    void what_cannot_be_read_is_not_woken_and_says_so() {
        LocalSessions sessions = sessions(LONG);
        store.unreadable = true;
        assertRefused(Code.NOT_RECORDED, sessions.commands().pace(A, SLOW));
        assertRefused(Code.NOT_RECORDED, sessions.commands().create(campaign(A)));
        assertEquals(0, sessions.queries().campaignsInMemory());
        store.unreadable = false;
        done(sessions.commands().create(campaign(A)));
    }

    @Test
    void nothing_is_lost_or_done_twice_while_sessions_go_to_rest() throws Exception {
        LocalSessions sessions = sessions(1);
        int threads = 4;
        CountDownLatch ends = new CountDownLatch(threads);
        ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
        List<Campaign> all = Collections.synchronizedList(new ArrayList<>());
        for (int t = 0; t < threads; t++) {
            SplittableRandom random = new SplittableRandom(t);
            new Thread(() -> {
                        try {
                            for (int i = 0; i < 60; i++) {
                                SessionName session = new SessionName("s" + random.nextInt(3));
                                done(sessions.commands().pace(session, SLOW));
                                Campaign campaign = campaign(session);
                                all.add(campaign);
                                done(sessions.commands().create(campaign));
                                done(sessions.commands().delete(campaign.id()));
                                if (random.nextInt(4) == 0) {
                                    Thread.sleep(random.nextInt(8));
                                }
                            }
                        } catch (Throwable failure) {
                            failures.add(failure);
                        } finally {
                            ends.countDown();
                        }
                    })
                    .start();
        }
        assertEquals(true, ends.await(50, TimeUnit.SECONDS));
        assertEquals(List.of(), List.copyOf(failures));
        assertEquals(0, sessions.queries().campaignsInMemory());
        untilAllRest();
    }
}
