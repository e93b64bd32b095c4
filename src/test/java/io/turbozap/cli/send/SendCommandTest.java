package io.turbozap.cli.send;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.cli.WholeServer;
import io.turbozap.fixture.RefusingPort;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command {@code send} against a whole server. */
class SendCommandTest {

    private static final String KEY = "a-key-of-the-server";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    private WholeServer server;

    @BeforeEach
    void start() {
        server = WholeServer.start(WholeServer.waha(), "API_KEY", KEY);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private int run(String answers, boolean interactive, String... arguments) {
        List<String> all = new ArrayList<>(List.of("--url", "http://127.0.0.1:" + server.port(), "--api-key", KEY));
        all.addAll(List.of(arguments));
        return new CommandLine(new SendCommand(new BufferedReader(new StringReader(answers)), interactive))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
    }

    private Path people() throws IOException {
        return Files.writeString(
                folder.resolve("people.csv"),
                "name,phone\nAna,5511999999999\nBia,5511988888888\nNobody,12\nAna again,5511999999999\n");
    }

    private int campaigns() {
        return server.get("/api/campaigns?limit=1").bodyAsJsonObject().getInteger("totalCampaigns");
    }

    private List<String> sent() {
        return WholeServer.await(server.simulator().sent(null, null)).stream()
                .map(entry -> entry.content())
                .sorted()
                .toList();
    }

    @Test
    void a_file_is_reported_sent_and_followed_to_the_end() throws IOException {
        int exit = run("", false, "--session", "sales", "--text", "Oi {name}!", "--file", people().toString(), "--yes");
        assertEquals(0, exit, err::toString);
        assertEquals(List.of("Oi Ana!", "Oi Bia!"), sent());
        assertTrue(out.toString().contains("2 recipients, 1 twice, 1 left out"), out::toString);
        assertTrue(out.toString().contains("Invalid phone number"), out::toString);
        assertTrue(out.toString().contains("2 of 2 sent"), out::toString);
    }

    @Test
    void numbers_may_be_arguments_and_a_person_confirms() {
        assertEquals(0, run("y\n", true, "--text", "Oi", "5511999999999", "+55 11 98888-8888"), err::toString);
        assertEquals(List.of("Oi", "Oi"), sent());
        assertTrue(out.toString().contains("Send 2 messages through default? [y/N]"), out::toString);
    }

    @Test
    void whoever_does_not_confirm_sends_nothing_and_leaves_nothing() {
        assertEquals(1, run("n\n", true, "--text", "Oi", "5511999999999"));
        assertEquals(1, run("", true, "--text", "Oi", "5511999999999"));
        assertEquals(0, campaigns());
        assertEquals(List.of(), sent());
    }

    @Test
    void a_dry_run_shows_report_and_forecast_and_leaves_nothing() throws IOException {
        assertEquals(
                0, run("", false, "--text", "Oi {name}!", "--file", people().toString(), "--dry-run"), err::toString);
        assertTrue(out.toString().contains("2 messages, first at "), out::toString);
        assertEquals(0, campaigns());
        assertEquals(List.of(), sent());
    }

    @Test
    void what_the_server_refuses_is_said_as_people_read_it() {
        assertEquals(1, run("", false, "--session", "no such", "--text", "Oi", "--yes", "5511999999999"));
        assertTrue(err.toString().contains("sessionId: Invalid session name"), err::toString);
        assertEquals(1, run("", false, "--text", "Oi", "--yes", "--api-key", "wrong", "5511999999999"));
        assertTrue(err.toString().contains("--api-key"), err::toString);
        assertEquals(1, run("", false, "--text", "Oi", "--yes", "12"));
        assertEquals(0, campaigns());
    }

    @Test
    void mistakes_of_the_command_change_nothing() {
        assertEquals(1, run("", false, "--yes", "5511999999999"));
        assertEquals(1, run("", false, "--text", "Oi", "--yes"));
        assertEquals(1, run("", false, "--text", "Oi", "5511999999999"));
        assertEquals(1, run("", false, "--text", "Oi", "--yes", "--file", "/no/such/file.csv"));
        assertEquals(1, run("", false, "--no-such-option"));
        assertEquals(1, run("", false, "--watch", "x", "--text", "Oi"));
        assertEquals(0, campaigns());
    }

    @Test
    void a_server_that_is_not_there_is_its_own_exit_code() throws IOException {
        try (RefusingPort port = new RefusingPort()) {
            assertEquals(
                    3,
                    new CommandLine(new SendCommand(new BufferedReader(new StringReader("")), false))
                            .setErr(new PrintWriter(err))
                            .execute("--url", "http://127.0.0.1:" + port.number(), "--watch", "x"));
        }
        assertTrue(err.toString().contains("No Turbozap server answers at"), err::toString);
    }

    @Test
    void a_campaign_that_is_there_is_followed_and_what_failed_is_told() {
        String id = server.execute("sales", 3, WholeServer.text("Oi"));
        assertEquals(0, run("", false, "--watch", id), err::toString);
        assertEquals(1, run("", false, "--watch", "campaign_1703001234567_abc123def"));
        assertTrue(err.toString().contains("Campaign not found"), err::toString);
        String stopped = server.create("sales", 3, WholeServer.text("Oi"));
        server.post("/api/campaigns/queue/stop-all");
        server.command(stopped, "execute");
        server.post("/api/campaigns/" + stopped + "/stop");
        assertTrue(List.of(0, 2).contains(run("", false, "--watch", stopped)));
    }

    @Test
    void an_interruption_stops_the_campaign_if_that_is_wanted_and_else_lets_it_go_on() {
        server.post("/api/campaigns/queue/stop-all");
        String id = server.create("sales", 3, WholeServer.text("Oi"));
        ServerClient client = new ServerClient("http://127.0.0.1:" + server.port(), KEY);
        server.post("/api/campaigns/queue/stop-all");
        for (String answer : List.of("n\n", "", "y\n")) {
            Terminal terminal = new Terminal(
                    new PrintWriter(out), new PrintWriter(err), new BufferedReader(new StringReader(answer)), true);
            try (Interruption interruption = Interruption.watch(client, terminal, id)) {
                interruption.ask();
                assertTrue(interruption.isAsking());
            }
        }
        assertTrue(out.toString().contains("It goes on"), out::toString);
        assertTrue(out.toString().contains("Stopped."), out::toString);
    }

    @Test
    void a_line_of_progress_tells_rate_and_time_left() {
        JsonObject counts = new JsonObject("""
                {"pending":600,"executing":0,"completed":590,"failed":7,"uncertain":1,"skipped":2}""");
        ProgressLines progressLines = ProgressLines.of(new JsonObject()
                .put("status", "running")
                .put("totalRequests", 1_200)
                .put("progress", counts));
        assertEquals(
                "[###############...............]  600/1200  2.0/s  ETA 5:00  running  8 failed or uncertain  2 skipped",
                progressLines.line(0, Duration.ofMinutes(5)));
        assertEquals(
                "[###############...............]  600/1200  0.05/s  ETA 3:20:00  running  8 failed or uncertain  2 skipped",
                progressLines.line(585, Duration.ofMinutes(5)));
    }
}
