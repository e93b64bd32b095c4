package io.turbozap.http;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.SessionOwners;
import io.turbozap.campaign.number.NumberReader;
import io.turbozap.config.Config;
import io.turbozap.http.campaign.CampaignFactory;
import io.turbozap.http.guard.GuardRules;
import io.turbozap.http.guard.Guards;
import io.turbozap.http.guard.MemoryAccount;
import io.turbozap.http.upload.CampaignReader;
import io.turbozap.identity.Identity;
import io.turbozap.live.Live;
import io.turbozap.live.Overviews;
import io.turbozap.live.Receipts;
import io.turbozap.session.BlockReason;
import io.turbozap.waha.server.WahaReachability;
import io.turbozap.webhooks.Webhooks;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import io.vertx.junit5.VertxExtension;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The document says what the server does: its routes and nothing else, with examples that keep its own rules. */
@ExtendWith(VertxExtension.class)
class OpenApiTest {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    /** Routes for people's browsers, which no program calls. */
    private static final Set<String> PAGES = Set.of(
            "GET /",
            "GET /admin",
            "GET /admin/*",
            "GET /assets/*",
            "GET /api",
            "GET /api/docs/*",
            "GET /api/docs/swagger-initializer.js");

    private static final JsonObject DOCUMENT = document();

    private record Example(String place, JsonObject schema, Object value) {}

    @SuppressWarnings("unchecked") // what a YAML mapping is loaded as
    static JsonObject document() {
        InputStream yaml = OpenApiTest.class.getResourceAsStream("/openapi.yaml");
        Object loaded = new Load(LoadSettings.builder().build()).loadFromInputStream(yaml);
        return new JsonObject(new JsonObject((Map<String, Object>) loaded).encode());
    }

    @Test
    void every_route_is_described_and_every_description_has_a_route(Vertx vertx) {
        FakeSessions sessions = new FakeSessions();
        Live live = Live.open(
                        vertx,
                        sessions,
                        new Overviews(sessions, () -> Future.failedFuture("no store"), Clock.systemUTC()),
                        Receipts.none(),
                        Clock.systemUTC(),
                        1)
                .await();
        Webhooks hooks = new Webhooks(
                vertx,
                new NoStore(),
                SessionOwners.SINGLE,
                Clock.systemUTC(),
                RandomGenerator.getDefault(),
                /* allowPrivate= */ false);
        HttpBootstrap bootstrap = new HttpBootstrap(
                Config.defaults(),
                Clock.systemUTC(),
                () -> new Readiness(true, true, WahaReachability.State.UNKNOWN),
                () -> "",
                new Guards(new MemoryAccount(1), GuardRules.of(1, 0)));
        Identity identity =
                TestDoor.identity(vertx, Config.defaults(), new NoStore()).await();
        SharedHandlers shared =
                new SharedHandlers(bootstrap, TestDoor.services(sessions, new NoStore(), hooks, live, identity));
        Set<String> served = new TreeSet<>(FrontRouter.operations(vertx, shared).keySet());
        served.removeAll(PAGES);

        assertEquals(described(), served);
    }

    private static Set<String> described() {
        Set<String> described = new TreeSet<>();
        DOCUMENT.getJsonObject("paths").forEach(path -> ((JsonObject) path.getValue())
                .fieldNames().stream()
                        .filter(METHODS::contains)
                        .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return described;
    }

    @Test
    void every_example_keeps_its_schema() {
        List<Example> examples = examples();

        assertTrue(examples.size() > 30, () -> examples.size() + " examples found");
        assertAll(examples.stream().map(example -> () -> {
            OutputUnit result = validate(example);
            assertTrue(result.getValid(), () -> example.place() + ": " + result.getErrors());
        }));
    }

    @Test
    void every_example_of_a_campaign_is_accepted() {
        CampaignReader.Factory readers =
                new CampaignReader.Factory(Config.defaults().limits());
        CampaignFactory campaigns =
                new CampaignFactory(Config.defaults(), Clock.systemUTC(), RandomGenerator.getDefault());
        JsonObject examples = DOCUMENT.getJsonObject("paths")
                .getJsonObject("/api/campaigns/create")
                .getJsonObject("post")
                .getJsonObject("requestBody")
                .getJsonObject("content")
                .getJsonObject("application/json")
                .getJsonObject("examples");

        assertFalse(examples.isEmpty());
        for (String name : examples.fieldNames()) {
            byte[] body =
                    examples.getJsonObject(name).getJsonObject("value").encode().getBytes(StandardCharsets.UTF_8);
            CampaignReader reader = new CampaignReader(readers, NumberReader.international());
            reader.feed(body, body.length);
            assertTrue(campaigns.create(reader.end()).campaign().totalRequests() > 0, name);
        }
    }

    @Test
    void every_rule_that_can_block_is_described() {
        JsonArray described = DOCUMENT.getJsonObject("components")
                .getJsonObject("schemas")
                .getJsonObject("Blocker")
                .getJsonObject("properties")
                .getJsonObject("rule")
                .getJsonArray("enum");

        assertEquals(
                Arrays.stream(BlockReason.values()).map(BlockReason::wireName).toList(), described.getList());
    }

    private static List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        collect("", DOCUMENT, examples);
        return examples;
    }

    private static void collect(String place, Object node, List<Example> into) {
        if (node instanceof JsonArray array) {
            array.forEach(element -> collect(place, element, into));
        } else if (node instanceof JsonObject object) {
            if (object.getValue("examples") instanceof JsonObject named) {
                named.forEach(example -> into.add(new Example(
                        place + "/" + example.getKey(),
                        object.getJsonObject("schema"),
                        ((JsonObject) example.getValue()).getValue("value"))));
            }
            object.forEach(member -> collect(place + "/" + member.getKey(), member.getValue(), into));
        }
    }

    private static OutputUnit validate(Example example) {
        JsonObject schema = example.schema().copy().put("components", DOCUMENT.getJsonObject("components"));
        return Validator.create(
                        JsonSchema.of(schema),
                        new JsonSchemaOptions()
                                .setBaseUri("turbozap://openapi")
                                .setDraft(Draft.DRAFT202012)
                                .setOutputFormat(OutputFormat.Basic))
                .validate(example.value());
    }
}
