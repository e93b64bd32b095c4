package io.turbozap.waha.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.actor.CommandException.Code;
import io.turbozap.actor.LocalCodec;
import io.turbozap.campaign.SessionName;
import io.turbozap.config.Config;
import io.turbozap.config.WahaConfig;
import io.turbozap.fixture.Refusal;
import io.turbozap.session.AccountLimits;
import io.turbozap.simulator.Simulator;
import io.turbozap.simulator.model.SimulatorOptions;
import io.turbozap.waha.FakeWaha;
import io.turbozap.waha.send.WahaGateways;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Followers before the simulated WAHA, and the news that they publish. */
class LocalWahaSessionsTest {

    private static final SessionName PROMO = new SessionName("marketing-promo");

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<WahaSessionState> news = new LinkedBlockingQueue<>();
    private Simulator simulator;
    private LocalWahaSessions accounts;

    @BeforeEach
    void open() throws Exception {
        LocalCodec.install(vertx);
        vertx.eventBus().<WahaSessionChanged>localConsumer(WahaSessionChanged.ADDRESS, message -> {
            assertEquals(PROMO, message.body().session());
            news.add(message.body().state());
        });
        simulator = Simulator.start(
                        vertx,
                        SimulatorOptions.builder().port(0).timeScale(0.001).build())
                .await(10, TimeUnit.SECONDS);
        Config config = Config.of(Map.of("WAHA_BASE_URL", simulator.baseUrl()));
        accounts = LocalWahaSessions.open(
                        vertx,
                        WahaGateways.outbound(vertx, 1, config.waha()),
                        config.waha(),
                        null,
                        Clock.systemUTC(),
                        (session, limits) -> {})
                .await(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    private WahaSessionState next() throws Exception {
        WahaSessionState state = news.poll(20, TimeUnit.SECONDS);
        assertTrue(state != null, "no news");
        return state;
    }

    @Test
    void every_state_on_the_way_to_an_account_is_news() throws Exception {
        accounts.connect(PROMO, false).await(10, TimeUnit.SECONDS);
        assertEquals(WahaSessionState.Absent.INSTANCE, next());
        assertEquals(WahaSessionState.Starting.INSTANCE, next());
        assertEquals(new WahaSessionState.ScanQr(null), next());
        WahaSessionState.ScanQr shown = assertInstanceOf(WahaSessionState.ScanQr.class, next());
        assertTrue(String.valueOf(shown.picture()).startsWith("data:image/png;base64,"));

        assertTrue(simulator.scan("marketing-promo").await(10, TimeUnit.SECONDS));
        assertInstanceOf(WahaSessionState.Working.class, next());
        accounts.disconnect(PROMO).await(10, TimeUnit.SECONDS);
        assertEquals(WahaSessionState.Stopped.INSTANCE, next());
        accounts.delete(PROMO).await(10, TimeUnit.SECONDS);
        assertEquals(WahaSessionState.Absent.INSTANCE, next());
        assertEquals(0, accounts.all().await(10, TimeUnit.SECONDS).accounts().size());
    }

    @Test
    void orders_to_one_session_are_carried_out_one_after_the_other() throws Exception {
        accounts.connect(PROMO, false);
        accounts.disconnect(PROMO);
        accounts.connect(PROMO, false);
        WahaSessionView last = accounts.disconnect(PROMO).await(10, TimeUnit.SECONDS);

        assertEquals(WahaSessionState.Stopped.INSTANCE, last.state());
    }

    @Test
    void server_that_cannot_tell_of_limits_is_asked_for_them_once() throws Exception {
        FakeWaha fake = FakeWaha.start(vertx);
        WahaConfig config = Config.of(Map.of("WAHA_BASE_URL", "http://localhost:" + fake.port()))
                .waha();
        WahaSessionClient calls = new WahaSessionClient(WahaGateways.outbound(vertx, 1, config), config);
        Promise<WahaSessionAnswer> last = Promise.promise();
        vertx.runOnContext(turn -> calls.make(WahaSessionAction.FETCH_LIMITS, PROMO, null)
                .compose(first -> calls.make(WahaSessionAction.FETCH_LIMITS, PROMO, null))
                .onComplete(last));
        assertEquals(new WahaSessionAnswer.Limits(null), last.future().await(10, TimeUnit.SECONDS));

        assertEquals("/api/sessions/marketing-promo/timelock", fake.next().path());
        assertEquals("/api/sessions/marketing-promo/capping", fake.next().path());
        assertEquals(0, fake.unread());
    }

    @Test
    void too_many_orders_at_once_are_refused() throws Exception {
        for (int i = 0; i < 20; i++) {
            accounts.restart(PROMO);
        }

        Refusal.assertRefused(Code.FULL, accounts.restart(PROMO));
    }

    @Test
    void session_that_nobody_named_is_found_where_waha_has_it() throws Exception {
        accounts.connect(PROMO, false).await(10, TimeUnit.SECONDS);
        WahaSessionView view = accounts.refresh(PROMO).await(10, TimeUnit.SECONDS);

        assertEquals(PROMO, view.session());
        assertEquals(AccountLimits.UNKNOWN, view.limits());
        WahaSessions.Listing all = accounts.all().await(10, TimeUnit.SECONDS);
        assertTrue(all.complete());
        assertEquals(1, all.accounts().size());
    }
}
