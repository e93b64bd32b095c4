package io.turbozap.session.actor;

import static io.turbozap.fixture.Refusal.assertRefused;
import static io.turbozap.fixture.Waiting.await;
import static io.turbozap.fixture.Waiting.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.actor.CommandException;
import io.turbozap.actor.CommandException.Code;
import io.turbozap.actor.LocalCodec;
import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.Lane;
import io.turbozap.campaign.SendState;
import io.turbozap.campaign.SessionName;
import io.turbozap.fixture.Refusal;
import io.turbozap.session.CampaignView;
import io.turbozap.session.Capacity;
import io.turbozap.session.Execution;
import io.turbozap.session.FakeGateways;
import io.turbozap.session.RequestFilter;
import io.turbozap.session.RequestPage;
import io.turbozap.session.Retention;
import io.turbozap.session.SessionView;
import io.turbozap.session.core.RecordedSessions;
import io.turbozap.session.core.Samples;
import io.turbozap.session.core.SessionPolicy;
import io.turbozap.session.core.Stage;
import io.turbozap.session.port.SessionPorts;
import io.turbozap.session.port.StoredCampaign;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** All sessions of a process, on real event loops. */
@ExtendWith(VertxExtension.class)
@Timeout(30)
final class LocalSessionsTest {

    private static final SessionName A = new SessionName("a");
    private static final SessionName B = new SessionName("b");
    private static final Capacity ROOMY = new Capacity(100_000, 1_000, Long.MAX_VALUE);
    private static final Retention LONG = new Retention(100_000, Stage.HOUR);

    private final FakeGateways gateways = new FakeGateways();
    private Vertx vertx;

    @BeforeEach
    void install(Vertx fresh) {
        vertx = fresh;
        LocalCodec.install(fresh);
    }

    private LocalSessions sessions(Capacity capacity, Retention retention, long grace) {
        return sessions(SessionPorts.of(gateways), capacity, retention, grace);
    }

    private LocalSessions sessions(SessionPorts sessionPorts, Capacity capacity, Retention retention, long grace) {
        SessionPolicy policy = new SessionPolicy(0, 3, 1_000, Stage.RECHECK, Stage.SETTLE_AFTER, 20);
        return new LocalSessions(
                vertx, session -> policy, sessionPorts, InstantSource.system(), capacity, retention, grace);
    }

    private LocalSessions sessions() {
        return sessions(ROOMY, LONG, 50);
    }

    private static Campaign campaign(SessionName session, int contacts) {
        return Samples.campaign(session, Lane.CAMPAIGN, 1, contacts);
    }

    private static void untilCompleted(LocalSessions sessions, Campaign campaign) {
        until("the end of " + campaign.id(), () -> status(sessions, campaign) == CampaignStatus.COMPLETED);
    }

    private static CampaignStatus status(LocalSessions sessions, Campaign campaign) {
        CampaignView view = sessions.queries().campaign(campaign.id());
        assertNotNull(view);
        return view.status();
    }

    private static Campaign running(LocalSessions sessions, SessionName session, int contacts) throws Exception {
        Campaign campaign = campaign(session, contacts);
        await(sessions.commands().create(campaign));
        await(sessions.commands().execute(campaign.id()));
        return campaign;
    }

    @Test
    void a_session_is_spawned_when_it_is_first_needed_and_once() throws Exception {
        LocalSessions sessions = sessions();
        assertEquals(0, vertx.deploymentIDs().size());
        List<Future<CampaignView>> replies = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            replies.add(sessions.commands().create(campaign(A, 1)));
        }
        await(Future.all(replies));
        assertEquals(1, vertx.deploymentIDs().size());
        assertEquals(50, sessions.queries().campaignsInMemory());
        assertEquals(List.of(), sessions.queries().sessions());
    }

    @Test
    void a_campaign_runs_to_its_end() throws Exception {
        LocalSessions sessions = sessions();
        Campaign campaign = running(sessions, A, 5_000);
        untilCompleted(sessions, campaign);
        assertEquals(5_000, gateways.sent.get());
        assertEquals(A, sessions.queries().sessions().get(0).session());
    }

    @Test
    void sessions_never_wait_for_each_other() throws Exception {
        LocalSessions sessions = sessions();
        gateways.hanging.add(A);
        Campaign stuck = running(sessions, A, 3);
        Campaign free = running(sessions, B, 3);
        untilCompleted(sessions, free);
        assertEquals(CampaignStatus.RUNNING, status(sessions, stuck));
        assertEquals(
                List.of(A, B),
                sessions.queries().sessions().stream().map(SessionView::session).toList());
    }

    @Test
    void too_many_campaigns_or_sessions_find_no_room() throws Exception {
        LocalSessions sessions = sessions(new Capacity(3, 1, Long.MAX_VALUE), LONG, 1_000);
        await(sessions.commands().create(campaign(A, 1)));
        assertRefused(Code.FULL, sessions.commands().create(campaign(B, 1)));
        await(sessions.commands().create(campaign(A, 1)));
        await(sessions.commands().create(campaign(A, 1)));
        assertRefused(Code.FULL, sessions.commands().create(campaign(A, 1)));
        assertEquals(3, sessions.queries().campaignsInMemory());
        assertEquals(1, vertx.deploymentIDs().size());
    }

    @Test
    void campaigns_find_no_room_beyond_the_memory_for_them_until_others_are_forgotten() throws Exception {
        Campaign first = campaign(A, 1_000);
        LocalSessions sessions = sessions(
                new Capacity(10, 10, CapacityCheck.ACTOR_BYTES + SessionRegistry.bytes(first.head())),
                new Retention(0, Stage.HOUR),
                1_000);
        await(sessions.commands().create(first));
        Refusal full = assertRefused(Code.FULL, sessions.commands().create(campaign(A, 1)));
        assertTrue(full.reason().contains("memory"), full.reason());

        await(sessions.commands().execute(first.id()));
        until("an empty memory", () -> sessions.queries().campaignsInMemory() == 0);
        await(sessions.commands().create(campaign(A, 1_000)));
    }

    @Test
    void there_is_no_more_room_for_many_at_once_than_for_one_after_the_other() throws Exception {
        LocalSessions sessions = sessions(new Capacity(10, 5, Long.MAX_VALUE), LONG, 1_000);
        List<Future<CampaignView>> replies = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            replies.add(sessions.commands().create(campaign(new SessionName("s" + i % 20), 1)));
        }
        replies.forEach(Refusal::outcome);
        long done = replies.stream().filter(Future::succeeded).count();
        assertEquals(10, done);
        assertEquals(10, sessions.queries().campaignsInMemory());
        assertEquals(5, vertx.deploymentIDs().size());
    }

    @Test
    void unknown_campaigns_are_not_found() throws Exception {
        LocalSessions sessions = sessions();
        CampaignId unknown = campaign(A, 1).id();
        for (Future<?> reply : List.of(
                sessions.commands().execute(unknown),
                sessions.commands().pause(unknown),
                sessions.commands().resume(unknown),
                sessions.commands().stop(unknown),
                sessions.queries().requests(unknown, RequestFilter.ALL, 0, 10))) {
            assertEquals(Refusal.NO_CAMPAIGN, Refusal.outcome(reply));
        }
        assertNull(sessions.queries().campaign(unknown));
        assertEquals(0, vertx.deploymentIDs().size());
    }

    @Test
    void stop_all_holds_sessions_that_are_spawned_later_too_and_resume_all_releases_them() throws Exception {
        LocalSessions sessions = sessions();
        gateways.hanging.add(A);
        Campaign early = running(sessions, A, 2);
        await(sessions.commands().stopAll());
        Campaign late = campaign(B, 2);
        await(sessions.commands().create(late));
        assertEquals("stop_all", assertNotNullView(sessions, early).pausedBy());
        gateways.letGo(A);
        assertEquals(0, gateways.sent.get());
        await(sessions.commands().resumeAll());
        await(sessions.commands().execute(late.id()));
        untilCompleted(sessions, early);
        untilCompleted(sessions, late);
    }

    @Test
    void sessions_that_come_to_be_while_all_are_being_held_are_held() throws Exception {
        for (int round = 0; round < 10; round++) {
            RecordedSessions store = new RecordedSessions();
            LocalSessions sessions = recorded(store);
            List<Campaign> campaigns = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                campaigns.add(campaign(new SessionName("r" + round + "-" + i), 1));
            }
            CountDownLatch half = new CountDownLatch(50);
            List<Future<CampaignView>> created = new ArrayList<>();
            Thread creator = new Thread(() -> campaigns.forEach(campaign -> {
                created.add(sessions.commands().create(campaign));
                half.countDown();
            }));
            creator.start();
            half.await();
            await(sessions.commands().stopAll());
            creator.join();
            await(Future.all(created));
            for (Campaign campaign : campaigns) {
                assertTrue(isHeld(sessions, store, campaign), campaign.session()::value);
            }
            await(sessions.close());
        }
    }

    /** Whether the session of {@code campaign} lets nothing pass but what is executed by name, as this one is. */
    private boolean isHeld(LocalSessions sessions, RecordedSessions store, Campaign campaign) {
        gateways.hanging.add(campaign.session());
        await(sessions.commands().execute(campaign.id()));
        StoredCampaign stored = await(store.campaign(campaign.id()));
        assertNotNull(stored);
        return stored.released();
    }

    @Test
    void a_hold_lasts_across_a_restart_for_sessions_that_come_to_be_after_it() {
        RecordedSessions store = new RecordedSessions();
        LocalSessions before = recorded(store);
        await(before.commands().stopAll());
        await(before.close());
        LocalSessions after = recorded(store);
        await(after.recover());
        Campaign campaign = campaign(A, 1);
        await(after.commands().create(campaign));
        assertTrue(isHeld(after, store, campaign));
    }

    private LocalSessions recorded(RecordedSessions store) {
        SessionPorts none = SessionPorts.of(gateways);
        return sessions(
                new SessionPorts(
                        gateways,
                        store,
                        store,
                        none.audiences(),
                        none.consent(),
                        none.numbers(),
                        none.knownChats(),
                        none.media()),
                ROOMY,
                LONG,
                50);
    }

    private static CampaignView assertNotNullView(LocalSessions sessions, Campaign campaign) {
        CampaignView view = sessions.queries().campaign(campaign.id());
        assertNotNull(view);
        return view;
    }

    @Test
    void held_sessions_let_only_the_executed_campaign_pass() throws Exception {
        LocalSessions sessions = sessions();
        await(sessions.commands().stopAll());
        Campaign executed = running(sessions, B, 2);
        untilCompleted(sessions, executed);
        gateways.hanging.add(B);
        Campaign next = running(sessions, B, 2);
        await(sessions.commands().stopAll());
        assertEquals("stop_all", assertNotNullView(sessions, next).pausedBy());
    }

    @Test
    void close_waits_for_what_is_in_flight() throws Exception {
        LocalSessions sessions = sessions(ROOMY, LONG, 20_000);
        gateways.hanging.add(A);
        Campaign campaign = running(sessions, A, 3);
        Future<Void> closed = sessions.close();
        until("nothing more to send", () -> sessions.queries().sessions().get(0).nextSendAt() == null);
        assertEquals(0, gateways.closed.get());
        gateways.letGo(A);
        await(closed);
        assertEquals(1, assertNotNullView(sessions, campaign).sendCounts().completed());
        assertEquals(2, assertNotNullView(sessions, campaign).sendCounts().pending());
        assertEquals(1, gateways.closed.get());
        assertRefused(Code.NOT_RECORDED, sessions.commands().create(campaign(A, 1)));
    }

    @Test
    void close_does_not_wait_for_ever() throws Exception {
        LocalSessions sessions = sessions();
        gateways.hanging.add(A);
        Campaign campaign = running(sessions, A, 3);
        await(sessions.close());
        assertEquals(1, gateways.closed.get());
        assertEquals(1, assertNotNullView(sessions, campaign).sendCounts().executing());
    }

    @Test
    void actors_outlive_the_verticle_that_spawned_them() throws Exception {
        LocalSessions sessions = sessions();
        Campaign campaign = campaign(A, 3);
        String spawner = await(vertx.deployVerticle(new VerticleBase() {
            @Override
            public Future<?> start() {
                return sessions.commands().create(campaign);
            }
        }));
        await(vertx.undeploy(spawner));
        await(sessions.commands().execute(campaign.id()));
        untilCompleted(sessions, campaign);
    }

    @Test
    void completed_campaigns_leave_beyond_the_number_that_is_kept() throws Exception {
        LocalSessions sessions = sessions(ROOMY, new Retention(2, Stage.HOUR), 1_000);
        List<Campaign> campaigns = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            campaigns.add(running(sessions, A, 1));
        }
        Campaign waiting = campaign(A, 1);
        await(sessions.commands().create(waiting));
        until("three in memory", () -> sessions.queries().campaignsInMemory() == 3);
        assertNull(sessions.queries().campaign(campaigns.get(0).id()));
        assertEquals(CampaignStatus.COMPLETED, status(sessions, campaigns.get(4)));
        assertEquals(CampaignStatus.PENDING, status(sessions, waiting));
    }

    @Test
    void campaigns_are_listed_page_by_page_in_order() throws Exception {
        LocalSessions sessions = sessions();
        List<CampaignId> ids = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            Campaign campaign = campaign(i % 2 == 0 ? A : B, 1);
            ids.add(campaign.id());
            await(sessions.commands().create(campaign));
        }
        ids.sort(null);
        List<CampaignId> listed = new ArrayList<>();
        CampaignId last = null;
        List<CampaignView> page = await(sessions.queries().campaigns(null, 3));
        while (!page.isEmpty()) {
            assertTrue(page.size() <= 3);
            page.forEach(view -> listed.add(view.campaign().id()));
            last = listed.get(listed.size() - 1);
            page = await(sessions.queries().campaigns(last, 3));
        }
        assertEquals(ids, listed);
    }

    @Test
    void a_look_right_after_an_answer_is_never_older_than_the_answer() throws Exception {
        LocalSessions sessions = sessions();
        List<Future<Void>> clients = new ArrayList<>();
        List<String> older = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            Campaign campaign = campaign(new SessionName("s" + i % 4), 20_000);
            Client client = new Client(sessions, campaign, older);
            clients.add(vertx.deployVerticle(client).compose(deployed -> client.finished.future()));
        }
        await(Future.all(clients));
        assertEquals(List.of(), older);
    }

    /** The only one who commands its campaign, so that it knows what it must see. */
    private static final class Client extends VerticleBase {
        final Promise<Void> finished = Promise.promise();
        private final LocalSessions sessions;
        private final Campaign campaign;
        private final List<String> older;
        private int left = 100;

        Client(LocalSessions sessions, Campaign campaign, List<String> older) {
            this.sessions = sessions;
            this.campaign = campaign;
            this.older = older;
        }

        @Override
        public Future<?> start() {
            return sessions.commands().create(campaign).onSuccess(created -> next());
        }

        private void next() {
            if (left-- == 0) {
                finished.complete();
                return;
            }
            CampaignId id = campaign.id();
            Future<?> reply =
                    switch (left % 5) {
                        case 0 -> sessions.commands().execute(id);
                        case 1 -> sessions.commands().pause(id);
                        case 2 -> sessions.commands().resume(id);
                        case 3 -> sessions.commands().stop(id);
                        default -> sessions.queries().requests(id, RequestFilter.ALL, 0, 1_000);
                    };
            reply.<Object>map(answer -> answer)
                    .otherwise(Refusal::of)
                    .onSuccess(this::check)
                    .onFailure(finished::tryFail)
                    .onSuccess(done -> next());
        }

        private void check(Object reply) {
            CampaignView seen = sessions.queries().campaign(campaign.id());
            if (seen == null) {
                complain("nothing after " + reply);
            } else if (reply instanceof Execution execution) {
                check(seen, execution.campaign());
            } else if (reply instanceof CampaignView view) {
                check(seen, view);
            } else if (reply instanceof RequestPage page) {
                long completed = page.requests().stream()
                        .filter(view -> view.state() == SendState.COMPLETED)
                        .count();
                if (seen.sendCounts().completed() < completed) {
                    complain("a page with " + completed + " before " + seen.sendCounts());
                }
            }
        }

        private void check(CampaignView seen, CampaignView answered) {
            boolean sameStatus = seen.status() == answered.status() || seen.status() == CampaignStatus.COMPLETED;
            if (!sameStatus
                    || seen.sendCounts().completed() < answered.sendCounts().completed()) {
                complain(answered.status() + " " + answered.sendCounts() + " before " + seen.status() + " "
                        + seen.sendCounts());
            }
        }

        private void complain(String what) {
            synchronized (older) {
                older.add(what);
            }
        }
    }

    @Test
    void every_one_of_ten_thousand_commands_is_answered_exactly_once() throws Exception {
        LocalSessions sessions = sessions();
        List<Campaign> campaigns = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            campaigns.add(campaign(new SessionName("s" + i % 10), 50));
        }
        await(Future.all(campaigns.stream().map(sessions.commands()::create).toList()));
        int threads = 4;
        int each = 2_500;
        AtomicInteger answers = new AtomicInteger();
        AtomicInteger failures = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(threads * each);
        List<Thread> senders = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            SplittableRandom random = new SplittableRandom(t);
            senders.add(new Thread(() -> {
                for (int i = 0; i < each; i++) {
                    CampaignId id =
                            campaigns.get(random.nextInt(campaigns.size())).id();
                    anything(sessions, id, random).onComplete(done -> {
                        answers.incrementAndGet();
                        failures.addAndGet(done.failed() && !(done.cause() instanceof CommandException) ? 1 : 0);
                        all.countDown();
                    });
                }
            }));
        }
        senders.forEach(Thread::start);
        for (Thread sender : senders) {
            sender.join();
        }
        assertTrue(all.await(20, TimeUnit.SECONDS), all.getCount() + " commands were not answered");
        await(sessions.commands().resumeAll());
        assertEquals(threads * each, answers.get());
        assertEquals(0, failures.get());
        campaigns.forEach(
                campaign -> Refusal.outcome(sessions.commands().execute(campaign.id()))); // some are completed
        until("the end of all", () -> campaigns.stream()
                .allMatch(done -> status(sessions, done) == CampaignStatus.COMPLETED));
        assertEquals(40 * 50, gateways.sent.get(), "each request was sent once");
        assertFalse(sessions.queries().sessions().stream().anyMatch(worker -> worker.pendingRequests() != 0));
    }

    private static Future<?> anything(LocalSessions sessions, CampaignId id, SplittableRandom random) {
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> sessions.commands().execute(id);
            case 3, 4 -> sessions.commands().pause(id);
            case 5, 6 -> sessions.commands().resume(id);
            case 7, 8 -> sessions.commands().stop(id);
            case 9 ->
                random.nextInt(20) == 0
                        ? sessions.commands().stopAll()
                        : sessions.commands().stop(id);
            case 10 ->
                random.nextInt(5) == 0
                        ? sessions.commands().resumeAll()
                        : sessions.commands().resume(id);
            default -> sessions.queries().requests(id, RequestFilter.ALL, 0, 100);
        };
    }
}
