package io.turbozap.http;

import static io.turbozap.fixture.ApiAnswer.answer;
import static io.turbozap.http.LifecycleApiTest.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.Message;
import io.turbozap.campaign.SendRequest;
import io.turbozap.fixture.ApiAnswer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
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

    private ApiAnswer send(HttpMethod method, String path, @Nullable JsonObject body) {
        return answer(door.send(method, path, body));
    }

    private ApiAnswer post(String path, String body) {
        return send(HttpMethod.POST, path, new JsonObject(body));
    }

    private void keep(String name, String messages) {
        JsonObject body = new JsonObject().put("messages", new JsonArray(messages));
        send(HttpMethod.PUT, PATH + "/" + name, body).is(201);
    }

    private String firstText(String id) {
        SendRequest request = await(door.sessions.fetch(CampaignId.parse(id)).map(campaign -> campaign.request(0)));
        return request.render(request.message().textTemplate());
    }

    @Test
    void a_template_is_made_shown_listed_replaced_and_forgotten() {
        ApiAnswer created = send(HttpMethod.POST, PATH, WELCOME);

        created.is(201);
        assertEquals(PATH + "/welcome", created.header("Location"));
        JsonObject shown = send(HttpMethod.GET, PATH + "/welcome", null).json();
        assertEquals(created.json(), shown);
        assertEquals(MESSAGES, shown.getJsonObject("data").getJsonArray("messages"));
        JsonObject other = new JsonObject().put("messages", new JsonArray("[{\"type\":\"text\",\"content\":\"Bye\"}]"));
        send(HttpMethod.PUT, PATH + "/welcome", other).is(200);
        send(HttpMethod.PUT, PATH + "/a%20b", other).is(201);
        assertEquals(
                "[a b, welcome]",
                send(HttpMethod.GET, PATH, null).json().getJsonArray("data").stream()
                        .map(set -> ((JsonObject) set).getString("name"))
                        .toList()
                        .toString());
        send(HttpMethod.DELETE, PATH + "/welcome", null).is(204);
        send(HttpMethod.DELETE, PATH + "/welcome", null).is(404);
        send(HttpMethod.GET, PATH + "/welcome", null).is(404);
    }

    @Test
    void a_name_belongs_to_one_template() {
        send(HttpMethod.POST, PATH, WELCOME);

        ApiAnswer second = send(HttpMethod.POST, PATH, WELCOME);

        second.is(409).has(TestDoor.error("A template with this name already exists"));
    }

    @Test
    void messages_of_a_template_keep_the_rules_of_campaigns() {
        ApiAnswer answer = post(PATH, """
                {"name":"","messages":[{"type":"photo","content":"x"},{"type":"text"}]}""");

        answer.has(TestDoor.invalid(
                "name",
                "String must contain at least 1 character(s)",
                "name",
                "Invalid name of a template",
                "messages.0.content",
                "Invalid url",
                "messages.1.content",
                "Required"));
        send(HttpMethod.PUT, PATH + "/x", new JsonObject()).is(400);
        send(HttpMethod.PUT, PATH + "/%20x", WELCOME.copy()).is(400);
    }

    @Test
    void a_campaign_uses_a_template_by_name() {
        keep("welcome", MESSAGES.encode());

        ApiAnswer created = post("/api/campaigns/create", """
                {"template":"welcome","contacts":[{"phone":"5511999999999","name":"Ana"}]}""");

        created.is(201);
        assertEquals("Welcome, Ana!", firstText(created.json().getString("campaignId")));
    }

    @Test
    void a_campaign_names_a_template_or_has_messages() {
        keep("welcome", MESSAGES.encode());

        post("/api/campaigns/create", """
                        {"template":"welcome","messages":[{"type":"text","content":"x"}],"contacts":["5511999999999"]}""")
                .has(TestDoor.invalid("template", "Expected only one of messages and template"));
        post("/api/campaigns/create", "{\"template\":\"other\",\"contacts\":[\"5511999999999\"]}")
                .is(404);
        post("/api/campaigns/create", "{\"template\":7,\"contacts\":[\"5511999999999\"]}")
                .is(400);
    }

    @Test
    void a_blast_uses_a_template_by_name() {
        keep("welcome", MESSAGES.encode());

        ApiAnswer started = post("/api/blasts", "{\"template\":\"welcome\",\"recipients\":[\"5511999999999\"]}");

        started.is(202);
        assertEquals("Welcome, friend!", firstText(started.json().getString("blastId")));
    }

    @Test
    void a_scheduled_message_uses_a_template_of_one_text() {
        keep("welcome", MESSAGES.encode());
        keep("two", "[{\"type\":\"text\",\"content\":\"a\"},{\"type\":\"text\",\"content\":\"b\"}]");
        keep("needy", "[{\"type\":\"text\",\"content\":\"{name}\"}]");
        String form = """
                {"recipient":"5511999999999","template":"%s","sendAt":4102444800000,"channel":"whatsapp"}""";

        ApiAnswer created = post("/scheduled", form.formatted("welcome"));

        created.is(201).has("message", "Welcome, friend!");
        post("/scheduled", form.formatted("two")).is(422);
        post("/scheduled", form.formatted("needy")).is(422);
        post("/scheduled", form.formatted("other")).is(404);
        JsonObject both = new JsonObject(form.formatted("welcome")).put("message", "x");
        send(HttpMethod.POST, "/scheduled", both).is(400);
        String one = "/scheduled/" + created.json().getString("id");
        JsonObject change = new JsonObject().put("template", "welcome");
        send(HttpMethod.PUT, one, change).is(200);
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
        ApiAnswer created = post("/api/recurring", """
                {"name":"news","cron":"0 9 * * 1","template":"welcome","contacts":["5511999999999"]}""");

        created.is(201);
        assertEquals("Welcome, friend!", recurringText());
        send(HttpMethod.DELETE, PATH + "/welcome", null);
        assertEquals("Welcome, friend!", recurringText());
        String one = created.header("Location");
        JsonObject bye = new JsonObject().put("template", "bye");
        send(HttpMethod.PATCH, one, bye).is(200);
        assertEquals("Bye", recurringText());
    }

    @Test
    void a_recurring_campaign_needs_a_template_that_is_there_and_no_messages_beside_it() {
        String rest = "\"name\":\"news\",\"cron\":\"0 9 * * 1\",\"contacts\":[\"5511999999999\"]}";

        post("/api/recurring", "{\"template\":\"nowhere\"," + rest).has(TestDoor.error("Template not found"));
        post("/api/recurring", "{\"template\":\"welcome\",\"messages\":" + MESSAGES + "," + rest)
                .has(TestDoor.invalid("template", "Expected only one of messages and template"));
    }
}
