package io.turbozap.cli;

import static io.turbozap.cli.WholeServer.await;
import static io.turbozap.cli.WholeServer.waha;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.live.SocketListener;
import io.turbozap.recipients.imports.XlsxBuilder;
import io.turbozap.simulator.message.LedgerEntry;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.multipart.MultipartForm;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The campaign messaging platform as its document tells it: from a session nobody knows to the last frame of a blast. */
@Tag("slow")
@ExtendWith(VertxExtension.class)
@Timeout(90)
final class CampaignPlatformTest {

    private static final String SESSION = "marketing-promo";
    private static final String LIST = "/api/campaigns/recipients?campaignId=october-promo";
    private static final String PROMO = "Hello {name}, don't miss our amazing promo!";
    private static final String ANA = "5511999999999";
    private static final String BIA = "5511888888888";
    private static final String CID = "5511777777777";

    private static JsonObject answered(int status, HttpResponse<Buffer> answer) {
        assertEquals(status, answer.statusCode(), answer::bodyAsString);
        return answer.bodyAsJsonObject();
    }

    private static JsonObject data(JsonObject frame) {
        return frame.getJsonObject("data");
    }

    private static String untilQr(SocketListener client) {
        return data(client.frame(frame -> frame.getString("event").equals("qr_update")))
                .getString("qr");
    }

    private static JsonObject untilStatus(SocketListener client, String status) {
        return data(client.frame(frame -> frame.getString("event").equals("session_status")
                && data(frame).getString("status").equals(status)));
    }

    /** Follows a blast to its end and gives the last frame's data. */
    private static JsonObject end(Vertx vertx, WholeServer whole, String blast) {
        SocketListener client = SocketListener.connect(vertx, whole.server.port(), "/?blastId=" + blast);
        return data(client.frame(frame -> {
            assertEquals("blast_progress", frame.getString("event"));
            return data(frame).getString("status").equals("completed");
        }));
    }

    private static void connect(Vertx vertx, WholeServer whole) {
        SocketListener client = SocketListener.connect(vertx, whole.server.port(), "/?sessionId=" + SESSION);
        answered(202, whole.post("/api/sessions/" + SESSION + "/connect"));
        untilQr(client);
        assertTrue(await(whole.simulator.scan(SESSION)));
        untilStatus(client, "WORKING");
        client.close();
    }

    private static void keepRecipients(WholeServer whole) {
        JsonArray recipients = new JsonArray()
                .add(new JsonObject().put("phone", ANA).put("name", "Ana"))
                .add(new JsonObject().put("phone", "+55 11 88888-8888").put("name", "Bia"));
        answered(201, whole.send(HttpMethod.PUT, LIST, recipients));
    }

    private static MultipartForm spreadsheet() {
        byte[] people = new XlsxBuilder()
                .rows("<row><c t='inlineStr'><is><t>phone</t></is></c><c t='inlineStr'><is><t>name</t></is></c></row>"
                        + "<row><c><v>" + CID + "</v></c><c t='inlineStr'><is><t>Cid</t></is></c></row>"
                        + "<row><c><v>" + ANA + "</v></c><c t='inlineStr'><is><t>Anna</t></is></c></row>")
                .build();
        return MultipartForm.create()
                .attribute("sessionId", SESSION)
                .attribute("message", PROMO)
                .binaryFileUpload(
                        "recipientsFile",
                        "recipients.xlsx",
                        Buffer.buffer(people),
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    }

    private static List<String> sent(WholeServer whole) {
        return await(whole.simulator.sent(SESSION, null)).stream()
                .map(LedgerEntry::content)
                .toList();
    }

    @Test
    void who_subscribes_before_the_session_exists_sees_it_come_to_work(Vertx vertx) {
        try (WholeServer whole = WholeServer.start(waha().autoStart(false).qrMillis(2_000))) {
            SocketListener client = SocketListener.connect(vertx, whole.server.port(), "/?sessionId=" + SESSION);
            answered(202, whole.post("/api/sessions/" + SESSION + "/connect"));

            String qr = untilQr(client);
            assertTrue(qr.startsWith("data:image/png;base64,"), qr);
            assertNotEquals(qr, untilQr(client));
            SocketListener late = SocketListener.connect(vertx, whole.server.port(), "/?sessionId=" + SESSION);
            assertTrue(untilQr(late).startsWith("data:image/png;base64,"));

            assertTrue(await(whole.simulator.scan(SESSION)));
            JsonObject working = untilStatus(client, "WORKING");
            assertEquals(SESSION, working.getString("sessionId"));
            assertTrue(working.getJsonObject("account").getString("id").endsWith("@c.us"));
            untilStatus(late, "WORKING");
        }
    }

    @Test
    void a_blast_to_a_list_is_previewed_started_and_watched_to_its_end(Vertx vertx) {
        try (WholeServer whole = WholeServer.start(waha().autoStart(false))) {
            connect(vertx, whole);
            keepRecipients(whole);

            JsonObject preview = answered(200, whole.get(LIST));
            assertEquals(2, preview.getInteger("total"));
            assertEquals(
                    new JsonArray()
                            .add(new JsonObject().put("phone", ANA).put("name", "Ana"))
                            .add(new JsonObject().put("phone", BIA).put("name", "Bia")),
                    preview.getJsonArray("data"));

            JsonObject blast = answered(
                    202,
                    whole.post(
                            "/api/blasts",
                            new JsonObject()
                                    .put("campaignId", "october-promo")
                                    .put("sessionId", SESSION)
                                    .put("message", PROMO)));
            JsonObject end = end(vertx, whole, blast.getString("blastId"));
            assertEquals(2, end.getInteger("total"));
            assertEquals(2, end.getInteger("sent"));
            assertEquals(0, end.getInteger("failed"));
            assertEquals(
                    List.of("Hello Ana, don't miss our amazing promo!", "Hello Bia, don't miss our amazing promo!"),
                    sent(whole));
        }
    }

    @Test
    void a_blast_to_a_spreadsheet_goes_to_its_rows(Vertx vertx) {
        try (WholeServer whole = WholeServer.start(waha().autoStart(false))) {
            connect(vertx, whole);

            JsonObject blast = answered(202, whole.post("/api/blasts", spreadsheet()));
            assertEquals(2, end(vertx, whole, blast.getString("blastId")).getInteger("sent"));
            assertEquals(
                    List.of("Hello Cid, don't miss our amazing promo!", "Hello Anna, don't miss our amazing promo!"),
                    sent(whole));
        }
    }

    @Test
    void a_list_and_a_spreadsheet_together_go_to_each_number_once(Vertx vertx) {
        try (WholeServer whole = WholeServer.start(waha().autoStart(false))) {
            connect(vertx, whole);
            keepRecipients(whole);

            JsonObject blast =
                    answered(202, whole.post("/api/blasts", spreadsheet().attribute("campaignId", "october-promo")));
            assertEquals(3, end(vertx, whole, blast.getString("blastId")).getInteger("sent"));
            for (String phone : List.of(ANA, BIA, CID)) {
                assertEquals(1, await(whole.simulator.sentTo(SESSION, phone + "@c.us")), phone);
            }
        }
    }

    @Test
    void a_blast_that_is_asked_for_before_the_session_works_waits_for_it(Vertx vertx) {
        try (WholeServer whole = WholeServer.start(waha().autoStart(false))) {
            JsonObject blast = answered(202, whole.post("/api/blasts", spreadsheet()));
            whole.until(() -> "blocked, but " + whole.worker(SESSION), () -> !whole.rules(SESSION)
                    .isEmpty());
            connect(vertx, whole);
            assertEquals(2, end(vertx, whole, blast.getString("blastId")).getInteger("sent"));
        }
    }
}
