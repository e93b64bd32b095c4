package io.turbozap.http;

import static io.turbozap.http.LifecycleApiTest.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.Message;
import io.turbozap.campaign.SendRequest;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Templates, and what uses them by name. */
@ExtendWith(VertxExtension.class)
class TemplateApiTest {

    private static final String PATH = "/api/templates";
    private static final JsonArray MESSAGES = new JsonArray("""
            [{"type":"text","content":"Welcome, {name|friend}!"}]""");
    private static final JsonObject WELCOME =
            new JsonObject().put("name", "welcome").put("messages", MESSAGES);

    private TestDoor door;

    @BeforeEach
    void open(Vertx vertx) {
        door = await(TestDoor.withStore(vertx, Map.of()));
    }

    @AfterEach
    void close() {
        await(door.database.close());
    }

    private HttpResponse<Buffer> send(HttpMethod method, String path, @Nullable JsonObject body) {
        return await(door.send(method, path, body));
    }

    private HttpResponse<Buffer> post(String path, String body) {
        return send(HttpMethod.POST, path, new JsonObject(body));
    }

    private void keep(String name, String messages) {
        JsonObject body = new JsonObject().put("messages", new JsonArray(messages));
        assertEquals(201, send(HttpMethod.PUT, PATH + "/" + name, body).statusCode());
    }

    private String firstText(String id) {
        SendRequest request = await(door.sessions.fetch(CampaignId.parse(id)).map(campaign -> campaign.request(0)));
        return request.render(request.message().textTemplate());
    }

    @Test
    void a_template_is_made_shown_listed_replaced_and_forgotten() {
        HttpResponse<Buffer> created = send(HttpMethod.POST, PATH, WELCOME);

        assertEquals(201, created.statusCode(), created::bodyAsString);
        assertEquals(PATH + "/welcome", created.getHeader("Location"));
        JsonObject shown = send(HttpMethod.GET, PATH + "/welcome", null).bodyAsJsonObject();
        assertEquals(created.bodyAsJsonObject(), shown);
        assertEquals(MESSAGES, shown.getJsonObject("data").getJsonArray("messages"));
        JsonObject other = new JsonObject().put("messages", new JsonArray("[{\"type\":\"text\",\"content\":\"Bye\"}]"));
        assertEquals(200, send(HttpMethod.PUT, PATH + "/welcome", other).statusCode());
        assertEquals(201, send(HttpMethod.PUT, PATH + "/a%20b", other).statusCode());
        assertEquals(
                "[a b, welcome]",
                send(HttpMethod.GET, PATH, null).bodyAsJsonObject().getJsonArray("data").stream()
                        .map(set -> ((JsonObject) set).getString("name"))
                        .toList()
                        .toString());
        assertEquals(204, send(HttpMethod.DELETE, PATH + "/welcome", null).statusCode());
        assertEquals(404, send(HttpMethod.DELETE, PATH + "/welcome", null).statusCode());
        assertEquals(404, send(HttpMethod.GET, PATH + "/welcome", null).statusCode());
    }

    @Test
    void a_name_belongs_to_one_template() {
        send(HttpMethod.POST, PATH, WELCOME);

        HttpResponse<Buffer> second = send(HttpMethod.POST, PATH, WELCOME);

        assertEquals(409, second.statusCode());
        assertEquals(TestDoor.error("A template with this name already exists"), second.bodyAsJsonObject());
    }

    @Test
    void messages_of_a_template_keep_the_rules_of_campaigns() {
        HttpResponse<Buffer> answer = post(PATH, """
                {"name":"","messages":[{"type":"photo","content":"x"},{"type":"text"}]}""");

        assertEquals(
                TestDoor.invalid(
                        "name",
                        "String must contain at least 1 character(s)",
                        "name",
                        "Invalid name of a template",
                        "messages.0.content",
                        "Invalid url",
                        "messages.1.content",
                        "Required"),
                answer.bodyAsJsonObject());
        assertEquals(400, send(HttpMethod.PUT, PATH + "/x", new JsonObject()).statusCode());
        assertEquals(400, send(HttpMethod.PUT, PATH + "/%20x", WELCOME.copy()).statusCode());
    }

    @Test
    void a_campaign_uses_a_template_by_name() {
        keep("welcome", MESSAGES.encode());

        HttpResponse<Buffer> created = post("/api/campaigns/create", """
                {"template":"welcome","contacts":[{"phone":"5511999999999","name":"Ana"}]}""");

        assertEquals(201, created.statusCode(), created::bodyAsString);
        assertEquals("Welcome, Ana!", firstText(created.bodyAsJsonObject().getString("campaignId")));
    }

    @Test
    void a_campaign_names_a_template_or_has_messages() {
        keep("welcome", MESSAGES.encode());

        assertEquals(
                TestDoor.invalid("template", "Expected only one of messages and template"),
                post("/api/campaigns/create", """
                        {"template":"welcome","messages":[{"type":"text","content":"x"}],"contacts":["5511999999999"]}""").bodyAsJsonObject());
        assertEquals(
                404,
                post("/api/campaigns/create", "{\"template\":\"other\",\"contacts\":[\"5511999999999\"]}")
                        .statusCode());
        assertEquals(
                400,
                post("/api/campaigns/create", "{\"template\":7,\"contacts\":[\"5511999999999\"]}")
                        .statusCode());
    }

    @Test
    void a_blast_uses_a_template_by_name() {
        keep("welcome", MESSAGES.encode());

        HttpResponse<Buffer> started =
                post("/api/blasts", "{\"template\":\"welcome\",\"recipients\":[\"5511999999999\"]}");

        assertEquals(202, started.statusCode(), started::bodyAsString);
        assertEquals("Welcome, friend!", firstText(started.bodyAsJsonObject().getString("blastId")));
    }

    @Test
    void a_scheduled_message_uses_a_template_of_one_text() {
        keep("welcome", MESSAGES.encode());
        keep("two", "[{\"type\":\"text\",\"content\":\"a\"},{\"type\":\"text\",\"content\":\"b\"}]");
        keep("needy", "[{\"type\":\"text\",\"content\":\"{name}\"}]");
        String form = """
                {"recipient":"5511999999999","template":"%s","sendAt":4102444800000,"channel":"whatsapp"}""";

        HttpResponse<Buffer> created = post("/scheduled", form.formatted("welcome"));

        assertEquals(201, created.statusCode(), created::bodyAsString);
        assertEquals("Welcome, friend!", created.bodyAsJsonObject().getString("message"));
        assertEquals(422, post("/scheduled", form.formatted("two")).statusCode());
        assertEquals(422, post("/scheduled", form.formatted("needy")).statusCode());
        assertEquals(404, post("/scheduled", form.formatted("other")).statusCode());
        JsonObject both = new JsonObject(form.formatted("welcome")).put("message", "x");
        assertEquals(400, send(HttpMethod.POST, "/scheduled", both).statusCode());
        String one = "/scheduled/" + created.bodyAsJsonObject().getString("id");
        JsonObject change = new JsonObject().put("template", "welcome");
        assertEquals(200, send(HttpMethod.PUT, one, change).statusCode());
    }

    private String recurringText() {
        return ((Message.Text) door.recurrences.onlyContent().messages().get(0))
                .content()
                .render(field -> null);
    }

    @Test
    void a_recurring_campaign_takes_the_messages_that_a_template_has_when_it_is_named() {
        keep("welcome", MESSAGES.encode());
        keep("bye", "[{\"type\":\"text\",\"content\":\"Bye\"}]");
        HttpResponse<Buffer> created = post("/api/recurring", """
                {"name":"news","cron":"0 9 * * 1","template":"welcome","contacts":["5511999999999"]}""");

        assertEquals(201, created.statusCode(), created::bodyAsString);
        assertEquals("Welcome, friend!", recurringText());
        send(HttpMethod.DELETE, PATH + "/welcome", null);
        assertEquals("Welcome, friend!", recurringText());
        String one = created.getHeader("Location");
        JsonObject bye = new JsonObject().put("template", "bye");
        assertEquals(200, send(HttpMethod.PATCH, one, bye).statusCode());
        assertEquals("Bye", recurringText());
    }

    @Test
    void a_recurring_campaign_needs_a_template_that_is_there_and_no_messages_beside_it() {
        String rest = "\"name\":\"news\",\"cron\":\"0 9 * * 1\",\"contacts\":[\"5511999999999\"]}";

        assertEquals(
                TestDoor.error("Template not found"),
                post("/api/recurring", "{\"template\":\"nowhere\"," + rest).bodyAsJsonObject());
        assertEquals(
                TestDoor.invalid("template", "Expected only one of messages and template"),
                post("/api/recurring", "{\"template\":\"welcome\",\"messages\":" + MESSAGES + "," + rest)
                        .bodyAsJsonObject());
    }
}
