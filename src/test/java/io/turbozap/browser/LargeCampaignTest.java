package io.turbozap.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turbozap.cli.WholeServer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A campaign for a hundred thousand people. */
@Tag("slow")
@Timeout(120)
class LargeCampaignTest {

    @RegisterExtension
    static final Browser browser = new Browser();

    private static final int PEOPLE = 100_000;

    private static WholeServer server;
    private static String campaign;

    @BeforeAll
    static void start() {
        server = WholeServer.start(WholeServer.waha());
        JsonArray contacts = new JsonArray();
        LongStream.range(0, PEOPLE).forEach(i -> contacts.add(Long.toString(5_511_900_000_000L + i)));
        JsonObject form = new JsonObject()
                .put("messages", new JsonArray().add(WholeServer.text("hello")))
                .put("contacts", contacts);
        campaign = WholeServer.idOf(server.send(HttpMethod.POST, "/api/campaigns/create", form));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void its_table_has_a_page_at_a_time_and_finds_anybody() {
        Page page = browser.visit(server.port());
        page.open("/admin/campaigns/" + campaign);
        page.see("All 100,000");
        page.see("+5511900000000");
        assertEquals(25L, rows(page));

        page.press("Next");
        page.see("+5511900000025");
        assertEquals(25L, rows(page));
        page.type("Search digits of a number", "00099999");
        page.see("+5511900099999");
        page.seeNo("+5511900000025");
        assertEquals(1L, rows(page));
    }

    private static Object rows(Page page) {
        return page.script("return document.querySelectorAll('tbody tr').length");
    }
}
