package io.turbozap.cli;

import static io.turbozap.cli.WholeServer.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.Org;
import io.turbozap.config.Config;
import io.turbozap.fixture.Waiting;
import io.turbozap.simulator.Simulator;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Somebody who opts out while the server is down is sent nothing by the next one, however soon it would send. */
@ExtendWith(VertxExtension.class)
final class OptOutWhileDownTest {

    private static final String ANA = "5511981000001";
    private static final String BIA = "5511981000002";

    @TempDir
    Path directory;

    private Simulator waha;
    private WebClient client;

    @BeforeEach
    void start(Vertx vertx) {

        client = WebClient.create(vertx);
        waha = await(Simulator.start(vertx, WholeServer.waha().sessions("sales").build()));
    }

    private Server server(String interval) {
        Map<String, String> settings = new HashMap<>();
        settings.put("PORT", "0");
        settings.put("WAHA_BASE_URL", waha.baseUrl());
        settings.put("DATABASE_URL", "sqlite:" + directory.resolve("kept.db"));
        settings.put("EXECUTION_INTERVAL", interval);
        return await(Server.start(Config.of(settings)));
    }

    /** A campaign of which Ana got her message, and Bia's waits for an hour. */
    private CampaignId running(Server server) {
        JsonObject form = new JsonObject()
                .put("session", "sales")
                .put("execute", true)
                .put("messages", new JsonArray().add(WholeServer.text("hello")))
                .put("contacts", new JsonArray().add(ANA).add(BIA));
        String id = WholeServer.idOf(await(
                client.post(server.port(), "127.0.0.1", "/api/campaigns/create").sendJsonObject(form)));
        Waiting.until("a message to Ana", () -> await(waha.sentTo("sales", ANA + "@c.us")) == 1);
        return CampaignId.parse(id);
    }

    private void untilHistoryIsRead(Server server) {
        await(waha.incoming("sales", ANA + "@c.us", "STOP"));
        Waiting.until(
                "an opt-out read from the history",
                () -> server.storage().suppressions.contains(Org.FIRST, ANA + "@c.us"));
    }

    @Test
    void opt_out_while_the_server_is_down_comes_before_the_next_send() {
        Server first = server("3600000");
        CampaignId campaign = running(first);
        untilHistoryIsRead(first);
        await(first.stop());
        await(waha.incoming("sales", BIA + "@c.us", "STOP"));

        Server second = server("0");
        untilCompleted(second, campaign);
        assertEquals(1, progress(second, campaign).getInteger("skipped"));
        assertEquals(0, await(waha.sentTo("sales", BIA + "@c.us")));
        await(second.stop());
    }

    @Test
    void without_an_opt_out_the_next_send_goes_on() {
        Server first = server("3600000");
        CampaignId campaign = running(first);
        untilHistoryIsRead(first);
        await(first.stop());
        await(waha.incoming("sales", BIA + "@c.us", "Thank you!"));

        Server second = server("0");
        untilCompleted(second, campaign);
        assertEquals(2, progress(second, campaign).getInteger("completed"));
        await(second.stop());
    }

    private void untilCompleted(Server server, CampaignId campaign) {
        Waiting.until("an end", () -> data(server, campaign).getString("status").equals("completed"));
    }

    private JsonObject progress(Server server, CampaignId campaign) {
        return data(server, campaign).getJsonObject("progress");
    }

    private JsonObject data(Server server, CampaignId campaign) {
        return await(client.get(server.port(), "127.0.0.1", "/api/campaigns/" + campaign)
                        .send())
                .bodyAsJsonObject()
                .getJsonObject("data");
    }
}
