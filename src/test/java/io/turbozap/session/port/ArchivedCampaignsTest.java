package io.turbozap.session.port;

import static io.turbozap.fixture.Refusal.assertRefused;
import static io.turbozap.fixture.Waiting.await;
import static io.turbozap.fixture.Waiting.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.turbozap.actor.CommandException.Code;
import io.turbozap.actor.LocalCodec;
import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.Lane;
import io.turbozap.campaign.SendState;
import io.turbozap.campaign.SessionName;
import io.turbozap.fixture.Refusal;
import io.turbozap.session.CampaignView;
import io.turbozap.session.Capacity;
import io.turbozap.session.FakeGateways;
import io.turbozap.session.RequestFilter;
import io.turbozap.session.RequestPage;
import io.turbozap.session.RequestView;
import io.turbozap.session.Retention;
import io.turbozap.session.RetryScope;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.UncertainAction;
import io.turbozap.session.actor.LocalSessions;
import io.turbozap.session.core.RecordedSessions;
import io.turbozap.session.core.Samples;
import io.turbozap.session.core.SessionPolicy;
import io.turbozap.session.core.Stage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Campaigns that left the memory, or are about to, or went to another session: commands find them all the same. */
@ExtendWith(VertxExtension.class)
@Timeout(30)
final class ArchivedCampaignsTest {

    private static final SessionName A = new SessionName("a");
    private static final SessionName B = new SessionName("b");
    private static final Retention NONE = new Retention(0, Stage.HOUR);
    private static final Retention ONE = new Retention(1, Stage.HOUR);

    private final FakeGateways gateways = new FakeGateways();
    private final RecordedSessions store = new RecordedSessions();
    private Vertx vertx;

    @BeforeEach
    void install(Vertx fresh) {
        vertx = fresh;
        LocalCodec.install(fresh);
    }

    private LocalSessions sessions(Retention retention, int most) {
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
                new Capacity(1_000, most, Long.MAX_VALUE),
                retention,
                50);
    }

    private static Campaign campaign(SessionName session) {
        return Samples.campaign(session, Lane.CAMPAIGN, 1, 2);
    }

    private static Campaign completed(LocalSessions sessions, SessionName session) {
        Campaign campaign = campaign(session);
        await(sessions.commands().create(campaign));
        await(sessions.commands().execute(campaign.id()));
        until("the end of " + campaign.id(), () -> view(sessions, campaign).status() == CampaignStatus.COMPLETED);
        return campaign;
    }

    private static CampaignView view(LocalSessions sessions, Campaign campaign) {
        CampaignView view = await(sessions.queries().find(campaign.id()));
        assertNotNull(view);
        return view;
    }

    private static void untilInMemory(LocalSessions sessions, int count) {
        until(
                () -> count + " campaigns in memory, not " + sessions.queries().campaignsInMemory(),
                15,
                () -> sessions.queries().campaignsInMemory() == count);
    }

    @Test
    void an_archived_campaign_is_brought_back_to_answer_and_leaves_again() {
        LocalSessions sessions = sessions(NONE, 10);
        Campaign campaign = completed(sessions, A);
        untilInMemory(sessions, 0);
        RequestPage page = await(sessions.queries().requests(campaign.id(), RequestFilter.ALL, 0, 10));
        assertEquals(
                List.of(SendState.COMPLETED, SendState.COMPLETED),
                page.requests().stream().map(RequestView::state).toList());
        untilInMemory(sessions, 0);
    }

    @Test
    void every_command_finds_an_archived_campaign() {
        LocalSessions sessions = sessions(NONE, 10);
        Campaign campaign = completed(sessions, A);
        untilInMemory(sessions, 0);
        await(sessions.queries().fetch(campaign.id()));
        await(sessions.commands().stop(campaign.id()));
        for (Future<?> refused : List.of(
                sessions.commands().execute(campaign.id()),
                sessions.commands().pause(campaign.id()),
                sessions.commands().resume(campaign.id()),
                sessions.commands().retry(campaign.id(), RetryScope.ALL),
                sessions.commands().settle(campaign.id(), UncertainAction.ACCEPT, null),
                sessions.commands().update(campaign, null))) {
            assertRefused(Code.CONFLICT, refused);
        }
        assertEquals(0, await(sessions.queries().forecast(campaign.id(), null)).requests());
        await(sessions.commands().delete(campaign.id()));
        assertEquals(Refusal.NO_CAMPAIGN, Refusal.outcome(sessions.queries().fetch(campaign.id())));
        assertEquals(2, gateways.sent.get(), "nothing was sent again");
    }

    @Test
    void an_archived_campaign_answers_all_who_ask_at_once() {
        LocalSessions sessions = sessions(NONE, 10);
        Campaign campaign = completed(sessions, A);
        untilInMemory(sessions, 0);
        List<Future<RequestPage>> replies = IntStream.range(0, 300)
                .mapToObj(reader -> sessions.queries().requests(campaign.id(), RequestFilter.ALL, 0, 10))
                .toList();
        for (Future<RequestPage> reply : replies) {
            await(reply);
        }
        untilInMemory(sessions, 0);
    }

    @Test
    void a_campaign_that_leaves_the_memory_while_it_is_asked_answers() throws InterruptedException {
        store.delays = SessionEvent.CampaignRetired.class::isInstance;
        LocalSessions sessions = sessions(NONE, 10);
        Campaign campaign = completed(sessions, A);
        Runnable retire = store.delayed.poll(20, TimeUnit.SECONDS);
        assertNotNull(retire);
        Future<Campaign> asked = sessions.queries().fetch(campaign.id());
        store.delays = event -> false;
        retire.run();
        await(asked);
        untilInMemory(sessions, 0);
    }

    @Test
    void a_campaign_that_is_due_to_leave_before_it_is_back_leaves_all_the_same() throws InterruptedException {
        LocalSessions sessions = sessions(NONE, 10);
        Campaign campaign = completed(sessions, A);
        untilInMemory(sessions, 0);

        store.delays = SessionEvent.CampaignCreated.class::isInstance;
        Future<CampaignView> created = sessions.commands().create(campaign(A)); // keeps the session from taking it back
        Runnable create = store.delayed.poll(20, TimeUnit.SECONDS);
        assertNotNull(create);
        Future<Campaign> asked = sessions.queries().fetch(campaign.id());
        store.delays = event -> false;
        completed(sessions, B); // asks for whatever is due
        create.run();

        await(created);
        await(asked);
        untilInMemory(sessions, 1);
    }

    @Test
    void what_could_not_be_retired_is_tried_again() {
        store.refuses = SessionEvent.CampaignRetired.class::isInstance;
        LocalSessions sessions = sessions(ONE, 10);
        completed(sessions, A);
        completed(sessions, A);
        assertEquals(2, sessions.queries().campaignsInMemory());
        store.refuses = event -> false;
        completed(sessions, A);
        untilInMemory(sessions, 1);
    }

    @Test
    void an_archived_campaign_is_not_found_while_the_archive_cannot_be_read() {
        LocalSessions sessions = sessions(NONE, 10);
        Campaign campaign = completed(sessions, A);
        untilInMemory(sessions, 0);
        store.unreadable = true;
        assertRefused(Code.NOT_RECORDED, sessions.queries().fetch(campaign.id()));
        store.unreadable = false;
        await(sessions.queries().fetch(campaign.id()));
    }

    @Test
    void an_update_moves_a_campaign_to_another_session() {
        LocalSessions sessions = sessions(ONE, 2);
        Campaign campaign = campaign(A);
        await(sessions.commands().create(campaign));
        Campaign moved = Samples.replacing(campaign, B, 1);
        assertEquals(
                B, await(sessions.commands().update(moved, null)).campaign().session());
        assertEquals(B, view(sessions, campaign).campaign().session());
        assertEquals(1, sessions.queries().campaignsInMemory());

        gateways.hanging.add(A);
        await(sessions.commands().execute(campaign.id()));
        until("the end", () -> view(sessions, campaign).status() == CampaignStatus.COMPLETED);
        assertEquals(2, gateways.sent.get());
    }

    @Test
    void a_campaign_does_not_move_to_a_session_that_there_is_no_room_for() {
        LocalSessions sessions = sessions(ONE, 1);
        Campaign campaign = campaign(A);
        await(sessions.commands().create(campaign));
        assertRefused(Code.FULL, sessions.commands().update(Samples.replacing(campaign, B, 1), null));
        assertEquals(A, view(sessions, campaign).campaign().session());
    }

    @Test
    void a_campaign_stays_where_it_is_if_its_move_cannot_be_recorded() {
        store.refuses = SessionEvent.CampaignMoved.class::isInstance;
        LocalSessions sessions = sessions(ONE, 2);
        Campaign campaign = campaign(A);
        await(sessions.commands().create(campaign));
        assertRefused(Code.NOT_RECORDED, sessions.commands().update(Samples.replacing(campaign, B, 1), null));
        assertEquals(A, view(sessions, campaign).campaign().session());
    }
}
