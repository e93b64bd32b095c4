package io.turbozap.browser;

import io.turbozap.cli.WholeServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/** Somebody who has no mouse. */
@Tag("slow")
@Timeout(120)
class KeyboardTest {

    @RegisterExtension
    static final Browser browser = new Browser();

    private static WholeServer server;

    @BeforeAll
    static void start() {
        server = WholeServer.start(WholeServer.waha(), "EXECUTION_INTERVAL", "3600000");
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void a_campaign_is_written_started_and_stopped_by_keys_alone() {
        Page page = browser.visit(server.port());
        page.open("/");
        page.see("Three steps to the first campaign");

        page.keys("n");
        page.seeAddress("/admin/campaigns/new");
        page.tabTo("Session");
        page.keys("The default");
        page.tabTo("This account is not known to be connected. I know that nothing is sent until it is.");
        page.keys(Keys.SPACE);
        page.tabTo("Text");
        page.keys("Hello!");
        page.tabTo("A recipient each line");
        page.keys("5511999999999\n5511888888888");
        page.seeButton("Check, and see the forecast");
        page.tabTo("Check, and see the forecast");
        page.keys(Keys.ENTER);
        page.see("2 messages leave between");
        page.tabTo("Start now");
        page.keys(Keys.ENTER);
        page.see("Send 2 messages?");
        page.tabTo("Send 2 messages");
        page.keys(Keys.ENTER);
        page.see("1 of 2 done (50%)");

        page.tabTo("Stop");
        page.keys(Keys.ENTER);
        page.see("1 of 2 messages stays unsent.");
        page.keys(Keys.ESCAPE);
        page.seeNo("stays unsent");
        page.tabTo("Stop");
        page.keys(Keys.ENTER);
        page.see("1 of 2 messages stays unsent.");
        page.tabTo("Stop");
        page.keys(Keys.ENTER);
        page.see("Stopped. 1 message is unsent; Start sends it.");
    }
}
