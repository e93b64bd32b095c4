package io.turbozap.browser;

import io.turbozap.cli.WholeServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server that has an API key. */
@Tag("slow")
@Timeout(120)
class LoginTest {

    @RegisterExtension
    static final Browser browser = new Browser();

    private static final String KEY = "the-key-of-this-test";

    private static WholeServer server;

    @BeforeAll
    static void start() {
        server = WholeServer.start(WholeServer.waha(), "API_KEY", KEY);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void the_key_is_asked_for_once_and_then_everything_works() {
        browser.expectErrors("WebSocket connection to|status of 401");
        Page page = browser.visit(server.port());
        page.open("/admin/queues");
        page.seeHeading("Log in");
        page.screenshot("login");
        page.assertAccessible();

        page.type("API key", "a-guess");
        page.press("Log in");
        page.see("This is not the API key.");
        page.type("API key", KEY);
        page.press("Log in");

        page.see("No queue yet");
        page.open("/");
        page.see("Three steps to the first campaign");
        page.seeNo("Connection lost");
    }
}
