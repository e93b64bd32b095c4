package io.turbozap.http;

import static io.turbozap.fixture.ApiAnswer.answer;
import static io.turbozap.http.LifecycleApiTest.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.actor.CommandException.Code;
import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.CampaignSource;
import io.turbozap.campaign.SendRequest;
import io.turbozap.files.TemporaryFiles;
import io.turbozap.fixture.ApiAnswer;
import io.turbozap.fixture.Refusal;
import io.turbozap.http.upload.TempFile;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.multipart.MultipartForm;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Blasts by JSON and by file. */
@ExtendWith(VertxExtension.class)
@Timeout(60)
class BlastApiTest {

    private static final String PATH = "/api/blasts";
    private static final JsonObject PROMO = new JsonObject("""
            {"campaignId":"october-promo","sessionId":"marketing-promo",
             "message":"Hello {name}, don't miss our amazing promo!"}""");
    private static final String CSV = "phone,name\n+55 11 97777-6666,Cid\n5511999999999,Again\n12,Bad\n";

    private TestDoor door;

    @BeforeEach
    void open(Vertx vertx) {
        door = await(TestDoor.withStore(
                vertx, Map.of("BODY_LIMIT", "1000000", "MAX_UPLOADS", "2", "MAX_TEXT_LENGTH", "1000")));
        JsonArray list = new JsonArray("""
                [{"phone":"5511999999999","name":"Ana"},{"phone":"5511888888888","name":"Bia"}]""");
        put(list).is(201);
    }

    private ApiAnswer put(JsonArray list) {
        return answer(door.request(HttpMethod.PUT, "/api/campaigns/recipients?campaignId=october-promo")
                .sendJson(list));
    }

    @AfterEach
    void nothing_is_left_behind() {
        assertEquals(List.of(), temporaryFiles());
        assertEquals(0, door.shared().uploads.inUse());
        await(door.database.close());
    }

    private static List<Path> temporaryFiles() {
        try (Stream<Path> files = Files.list(TemporaryFiles.directory())) {
            return files.filter(file -> file.getFileName().toString().endsWith(TempFile.SUFFIX))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ApiAnswer post(JsonObject blast) {
        return answer(door.send(HttpMethod.POST, PATH, blast));
    }

    private static MultipartForm form() {
        return MultipartForm.create();
    }

    private static MultipartForm withFile(MultipartForm form, String content) {
        return form.binaryFileUpload(
                "recipientsFile", "recipients.xlsx", Buffer.buffer(content), "application/octet-stream");
    }

    private ApiAnswer post(MultipartForm form) {
        return answer(door.request(HttpMethod.POST, PATH).sendMultipartForm(form));
    }

    private Campaign blast(ApiAnswer answer) {
        answer.is(202);
        CampaignId id = CampaignId.parse(answer.json().getString("blastId"));
        return await(door.sessions.fetch(id));
    }

    private static List<String> texts(Campaign blast) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < blast.totalRequests(); i++) {
            SendRequest request = blast.request(i);
            texts.add(request.chatId() + " " + request.render(request.message().textTemplate()));
        }
        return texts;
    }

    /** Without what it tells of the file itself. */
    private static JsonObject withoutFile(JsonObject report) {
        report.remove("file");
        report.remove("warnings");
        return report;
    }

    private static JsonObject report(ApiAnswer answer) {
        return answer.json().getJsonObject("report");
    }

    private static JsonObject report(int read, int accepted, int duplicates, Object... rejected) {
        JsonArray rows = new JsonArray();
        for (int i = 0; i < rejected.length; i += 3) {
            rows.add(new JsonObject()
                    .put("from", rejected[i])
                    .put("row", rejected[i + 1])
                    .put("reason", rejected[i + 2]));
        }
        return new JsonObject()
                .put("rowsRead", read)
                .put("accepted", accepted)
                .put("duplicates", duplicates)
                .put("rejected", rows)
                .put("rejectedOmitted", 0);
    }

    @Test
    void the_documented_blast_is_started_for_everybody_in_the_list() {
        ApiAnswer answer = post(PROMO);

        Campaign blast = blast(answer);
        assertEquals("marketing-promo", blast.session().value());
        assertEquals(CampaignSource.BLAST, blast.source());
        assertEquals(
                List.of(
                        "5511999999999@c.us Hello Ana, don't miss our amazing promo!",
                        "5511888888888@c.us Hello Bia, don't miss our amazing promo!"),
                texts(blast));
        assertEquals(report(2, 2, 0), report(answer));
        JsonObject shown =
                answer(door.get("/api/campaigns/" + blast.id())).json().getJsonObject("data");
        assertEquals("running", shown.getString("status"));
        assertEquals("blast", shown.getString("source"));
    }

    @Test
    void a_blast_can_be_made_to_be_started_later() {
        ApiAnswer answer = post(PROMO.copy().put("start", false));

        answer.is(201).has("message", "Blast created");
        String path = "/api/campaigns/" + answer.json().getString("blastId");
        answer(door.get(path)).has("data.status", "pending");
        ApiAnswer form = post(withFile(
                form().attribute("sessionId", "marketing-promo")
                        .attribute("message", "Hi")
                        .attribute("start", "false"),
                CSV));
        form.is(201);
    }

    @Test
    void the_documented_form_with_a_file_needs_no_list() {
        ApiAnswer answer = post(
                withFile(form().attribute("sessionId", "marketing-promo").attribute("message", "Hello {name}!"), CSV));

        assertEquals(List.of("5511977776666@c.us Hello Cid!", "5511999999999@c.us Hello Again!"), texts(blast(answer)));
        assertEquals(report(3, 2, 0, "file", 4, "Invalid phone number"), withoutFile(report(answer)));
    }

    @Test
    void a_list_and_a_file_are_merged_whatever_the_order_of_the_parts() {
        ApiAnswer answer =
                post(withFile(form(), CSV).attribute("message", "Hi {name}").attribute("campaignId", "october-promo"));

        assertEquals(
                List.of("5511999999999@c.us Hi Ana", "5511888888888@c.us Hi Bia", "5511977776666@c.us Hi Cid"),
                texts(blast(answer)));
        assertEquals(report(5, 3, 1, "file", 4, "Invalid phone number"), withoutFile(report(answer)));
    }

    @Test
    void a_list_and_recipients_of_the_request_are_merged() {
        ApiAnswer answer = post(PROMO.copy().put("recipients", new JsonArray("""
                        [{"phone":"+55 11 99999-9999","name":"Again"},{"phone":"5511777777777","name":"Eva"}]""")));

        assertEquals(3, blast(answer).recipients().size());
        assertEquals(report(4, 3, 1), report(answer));
    }

    @Test
    void who_lacks_a_value_is_reported_and_left_out() {
        ApiAnswer answer = post(new JsonObject("""
                {"recipients":["5511999999999",{"phone":"5511888888888","name":"Bia"}],"message":"Hi {name}"}"""));

        assertEquals(List.of("5511888888888@c.us Hi Bia"), texts(blast(answer)));
        assertEquals(report(2, 1, 0, "recipients", 1, "Field 'name' is missing for its placeholder"), report(answer));
    }

    @Test
    void a_blast_for_nobody_is_refused_with_the_report_and_leaves_nothing() {
        ApiAnswer answer = post(PROMO.copy().put("message", "Hi {surname}"));

        answer.is(400);
        JsonObject body = answer.json();
        assertEquals("No recipient is left: see the report", body.getString("message"));
        assertEquals(0, report(answer).getInteger("accepted"));
        assertEquals(2, report(answer).getJsonArray("rejected").size());
        assertEquals(0, await(door.sessions.campaignCount()));
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        ApiAnswer answer = post(new JsonObject("""
                {"recipients":["1",{"phone":"5511888888888"}],"sessionId":"a b","message":"","extra":1}"""));

        answer.is(400);
        assertEquals(
                TestDoor.invalid(
                        "",
                        "Unrecognized key(s) in object: 'extra'",
                        "sessionId",
                        "Invalid session name",
                        "message",
                        "String must contain at least 1 character(s)",
                        "recipients.0",
                        "Invalid phone number"),
                sorted(answer.json()));
    }

    /** The order of a schema's errors says nothing. */
    private static JsonObject sorted(JsonObject error) {
        List<String> order = List.of("", "sessionId", "message", "recipients.0");
        List<Object> errors = error.getJsonArray("errors").stream()
                .sorted((a, b) -> order.indexOf(((JsonObject) a).getString("path"))
                        - order.indexOf(((JsonObject) b).getString("path")))
                .toList();
        return error.put("errors", new JsonArray(errors));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | message | Required",
                "{} | campaignId | Required where there are no recipients and no recipientsFile",
                "{\"message\":\"a\",\"template\":\"b\"} | template | Expected only one of message, messages and template",
                "{\"campaignId\":\" x\"} | campaignId | Invalid name of a list",
                "{\"campaignId\":7} | campaignId | Expected string, received number",
                "{\"messages\":[{\"type\":\"txt\"}]} | messages.0.type | "
                        + "Invalid discriminator value. Expected 'text' | 'photo' | 'audio' | 'video' | 'file' | 'location' | 'poll' | 'contact'",
            })
    void a_blast_needs_recipients_and_one_content(String body, String path, String message) {
        JsonArray errors = post(new JsonObject(body)).json().getJsonArray("errors");

        assertTrue(
                errors.stream()
                        .map(JsonObject.class::cast)
                        .anyMatch(error -> path.equals(error.getString("path"))
                                && error.getString("message").startsWith(message)),
                errors::encode);
    }

    @Test
    void unknown_lists_and_templates_are_not_found() {
        ApiAnswer noList = post(PROMO.copy().put("campaignId", "other"));
        ApiAnswer noTemplate = post(new JsonObject("""
                {"campaignId":"october-promo","template":"other"}"""));

        noList.is(404).has(TestDoor.error("Recipient list not found"));
        noTemplate.is(404).has(TestDoor.error("Template not found"));
    }

    @Test
    void the_parts_of_a_form_must_be_known_and_there_once() {
        MultipartForm form = form().attribute("message", "a")
                .attribute("message", "b")
                .attribute("extra", "c")
                .textFileUpload("other", "a.csv", Buffer.buffer("phone"), "text/csv");

        JsonArray errors = post(withFile(withFile(form, CSV), CSV)).json().getJsonArray("errors");

        assertEquals(
                List.of(
                        ": Unrecognized key(s) in object: 'extra'",
                        "message: Expected one value, received 2",
                        "message: Required",
                        "other: Unrecognized file: expected recipientsFile",
                        "recipientsFile: Expected one file"),
                errors.stream()
                        .map(JsonObject.class::cast)
                        .map(error -> error.getString("path") + ": " + error.getString("message"))
                        .sorted()
                        .toList());
    }

    @Test
    void a_long_field_of_a_form_is_held_against_its_limit() {
        ApiAnswer over = post(withFile(form().attribute("message", "é".repeat(1001)), CSV));
        ApiAnswer farOver = post(withFile(form().attribute("message", "x".repeat(5000)), CSV));

        over.is(400).has(TestDoor.invalid("message", "String must contain at most 1000 character(s)"));
        farOver.is(413);
        post(withFile(form().attribute("message", "é".repeat(1000)), CSV)).is(202);
    }

    @Test
    void a_file_that_cannot_be_read_is_told_and_nothing_happens() {
        ApiAnswer answer = post(withFile(form().attribute("message", "x"), "<html>not a spreadsheet</html>"));

        answer.is(400)
                .has(TestDoor.error(
                        "The file is a web page (HTML or XML), though it may be called .xls: open it in a spreadsheet"
                                + " program, and save it as .xlsx, or as CSV UTF-8"));
        assertEquals(0, await(door.sessions.campaignCount()));
    }

    @Test
    void a_file_that_is_too_large_is_not_taken_in() {
        ApiAnswer answer =
                post(withFile(form().attribute("message", "x"), "phone\n" + "5511999999999\n".repeat(100_000)));

        answer.is(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--x\r\nContent-Disposition: form-data; name=\"recipientsFile\"; filename=\"a\"\r\n\r\nphone\n551",
                "--x\r\nContent-Disposition: form-data; name=\"message\"\r\n\r\nabc",
                "nonsense",
                "--x\r\n\r\n--x--",
                "--x--\r\n"
            })
    void a_form_that_is_cut_off_or_malformed_is_refused(String body) {
        ApiAnswer answer = answer(door.request(HttpMethod.POST, PATH)
                .putHeader("Content-Type", "multipart/form-data; boundary=x")
                .sendBuffer(Buffer.buffer(body)));

        answer.is(400);
    }

    @ParameterizedTest
    @CsvSource({
        "multipart/form-data, 400",
        "text/csv, 415",
        "application/xml, 415",
        "application/x-www-form-urlencoded, 415"
    })
    void what_is_no_blast_is_refused_by_its_type(String type, int status) {
        ApiAnswer answer = answer(door.request(HttpMethod.POST, PATH)
                .putHeader("Content-Type", type)
                .sendBuffer(Buffer.buffer("phone")));

        answer.is(status).has("success", false);
    }

    @Test
    void packed_bodies_are_refused() {
        ApiAnswer answer = answer(door.request(HttpMethod.POST, PATH)
                .putHeader("Content-Encoding", "gzip")
                .sendMultipartForm(withFile(form().attribute("message", "x"), CSV)));

        answer.is(415);
    }

    @Test
    void a_client_that_goes_away_leaves_no_file() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
            socket.getOutputStream()
                    .write(("POST " + PATH + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n"
                                    + "Content-Type: multipart/form-data; boundary=x\r\n\r\n--x\r\n"
                                    + "Content-Disposition: form-data; name=\"recipientsFile\"; filename=\"a\"\r\n\r\nphone\n551")
                            .getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            while (temporaryFiles().isEmpty()) {
                Thread.onSpinWait();
            }
        }
        while (!temporaryFiles().isEmpty() || door.shared().uploads.inUse() > 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void a_blast_that_cannot_be_recorded_is_not_started() {
        door.sessions.instead = Refusal.failing(Code.NOT_RECORDED, "the disk is full");

        ApiAnswer answer = post(PROMO);

        door.sessions.instead = null;
        answer.is(503).has(TestDoor.error("the disk is full"));
    }

    @Test
    void columns_of_a_file_can_be_named() {
        ApiAnswer answer = post(withFile(
                form().attribute("message", "Hi {name}")
                        .attribute("phoneColumn", "Contato")
                        .attribute("nameColumn", "Cliente"),
                "Cliente;Contato\nAna;5511977776666\n"));

        assertEquals(List.of("5511977776666@c.us Hi Ana"), texts(blast(answer)));
    }

    @Test
    void a_form_without_a_chosen_file_has_none() {
        ApiAnswer answer = post(form().attribute("message", "Hi {name}")
                .attribute("campaignId", "october-promo")
                .attribute("template", "")
                .binaryFileUpload("recipientsFile", "", Buffer.buffer(), "application/octet-stream"));

        assertEquals(2, blast(answer).recipients().size());
    }

    private JsonObject shown(ApiAnswer answer) {
        return answer(door.get(answer.header("Location"))).json().getJsonObject("data");
    }

    @Test
    void a_blast_may_wait_for_its_time() {
        ApiAnswer answer = post(PROMO.copy().put("scheduledAt", "2026-12-24T09:00:00-03:00"));

        answer.is(202);
        JsonObject told = answer.json();
        assertEquals("scheduled", told.getString("status"));
        assertEquals("Blast scheduled", told.getString("message"));
        assertEquals("2026-12-24T12:00:00.000Z", told.getString("scheduledAt"));
        assertEquals("scheduled", shown(answer).getString("status"));
        post(PROMO).has("status", "running");
    }

    @Test
    void a_blast_from_a_form_may_wait_for_its_time() {
        ApiAnswer answer = post(withFile(form(), CSV)
                .attribute("message", "Hello")
                .attribute("scheduledAt", "2026-12-24T09:00:00-03:00"));

        answer.is(202);
        assertEquals("scheduled", shown(answer).getString("status"));
        assertEquals("2026-12-24T12:00:00.000Z", shown(answer).getString("scheduledAt"));
    }

    @Test
    void a_blast_starts_at_once_or_at_its_time_but_not_both() {
        post(PROMO.copy().put("start", false).put("scheduledAt", "2026-12-24T09:00:00-03:00"))
                .has(TestDoor.invalid("start", "Expected only one of start and scheduledAt"));
    }

    @Test
    void a_time_that_is_none_is_told_with_everything_else() {
        ApiAnswer answer = post(PROMO.copy().put("scheduledAt", "tomorrow").put("extra", 1));

        answer.is(400);
        assertEquals(
                List.of("", "scheduledAt"),
                answer.json().getJsonArray("errors").stream()
                        .map(error -> ((JsonObject) error).getString("path"))
                        .sorted()
                        .toList());
    }
}
