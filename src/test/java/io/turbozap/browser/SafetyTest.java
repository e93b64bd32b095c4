package io.turbozap.browser;

import static io.turbozap.cli.WholeServer.await;
import static io.turbozap.cli.WholeServer.contacts;
import static io.turbozap.cli.WholeServer.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.browser.Look.Colours;
import io.turbozap.browser.Look.Language;
import io.turbozap.browser.Look.Screen;
import io.turbozap.cli.WholeServer;
import io.turbozap.simulator.model.SessionStatus;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** What must not happen by accident: sending, sending twice, losing what was written, being told a wrong thing. */
@Tag("slow")
@Timeout(180)
class SafetyTest {

    @RegisterExtension
    static final Browser browser = new Browser();

    private static final String CHECK = "Check, and see the forecast";

    @TempDir
    Path directory;

    private WholeServer server;
    private Page page;

    @BeforeEach
    void start() {
        server = WholeServer.start(
                WholeServer.waha().autoStart(false).sessions("shop", "news"), "EXECUTION_INTERVAL", "3600000");
        page = browser.visit(server.port());
    }

    @AfterEach
    void stop() {
        browser.driver().get("about:blank"); // an open page would miss its server
        server.close();
    }

    private void write() {
        page.open("/admin/campaigns/new");
        page.choose("Session", "shop");
        page.type("Text", "Hello!");
        page.type("A recipient each line", "5511999999999\n5511888888888");
        page.see("2 recipients");
    }

    private void startAt(LocalDateTime time) {
        page.script("""
                const input = document.querySelector('[type=datetime-local]');
                input.value = arguments[0];
                input.dispatchEvent(new Event('input', { bubbles: true }));""", time.truncatedTo(ChronoUnit.MINUTES).toString());
    }

    private int campaigns() {
        return server.get("/api/campaigns").bodyAsJsonObject().getInteger("totalCampaigns");
    }

    @Test
    void a_check_neither_sends_nor_schedules_and_one_confirm_names_what_would_be() {
        write();
        startAt(LocalDateTime.now(ZoneId.systemDefault()).plusDays(1));
        page.press(CHECK);
        page.see("2 messages leave between");
        assertEquals(
                "pending",
                server.get("/api/campaigns")
                        .bodyAsJsonObject()
                        .getJsonArray("data")
                        .getJsonObject(0)
                        .getString("status"));

        page.press("Schedule");
        page.see("Schedule 2 messages?");
        page.see("From shop, Simulator shop");
        page.see("The first leaves at");
        page.press("Schedule 2 messages");
        page.see("Scheduled");
        assertEquals(0, server.ledger().starts());
        assertEquals(
                "scheduled",
                server.get("/api/campaigns")
                        .bodyAsJsonObject()
                        .getJsonArray("data")
                        .getJsonObject(0)
                        .getString("status"));
    }

    @Test
    void a_time_in_the_past_is_an_error_and_creates_nothing() {
        write();
        startAt(LocalDateTime.now(ZoneId.systemDefault()).minusHours(1));
        page.press(CHECK);
        page.see("The start lies in the past");
        assertEquals(0, campaigns());
    }

    @Test
    void leaving_keeps_the_draft_and_deletes_what_was_only_checked() {
        write();
        page.press(CHECK);
        page.see("2 messages leave between");
        page.press("Contacts");
        page.see("Your draft is kept");
        server.until(() -> "no campaign, but there are " + campaigns(), () -> campaigns() == 0);

        page.press("New campaign");
        page.see("This is the draft that you left.");
        assertEquals("Hello!", page.value("Text"));
        page.see("2 recipients");
        page.press("Start over");
        assertEquals("", page.value("Text"));
    }

    @Test
    void a_double_click_is_one_click() {
        write();
        page.doubleClick(CHECK);
        page.see("2 messages leave between");
        assertEquals(1, campaigns());
        page.press("Start now");
        page.press("Send 2 messages");
        page.see("1 of 2 done (50%)");
        page.doubleClick("Copy");
        page.see("Not started.");
        assertEquals(2, campaigns());
    }

    @Test
    void a_start_from_a_list_asks_first() {
        server.create("shop", 3, text("hello"));
        page.open("/admin/campaigns");
        page.press("Start");
        page.see("Send 3 messages?");
        page.press("Cancel");
        assertEquals(0, server.ledger().starts());
    }

    @Test
    void an_account_that_is_not_connected_has_to_be_chosen_knowingly() {
        await(server.simulator().setSession("news", SessionStatus.STOPPED));
        write();
        server.until(
                () -> "news is stopped",
                () -> server.get("/api/sessions/news").bodyAsString().contains("STOPPED"));
        page.reload();
        page.choose("Session", "news (not connected)");
        page.see("I know that nothing is sent until it is.");
        page.press(CHECK);
        assertEquals(0, campaigns());
        page.tick("This account is not known to be connected. I know that nothing is sent until it is.");
        page.press(CHECK);
        page.press("Start now");
        page.see("From news, which is not connected");
    }

    @Test
    void a_second_import_has_the_name_of_its_file_and_replaces_no_list_unasked() throws IOException {
        server.send(
                HttpMethod.PUT, "/api/campaigns/recipients?campaignId=second", new JsonArray().add("5511999999999"));
        page.open("/admin/lists");
        page.upload("Spreadsheet or CSV file", csv("first"));
        page.see("Recognised by its name");
        assertEquals("first", page.value("Name of the list"));
        page.press("Import");
        page.see("Accepted 2");

        page.upload("Spreadsheet or CSV file", csv("second"));
        page.seeNo("Accepted 2");
        page.see("Recognised by its name");
        assertEquals("second", page.value("Name of the list"));
        page.press("Import");
        page.see("Replace the list second?");
        page.press("Cancel");
        assertEquals(
                1,
                server.get("/api/campaigns/recipients?campaignId=second")
                        .bodyAsJsonObject()
                        .getInteger("total"));
    }

    private Path csv(String name) throws IOException {
        return Files.writeString(directory.resolve(name + ".csv"), "phone\n5511981000001\n5511981000002\n");
    }

    @Test
    void zero_is_zero_in_portuguese() {
        page.see(new Look(Colours.LIGHT, Screen.WIDE, Language.PT));
        page.open("/");
        page.see("0 enviadas hoje");
        page.seeNo("1 enviada hoje");
    }

    @Test
    void a_page_that_cannot_be_loaded_leaves_the_application_alive() {
        page.open("/");
        page.see("Nothing is stuck.");
        browser.expectErrors("WebSocket connection to|Failed to load resource|Failed to fetch");
        server.stop();
        page.press("Webhooks");
        page.seeButton("Try again");
        page.press("Overview");
        page.seeButton("Try again");
        page.see("New campaign");
    }

    @Test
    void a_page_that_could_not_be_loaded_is_loaded_at_the_next_try() {
        browser.command("Network.enable", Map.of());
        browser.command("Network.setBlockedURLs", Map.of("urls", List.of("*/pages/webhooks.js*")));
        browser.expectErrors("Failed to load resource|Failed to fetch");
        page.open("/");
        page.see("Nothing is stuck.");
        page.press("Webhooks");
        page.see("This page could not be loaded.");
        page.press("Templates");
        page.seeHeading("Templates");
        page.press("Webhooks");
        page.see("This page could not be loaded.");

        browser.command("Network.setBlockedURLs", Map.of("urls", List.of()));
        page.press("Try again");
        page.seeHeading("Webhooks");
    }

    @Test
    void ticks_after_the_last_send_reach_an_open_page() {
        server.send(HttpMethod.PUT, "/api/sessions/shop/pacing", new JsonObject().put("interval", 0));
        String campaign = server.execute("shop", 1, text("hello"));
        page.open("/admin/campaigns/" + campaign);
        page.see("Completed. Nothing more is sent.");
        page.seeButton("read 0");
        seeLastRefresh();
        String message = server.get("/api/campaigns/" + campaign + "/deliveries")
                .bodyAsJsonObject()
                .getJsonArray("data")
                .getJsonObject(0)
                .getString("messageId");

        server.post(
                "/webhooks/waha",
                new JsonObject()
                        .put("id", "evt_1")
                        .put("event", "message.ack")
                        .put("session", "shop")
                        .put("timestamp", System.currentTimeMillis())
                        .put(
                                "payload",
                                new JsonObject()
                                        .put("id", "true_" + contacts(1).get(0) + "@c.us_" + message)
                                        .put("from", contacts(1).get(0) + "@c.us")
                                        .put("fromMe", true)
                                        .put("ack", 3)
                                        .put("ackName", "READ")));

        page.seeButton("read 1");
    }

    /** Waits until the page has fetched for the last time what it fetches by itself while something moves. */
    private void seeLastRefresh() {
        int before = fetchedStatistics();
        page.until("fetch statistics once more", () -> fetchedStatistics() > before);
    }

    private int fetchedStatistics() {
        return ((Number) Objects.requireNonNull(page.script("""
                return performance.getEntriesByType('resource').filter(it => it.name.endsWith('/statistics')).length;"""))).intValue();
    }

    @Test
    void a_dialog_gives_the_focus_back() {
        server.execute("shop", 2, text("hello"));
        page.open("/admin/campaigns");
        page.seeButton("Stop");
        page.tabTo("Stop");
        page.keys(Keys.ENTER);
        page.see("Stop this campaign?");
        page.keys(Keys.ESCAPE);
        page.seeNo("Stop this campaign?");
        server.until(() -> "the focus on Stop, but it is on " + page.focused(), () -> page.focused()
                .equals("Stop"));
    }

    @Test
    void a_session_that_cannot_send_is_not_announced_as_about_to() {
        await(server.simulator().setSession("news", SessionStatus.STOPPED));
        String campaign = server.execute("news", 2, text("hello"));
        server.untilBlocked("news", "session_not_working");
        page.open("/admin/campaigns/" + campaign);
        page.see("Nothing is sent on news: the session is not connected");
        page.see("blocked");
        assertTrue(!page.text().contains("Next message in"), page.text());
    }
}
