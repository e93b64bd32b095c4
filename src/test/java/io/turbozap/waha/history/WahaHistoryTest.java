package io.turbozap.waha.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.SessionName;
import io.turbozap.config.Config;
import io.turbozap.config.WahaConfig;
import io.turbozap.simulator.Simulator;
import io.turbozap.simulator.model.Engine;
import io.turbozap.simulator.model.SimulatorOptions;
import io.turbozap.simulator.model.SimulatorOptionsBuilder;
import io.turbozap.waha.send.WahaGateways;
import io.turbozap.waha.webhook.WahaEvent.MessageReceived;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people wrote, read from the history of the simulated WAHA. */
class WahaHistoryTest {

    private static final SessionName SALES = new SessionName("sales");
    private static final String ANA = "5511999998888@c.us";

    private final Vertx vertx = Vertx.vertx();
    private Simulator simulator;

    @AfterEach
    void close() {
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.await(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static SimulatorOptionsBuilder options() {
        return SimulatorOptions.builder().port(0).timeScale(0.001).sessions("sales");
    }

    private History open(SimulatorOptionsBuilder options) {
        simulator = await(Simulator.start(vertx, options.build()));
        WahaConfig config =
                Config.of(Map.of("WAHA_BASE_URL", simulator.baseUrl())).waha();
        return new WahaHistory(WahaGateways.outbound(vertx, 1, config), config);
    }

    private History.Page read(History history, long since, int offset, int limit) {
        return await(Future.future(done -> vertx.runOnContext(
                turn -> history.read(SALES, since, offset, limit).onComplete(done))));
    }

    @ParameterizedTest
    @EnumSource(
            value = Engine.class,
            names = {"NOWEB", "GOWS"})
    void what_people_wrote_is_read_as_webhooks_would_have_told_it(Engine engine) {
        History history = open(options().engine(engine));
        await(simulator.incoming("sales", ANA, "STOP"));
        await(simulator.incoming("sales", "120363000000000001@g.us", "oi"));

        History.Messages page = assertInstanceOf(History.Messages.class, read(history, 0, 0, 50));
        assertEquals(2, page.count());
        MessageReceived stop = page.received().get(0);
        assertEquals(List.of(ANA, "STOP", "sales"), List.of(stop.chatId(), stop.text(), stop.session() + ""));
        assertTrue(stop.direct() && !page.received().get(1).direct());
        assertTrue(Math.abs(System.currentTimeMillis() - stop.at()) < 60_000);

        assertEquals(
                1,
                assertInstanceOf(History.Messages.class, read(history, 0, 1, 50))
                        .count());
        assertEquals(
                new History.Messages(List.of(), 0),
                read(history, System.currentTimeMillis() / 1_000 + 60, 0, 50),
                "nothing is so new");
    }

    @Test
    void engine_without_a_history_says_so() {
        History history = open(options().history(false));
        History.Unavailable page = assertInstanceOf(History.Unavailable.class, read(history, 0, 0, 50));
        assertTrue(page.reason().contains("Enable NOWEB store"), page.reason());
    }

    @Test
    void waha_that_does_not_answer_is_no_empty_history() {
        History history = open(options());
        await(simulator.goDown());
        assertInstanceOf(History.Unavailable.class, read(history, 0, 0, 50));
    }
}
