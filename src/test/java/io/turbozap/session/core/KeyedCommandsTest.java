package io.turbozap.session.core;

import static io.turbozap.fixture.Refusal.assertRefused;
import static io.turbozap.fixture.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turbozap.actor.CommandException.Code;
import io.turbozap.actor.LocalCodec;
import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.Lane;
import io.turbozap.campaign.Org;
import io.turbozap.campaign.SessionName;
import io.turbozap.fixture.Refusal;
import io.turbozap.idempotency.KeyedRequest;
import io.turbozap.session.CampaignView;
import io.turbozap.session.Capacity;
import io.turbozap.session.FakeGateways;
import io.turbozap.session.MediaCheck;
import io.turbozap.session.Retention;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.actor.LocalSessions;
import io.turbozap.session.port.Archive;
import io.turbozap.session.port.Consent;
import io.turbozap.session.port.Journal;
import io.turbozap.session.port.KnownChats;
import io.turbozap.session.port.NumberMemory;
import io.turbozap.session.port.SessionPorts;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.junit5.VertxExtension;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What follows from a keyed request is recorded together with its key, in one piece. */
@ExtendWith(VertxExtension.class)
final class KeyedCommandsTest {

    private static final SessionName SESSION = new SessionName("a");

    /** What was recorded: the key, then the names of the events. */
    private final List<List<String>> records = Collections.synchronizedList(new ArrayList<>());

    private Vertx vertx;
    private LocalSessions sessions;

    @BeforeEach
    void open(Vertx fresh) {
        vertx = fresh;
        LocalCodec.install(vertx);
        Journal journal = new Journal() {
            @Override
            public Future<Void> record(SessionName session, List<SessionEvent> events) {
                return record(session, events, null);
            }

            @Override
            public Future<Void> record(SessionName session, List<SessionEvent> events, @Nullable KeyedRequest call) {
                List<String> names = new ArrayList<>();
                names.add(call == null ? "no key" : call.key());
                events.forEach(event -> names.add(event.getClass().getSimpleName()));
                records.add(names);
                return Future.succeededFuture();
            }

            @Override
            public Future<Void> recordHold(boolean held) {
                return Future.succeededFuture();
            }
        };
        SessionPolicy policy = new SessionPolicy(600_000, 3, 1_000, Stage.RECHECK, Stage.SETTLE_AFTER, 20);
        sessions = new LocalSessions(
                vertx,
                session -> policy,
                new SessionPorts(
                        new FakeGateways(),
                        journal,
                        Archive.none(),
                        campaign -> Future.failedFuture("no address book"),
                        Consent.Opener.ofAll(),
                        NumberMemory.none(),
                        KnownChats.none(),
                        MediaCheck.none()),
                InstantSource.system(),
                new Capacity(100, 10, Long.MAX_VALUE),
                new Retention(100, Stage.HOUR),
                50);
    }

    /** Does something for a request that has this key. */
    private <T> T under(String key, Supplier<Future<T>> work) throws Exception {
        Promise<T> done = Promise.promise();
        ContextInternal request = ((ContextInternal) vertx.getOrCreateContext()).duplicate();
        request.runOnContext(here -> {
            new KeyedRequest(Org.FIRST, "operator", key, "POST /", 0).enter();
            work.get().onComplete(done);
        });
        return await(done.future());
    }

    private static Campaign campaign() {
        return Samples.campaign(SESSION, Lane.CAMPAIGN, 1, 2);
    }

    @Test
    void a_create_carries_its_key_and_what_others_do_does_not() throws Exception {
        under("k1", () -> sessions.commands().create(campaign()));
        await(sessions.commands().create(campaign()));
        assertEquals(List.of(List.of("k1", "CampaignCreated"), List.of("no key", "CampaignCreated")), records);
    }

    @Test
    void a_create_that_starts_is_one_record() throws Exception {
        CampaignView started = under("k1", () -> sessions.commands().start(campaign()));
        assertEquals(CampaignStatus.RUNNING, started.status());
        assertEquals(List.of("k1", "CampaignCreated", "CampaignStarted"), records.get(0));
    }

    @Test
    void a_start_lets_the_campaign_through_a_hold_as_execute_does() throws Exception {
        await(sessions.commands().create(campaign()));
        await(sessions.commands().stopAll());
        records.clear();
        CampaignView started = under("k1", () -> sessions.commands().start(campaign()));
        assertEquals(CampaignStatus.RUNNING, started.status());
        assertEquals(List.of("k1", "CampaignCreated", "CampaignStarted", "CampaignReleased"), records.get(0));
    }

    @Test
    void a_command_that_changes_nothing_is_recorded_all_the_same() throws Exception {
        Campaign campaign = campaign();
        await(sessions.commands().start(campaign));
        records.clear();
        under("k1", () -> sessions.commands().execute(campaign.id()));
        assertEquals(List.of(List.of("k1")), records);
    }

    @Test
    void a_refused_command_leaves_no_key() throws Exception {
        Campaign campaign = campaign();
        await(sessions.commands().create(campaign));
        records.clear();
        assertRefused(Code.CONFLICT, under("k1", () -> sessions.commands()
                .pause(campaign.id())
                .<Object>map(view -> view)
                .otherwise(Refusal::of)));
        assertEquals(List.of(), records);
    }

    @Test
    void a_question_takes_no_key_from_what_follows() throws Exception {
        Campaign campaign = campaign();
        await(sessions.commands().create(campaign));
        records.clear();
        under("k1", () -> sessions.queries().fetch(campaign.id()).compose(found -> sessions.commands()
                .create(campaign())));
        assertEquals(List.of(List.of("k1", "CampaignCreated")), records);
    }
}
