package io.turbozap.http;

import static io.turbozap.fixture.ApiAnswer.answer;
import static io.turbozap.http.LifecycleApiTest.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.SendRequest;
import io.turbozap.fixture.ApiAnswer;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.multipart.MultipartForm;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts mean what they say, wherever they are sent in (BEHAVIOUR A2 and 10). */
@ExtendWith(VertxExtension.class)
@Timeout(60)
class TextsApiTest {

    private static final String CSV = """
            phone;Nome Completo;Nº Pedido;Valor (R$);Última compra
            5511966888001;Ana Lima;77;10,00;maio
            5511966888002;;78;11,00;junho
            """;

    private TestDoor door;

    @BeforeEach
    void open(Vertx vertx) {
        door = await(TestDoor.withStore(vertx, Map.of()));
    }

    @AfterEach
    void close() {
        await(door.database.close());
    }

    private ApiAnswer post(String path, String body) {
        return answer(door.send(HttpMethod.POST, path, new JsonObject(body)));
    }

    private static String form(String contents, String... more) {
        return "{\"messages\":[" + contents + "]" + String.join("", more) + "}";
    }

    private static String text(String text) {
        return new JsonObject().put("type", "text").put("content", text).encode();
    }

    private Campaign stored(ApiAnswer answer, String id) {
        assertTrue(answer.response().statusCode() < 300, answer::text);
        CampaignId campaign = CampaignId.parse(answer.json().getString(id));
        return await(door.sessions.fetch(campaign));
    }

    private static List<String> texts(Campaign campaign) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < campaign.totalRequests(); i++) {
            SendRequest request = campaign.request(i);
            texts.add(request.render(request.message().textTemplate()));
        }
        return texts;
    }

    private static List<String> paths(ApiAnswer answer) {
        answer.is(400);
        return answer.json().getJsonArray("errors", new JsonArray()).stream()
                .map(error -> ((JsonObject) error).getString("path"))
                .toList();
    }

    private void put(String list, String csv) {
        ApiAnswer answer = answer(door.request(HttpMethod.PUT, "/api/campaigns/recipients?campaignId=" + list)
                .putHeader("Content-Type", "text/csv")
                .sendBuffer(Buffer.buffer(csv)));
        answer.is(201);
    }

    @Test
    void names_as_people_see_them_are_filled_from_contacts_lists_and_files() {
        String text = "Oi {NOME completo}, pedido {no pedido}: {Valor R$} desde {ultima COMPRA}";
        String ana = "Oi Ana Lima, pedido 77: 10,00 desde maio";
        ApiAnswer json = post("/api/campaigns/create", form(text(text), """
                ,"contacts":[{"phone":"5511966888001","Nome Completo":"Ana Lima","Nº Pedido":77,"Valor (R$)":"10,00",\
                "Última compra":"maio"}]"""));
        assertEquals(List.of(ana), texts(stored(json, "campaignId")));
        put("promo", CSV);
        ApiAnswer list = post(
                "/api/blasts",
                new JsonObject().put("campaignId", "promo").put("message", text).encode());
        assertEquals(List.of(ana), texts(stored(list, "blastId")));
        ApiAnswer file = blast(MultipartForm.create().attribute("message", text));
        assertEquals(List.of(ana), texts(stored(file, "blastId")));
    }

    private ApiAnswer blast(MultipartForm form) {
        return answer(door.request(HttpMethod.POST, "/api/blasts")
                .sendMultipartForm(form.binaryFileUpload("recipientsFile", "a.csv", Buffer.buffer(CSV), "text/csv")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{Hi|Hello|Hey} {phone}",
                "Oi {{name}}",
                "Oi {{1}}",
                "[Nome] oi",
                "*|FNAME|*",
                "%name%",
                "${name}"
            })
    void what_would_go_out_as_it_is_written_is_refused_by_path_wherever_it_is_sent_in(String text) {
        String quoted = new JsonObject().put("x", text).encode().replaceAll("^\\{\"x\":|\\}$", "");
        String two = form(text("good") + "," + text(text));
        String contacts = ",\"contacts\":[{\"phone\":\"5511966888004\",\"name\":\"Ana\"}]";
        assertEquals(
                List.of("messages.1.content"),
                paths(post("/api/campaigns/create", form(text("good") + "," + text(text), contacts))));
        assertEquals(
                List.of("messages.0.content"),
                paths(post("/api/recurring", form(text(text), contacts, ",\"name\":\"n\",\"cron\":\"@daily\""))));
        assertEquals(
                List.of("messages.0.content"),
                paths(post(
                        "/api/recurring",
                        form(text(text), ",\"audience\":\"all\",\"name\":\"n\",\"cron\":\"@daily\""))));
        assertEquals(
                List.of("messages.1.content"),
                paths(answer(door.send(HttpMethod.PUT, "/api/templates/x", new JsonObject(two)))));
        assertEquals(
                List.of("message"),
                paths(post("/api/blasts", "{\"recipients\":[\"5511966888004\"],\"message\":" + quoted + "}")));
        assertEquals(List.of("message"), paths(blast(MultipartForm.create().attribute("message", text))));
        assertEquals(
                List.of("message_body"),
                paths(post(
                        "/campaigns", "{\"scheduled_at\":\"2099-01-01T00:00:00Z\",\"message_body\":" + quoted + "}")));
        ApiAnswer single = post(
                "/scheduled",
                "{\"recipient\":\"5511966888004\",\"channel\":\"whatsapp\","
                        + "\"sendAt\":\"2099-01-01T00:00:00Z\",\"message\":" + quoted + "}");
        assertEquals("message", paths(single).get(0));
        assertEquals(0, await(door.sessions.campaignCount()));
    }

    @Test
    void texts_that_nothing_is_filled_in_take_no_placeholders() {
        String contacts = ",\"contacts\":[{\"phone\":\"5511966888004\",\"name\":\"Ana\"}]";
        String messages = """
                {"type":"photo","content":"https://x.io/{name}.jpg","caption":"{{name}}","filename":"{name}.jpg"},
                {"type":"location","latitude":1,"longitude":1,"title":"{name}"},
                {"type":"poll","poll":{"name":"{name}?","options":["a","{Sim|Claro|Lógico}"]}},
                {"type":"contact","contacts":[{"fullName":"{name}","phoneNumber":"1"},{"vcard":"FN:{name}"}]},
                {"type":"file","file":{"url":"https://x.io/a.pdf","filename":"{name}.pdf"},"caption":"oi {name}"}""";

        assertEquals(
                List.of(
                        "messages.0.content",
                        "messages.0.filename",
                        "messages.0.caption",
                        "messages.1.title",
                        "messages.2.poll.options.1",
                        "messages.2.poll.name",
                        "messages.3.contacts.0.fullName",
                        "messages.3.contacts.1.vcard",
                        "messages.4.file.filename"),
                paths(post("/api/campaigns/create", form(messages, contacts))));
        ApiAnswer let = post("/api/campaigns/create", form(messages, contacts, ",\"literalBraces\":true"));
        let.is(201);
    }

    @Test
    void literal_braces_go_out_and_a_template_keeps_that_they_are() {
        String contacts = ",\"contacts\":[{\"phone\":\"5511966888004\",\"name\":\"Ana\"}]";
        String text = "{Hi|Hello|Hey} {name} {Nome Completo} [nome] {{name}}";
        String sent = "{Hi|Hello|Hey} Ana {Nome Completo} [nome] {name}";
        ApiAnswer create = post("/api/campaigns/create", form(text(text), contacts, ",\"literalBraces\":true"));
        assertEquals(List.of(sent), texts(stored(create, "campaignId")));

        ApiAnswer kept = answer(door.send(
                HttpMethod.PUT, "/api/templates/x", new JsonObject(form(text(text), ",\"literalBraces\":true"))));
        kept.is(201);
        ApiAnswer named = post("/api/campaigns/create", "{\"template\":\"x\"" + contacts + "}");
        assertEquals(List.of(sent), texts(stored(named, "campaignId")));
        ApiAnswer blast = post("/api/blasts", "{\"template\":\"x\"" + contacts.replace("contacts", "recipients") + "}");
        assertEquals(List.of(sent), texts(stored(blast, "blastId")));
    }

    @Test
    void a_column_in_the_signs_of_another_program_is_known_by_the_heading_of_the_file() {
        assertEquals(List.of("message"), paths(blast(MultipartForm.create().attribute("message", "[Nº Pedido] saiu"))));
        ApiAnswer label = blast(MultipartForm.create().attribute("message", "[Aviso] {Nº Pedido} saiu"));
        assertEquals(List.of("[Aviso] 77 saiu", "[Aviso] 78 saiu"), texts(stored(label, "blastId")));
    }

    private static JsonArray missing(String field, int recipients, String outcome) {
        return new JsonArray()
                .add(new JsonObject()
                        .put("field", field)
                        .put("recipients", recipients)
                        .put("outcome", outcome));
    }

    @Test
    void who_lacks_a_field_is_skipped_refused_or_gets_a_fallback_and_the_answer_says_so() {
        ApiAnswer skip = blast(MultipartForm.create().attribute("message", "Oi {nome completo}"));
        assertEquals(List.of("Oi Ana Lima"), texts(stored(skip, "blastId")));
        skip.has("missingFields", missing("nome completo", 1, "skipped"));

        ApiAnswer fallback = blast(MultipartForm.create()
                .attribute("message", "Oi {nome completo}")
                .attribute("fallback", "amigo"));
        assertEquals(List.of("Oi Ana Lima", "Oi amigo"), texts(stored(fallback, "blastId")));
        fallback.has("missingFields", missing("nome completo", 1, "fallback"));

        long before = await(door.sessions.campaignCount());
        ApiAnswer refuse = blast(MultipartForm.create()
                .attribute("message", "Oi {nome completo}")
                .attribute("onMissing", "refuse"));
        assertEquals(List.of("message"), paths(refuse));
        refuse.has("report.accepted", 1);
        assertEquals(before, await(door.sessions.campaignCount()));
    }

    @Test
    void a_json_campaign_refuses_unless_it_says_otherwise() {
        String some =
                ",\"contacts\":[{\"phone\":\"5511966888004\",\"name\":\"Ana\"},\"5511966888005\",\"5511966888004\"]";
        String oi = text("Oi {name}");
        assertEquals(List.of("contacts.1"), paths(post("/api/campaigns/create", form(oi, some))));
        ApiAnswer skip = post("/api/campaigns/create", form(oi, some, ",\"onMissing\":\"skip\""));
        assertEquals(List.of("Oi Ana"), texts(stored(skip, "campaignId")));
        JsonObject report = skip.json().getJsonObject("report");
        assertEquals(2, report.getJsonArray("rejected").size());
        ApiAnswer fallback = post("/api/campaigns/create", form(oi, some, ",\"fallback\":\"você\""));
        assertEquals(List.of("Oi Ana", "Oi você"), texts(stored(fallback, "campaignId")));
        fallback.has("duplicatesRemoved", 1);
        ApiAnswer nobody = post(
                "/api/campaigns/create", form(text("{x}"), some, ",\"onMissing\":\"skip\",\"allowDuplicates\":true"));
        assertEquals(List.of("messages"), paths(nobody));
        assertEquals(
                3,
                nobody.json().getJsonObject("report").getJsonArray("rejected").size());
    }

    @Test
    void a_fallback_that_everybody_gets_is_told() {
        ApiAnswer answer = post(
                "/api/campaigns/create",
                form(text("{Aproveite|Corra}"), ",\"contacts\":[\"5511966888004\",\"5511966888005\"]"));

        answer.is(201).has("missingFields", missing("Aproveite", 2, "fallback"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "\"onMissing\":\"drop\"!onMissing",
                "\"onMissing\":\"fallback\"!fallback",
                "\"onMissing\":\"skip\",\"fallback\":\"x\"!fallback",
                "\"fallback\":\"{x}\"!fallback",
                "\"fallback\":7!fallback",
                "\"literalBraces\":\"yes\"!literalBraces",
                "\"late\":true!late"
            })
    void options_that_say_nothing_clear_are_refused(String options, String path) {
        String contacts = "\"5511966888004\"";
        assertEquals(
                List.of(path),
                paths(post("/api/campaigns/create", form(text("x"), ",\"contacts\":[" + contacts + "],", options))));
        assertEquals(
                List.of(path),
                paths(post("/api/blasts", "{\"message\":\"x\",\"recipients\":[" + contacts + "]," + options + "}")));
    }

    @Test
    void contacts_of_the_address_book_who_lack_a_field_are_told_before_anything_is_sent() {
        post(
                "/contacts",
                "{\"name\":\"Ana\",\"phone_number\":\"5511966888001\",\"fields\":{\"Última compra\":\"maio\"}}");
        post("/contacts", "{\"name\":\"Bia\",\"phone_number\":\"5511966888002\"}");
        String body = "{\"scheduled_at\":\"2099-01-01T00:00:00Z\",\"message_body\":\"%s\"%s}";

        ApiAnswer told = post("/campaigns", body.formatted("{Nome|x} {name}: {ultima compra}", ""));
        told.is(201)
                .has(
                        "missing_fields",
                        new JsonArray()
                                .add(missing("Nome", 2, "fallback").getValue(0))
                                .add(missing("ultima compra", 1, "skipped").getValue(0)));
        assertEquals(List.of("message_body"), paths(post("/campaigns", body.formatted("{Nome Completo}", ""))));
        assertEquals(
                List.of("message_body"),
                paths(post("/campaigns", body.formatted("{ultima compra}", ",\"onMissing\":\"refuse\""))));
        ApiAnswer literal = post("/campaigns", body.formatted("{Nome X} {Name}", ",\"literalBraces\":true"));
        literal.has("message_body", "{{Nome X}} {Name}");
        ApiAnswer fallback = post("/campaigns", body.formatted("{ultima compra}", ",\"fallback\":\"nunca\""));
        fallback.has("message_body", "{ultima compra|nunca}");
        fallback.has("missing_fields", missing("ultima compra", 1, "fallback"));
    }

    @Test
    void a_mistyped_year_is_refused_and_a_late_start_is_a_wish() {
        for (String time : List.of("\"2023-12-24T09:00:00-03:00\"", "1703000000000")) {
            String at = ",\"scheduledAt\":" + time;
            String create = form(text("x"), ",\"contacts\":[\"5511954000009\"]", at);
            String blast = "{\"message\":\"x\",\"recipients\":[\"5511954000009\"]" + at + "}";
            assertEquals(List.of("scheduledAt"), paths(post("/api/campaigns/create", create)));
            assertEquals(List.of("scheduledAt"), paths(post("/api/blasts", blast)));
            post("/api/campaigns/create", create.replace("}]", "}],\"late\":true"))
                    .is(201);
            post("/api/blasts", blast.replaceFirst(".$", ",\"late\":true}")).is(202);
        }
        ApiAnswer form = blast(
                MultipartForm.create().attribute("message", "x").attribute("scheduledAt", "2023-12-24T09:00:00-03:00"));
        assertEquals(List.of("scheduledAt"), paths(form));
        ApiAnswer hours = post(
                "/api/campaigns/create",
                form(
                        text("x"),
                        ",\"contacts\":[\"5511954000009\"],\"scheduledAt\":",
                        "" + TestDoor.NOW.minusSeconds(23 * 3600).toEpochMilli()));
        hours.is(201);
    }

    @Test
    void a_file_has_its_url_for_content_like_the_other_kinds() {
        String contacts = ",\"contacts\":[\"5511954000009\"]";
        for (String file : List.of(
                "{\"type\":\"file\",\"content\":\"https://x.io/a.pdf\",\"filename\":\"b.pdf\",\"caption\":\"c\"}",
                "{\"type\":\"file\",\"file\":{\"url\":\"https://x.io/a.pdf\",\"filename\":\"b.pdf\"},\"caption\":\"c\"}")) {
            var media = ((io.turbozap.campaign.Message.File)
                            stored(post("/api/campaigns/create", form(file, contacts)), "campaignId")
                                    .messages()
                                    .get(0))
                    .media();
            assertEquals(
                    "https://x.io/a.pdf application/pdf b.pdf",
                    media.url() + " " + media.mimetype() + " " + media.filename());
        }
        assertEquals(
                List.of("messages.0.file"),
                paths(post("/api/campaigns/create", form("{\"type\":\"file\"}", contacts))));
        assertEquals(
                List.of("messages.0"),
                paths(post(
                        "/api/campaigns/create",
                        form(
                                "{\"type\":\"file\",\"content\":\"https://x.io/a.pdf\",\"file\":{\"url\":\"https://x.io/a.pdf\"}}",
                                contacts))));
    }
}
