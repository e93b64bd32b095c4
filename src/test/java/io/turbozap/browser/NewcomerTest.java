package io.turbozap.browser;

import static io.turbozap.fixture.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.cli.WholeServer;
import io.turbozap.simulator.fault.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Somebody who has never seen curl does everything from the first account to the report. */
@Tag("slow")
@Timeout(180)
class NewcomerTest {

    @RegisterExtension
    static final Browser browser = new Browser();

    private static final String CUSTOMERS = """
            Cliente;Linha;Cidade
            Ana;+55 11 98100-0001;São Paulo
            Bia;+55 11 98100-0002;Santos
            Cid;nobody knows;Recife
            Dora;+55 11 98100-0003;Natal
            Ana again;5511981000001;São Paulo
            Edu;12;Olinda
            Fábio;+55 11 98100-0004;Belém
            """;

    @TempDir
    Path directory;

    private static WholeServer server;

    @BeforeAll
    static void start() {
        // a WAHA without accounts, which cannot tell what became of a send
        server = WholeServer.start(
                WholeServer.waha().autoStart(false).messageIds(false).history(false), "EXECUTION_INTERVAL", "3600000");
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private Path customers() throws IOException {
        return Files.writeString(directory.resolve("customers.csv"), CUSTOMERS);
    }

    @Test
    void a_newcomer_connects_imports_sends_mends_and_reports() throws IOException {
        Page page = browser.visit(server.port());
        page.open("/");
        page.see("Three steps to the first campaign");

        connect(page);
        importCustomers(page);
        write(page);
        await(server.simulator()
                .fault(Fault.of(Fault.Kind.TYPE_ERROR).inSession("shop").times(1)));
        start(page);
        hurry(page);
        await(server.simulator()
                .fault(Fault.of(Fault.Kind.RESET).inSession("shop").times(1)));
        resume(page);
        mend(page);
        report(page);
    }

    private static void connect(Page page) {
        page.press("Connect");
        page.see("No account yet");
        page.type("Name of the session", "shop");
        page.press("Connect an account");
        Part card = page.part("Linked devices");
        card.see("scan the code");
        card.see("Good for");
        await(server.simulator().scan("shop"));
        page.seeNo("Linked devices");
        page.part("Simulator shop").see("working");
    }

    private void importCustomers(Page page) throws IOException {
        page.press("Lists");
        page.see("No list yet");
        page.upload("Spreadsheet or CSV file", customers());
        page.see("Not recognised");
        page.part("The first rows").see("São Paulo");
        page.choose("Column of the phone numbers", "Linha");
        page.choose("Column of the names", "Cliente");
        page.press("Import");
        Part report = page.part("Rejected rows");
        report.see("Row 4");
        report.see("Row 7");
        page.see("Rows 7 Accepted 4 Duplicates 1 Rejected 2");
        page.press("Use it");
        page.seeAddress("/admin/campaigns/new");
        page.see("4 recipients");
    }

    private static void write(Page page) {
        page.choose("Session", "shop");
        page.type("Name", "Spring offers");
        page.type("Text", "Hello {name} from {Cidade}!");
        Part preview = page.part("Preview");
        preview.see("Hello Ana from São Paulo!");
        preview.press("Next");
        preview.see("Hello Bia from Santos!");
    }

    private static void start(Page page) {
        page.press("Check, and see the forecast");
        page.see("4 messages leave between");
        page.see("the interval 3 hr");
        page.press("Start now");
        page.see("Send 4 messages?");
        page.see("From shop, Simulator shop");
        page.press("Send 4 messages");
        page.seeHeading("Spring offers");
        page.see("1 of 4 done (25%)");
        page.see("on shop; waiting for: the interval");
        page.press("Pause");
        page.see("Paused by hand; 3 messages wait.");
    }

    private static void hurry(Page page) {
        page.press("Sessions");
        page.press("Pace");
        page.type("Seconds between messages", "0");
        page.press("Save");
        page.see("The pace holds from now on");
        page.press("Campaigns");
        page.press("Spring offers");
    }

    private static void resume(Page page) {
        page.press("Resume");
        page.see("Completed. Nothing more is sent.");
        page.press("completed 2");
        page.see("+5511981000004");
        page.press("failed 1");
        page.see("+5511981000001");
    }

    private static void mend(Page page) {
        page.tick("Select +5511981000001");
        page.press("Retry selected (1)");
        page.see("1 message that failed is sent again.");
        page.press("Send 1 again");
        page.seeButton("completed 3");
        page.press("uncertain 1");
        page.press("Count as sent (1)");
        page.see("1 message that may have been sent counts as sent.");
        page.press("Count as sent (1)");
        page.seeButton("completed 4");
        page.seeButton("uncertain 0");
    }

    private static void report(Page page) throws IOException {
        page.press("All");
        page.press("+5511981000002");
        page.see("Hello Bia from Santos!");
        page.press("Close");
        page.press("Export CSV");
        List<String> rows = Files.readAllLines(page.download(".csv"));
        assertEquals(5, rows.size());
        assertTrue(rows.stream().skip(1).allMatch(row -> row.contains(",completed,")), rows::toString);
    }
}
