package io.turbozap.browser;

import static io.turbozap.cli.WholeServer.await;
import static io.turbozap.cli.WholeServer.contacts;
import static io.turbozap.cli.WholeServer.text;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.cli.WholeServer;
import io.turbozap.simulator.fault.Fault;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** A server with something on every page: campaigns in each state, sessions that work and one that wants its QR code. */
final class Furnished implements AutoCloseable {

    final WholeServer server;

    /** A completed campaign with failed and uncertain sends. */
    final String completed;

    /** A campaign that has sent one message and waits an hour for the next. */
    final String running;

    private Furnished(WholeServer server) {
        this.server = server;
        completed = completed();
        running = running();
    }

    /** Starts it and puts everything into it. */
    static Furnished start() {
        // a WAHA that cannot tell what became of a send
        WholeServer server = WholeServer.start(WholeServer.waha()
                .autoStart(false)
                .sessions("sales", "news")
                .messageIds(false)
                .history(false));
        Furnished furnished = new Furnished(server);
        furnished.more();
        return furnished;
    }

    @Override
    public void close() {
        server.close();
    }

    private String completed() {
        await(server.simulator()
                .fault(Fault.of(Fault.Kind.TYPE_ERROR).inSession("sales").times(3)));
        await(server.simulator()
                .fault(Fault.of(Fault.Kind.RESET).inSession("sales").times(2)));
        String id = campaign("sales", "Spring offers", 60);
        server.command(id, "execute");
        server.untilStatus(id, "completed");
        return id;
    }

    private String running() {
        send(HttpMethod.PUT, "/api/sessions/news/pacing", new JsonObject().put("interval", 3_600_000));
        String id = campaign("news", "Newsletter", 250);
        server.command(id, "execute");
        server.until(() -> "a first send of " + server.campaign(id), () -> server.count(id, "completed") == 1);
        return id;
    }

    private void more() {
        server.command(paused(), "pause");
        campaign("news", "Not started yet", 12);
        String tomorrow = Instant.now().plus(1, ChronoUnit.DAYS).toString();
        send(
                HttpMethod.POST,
                "/api/campaigns/create",
                form("sales", "Birthday", 5).put("scheduledAt", tomorrow));
        send(HttpMethod.POST, "/api/sessions/support/connect", null);
        for (int i = 0; i < 8; i++) {
            JsonObject contact = new JsonObject()
                    .put("name", "Contact " + (char) ('A' + i))
                    .put("phone_number", "55119810000" + (10 + i))
                    .put("tags", new JsonArray().add(i % 2 == 0 ? "customer" : "lead"));
            send(HttpMethod.POST, "/contacts", contact);
            send(
                    HttpMethod.POST,
                    "/api/suppressions",
                    new JsonObject().put("phone", "55119820000" + (10 + i)).put("reason", "asked by telephone"));
        }
        send(HttpMethod.PUT, "/api/campaigns/recipients?campaignId=october-promo", new JsonArray(contacts(30)));
        send(
                HttpMethod.PUT,
                "/api/templates/welcome",
                new JsonObject().put("messages", new JsonArray().add(text("Welcome, {name|friend}!"))));
        send(
                HttpMethod.POST,
                "/scheduled",
                new JsonObject()
                        .put("recipient", "5511999999999")
                        .put("message", "See you tomorrow")
                        .put("channel", "whatsapp")
                        .put("sendAt", Instant.parse(tomorrow).toEpochMilli()));
        send(HttpMethod.POST, "/api/recurring", form("sales", "Monday news", 3).put("cron", "0 9 * * 1"));
        server.until(
                () -> "a QR code",
                () -> server.get("/api/sessions/support").bodyAsString().contains("base64,"));
    }

    private String paused() {
        String id = campaign("news", "Waits its turn", 40);
        server.command(id, "execute");
        return id;
    }

    private String campaign(String session, String name, int contacts) {
        return WholeServer.idOf(server.send(HttpMethod.POST, "/api/campaigns/create", form(session, name, contacts)));
    }

    private static JsonObject form(String session, String name, int contacts) {
        return new JsonObject()
                .put("session", session)
                .put("name", name)
                .put("messages", new JsonArray().add(text("Hello {name|there}, this is " + name)))
                .put("contacts", new JsonArray(contacts(contacts)));
    }

    private void send(HttpMethod method, String path, @Nullable Object body) {
        HttpResponse<Buffer> answer = server.send(method, path, body);
        assertTrue(answer.statusCode() < 300, () -> path + ": " + answer.bodyAsString());
    }
}
