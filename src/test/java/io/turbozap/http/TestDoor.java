package io.turbozap.http;

import io.turbozap.actor.LocalCodec;
import io.turbozap.config.Config;
import io.turbozap.http.guard.GuardRules;
import io.turbozap.http.guard.Guards;
import io.turbozap.http.guard.MemoryAccount;
import io.turbozap.http.upload.UploadRules;
import io.turbozap.live.Live;
import io.turbozap.live.Overviews;
import io.turbozap.recipients.MemorySuppressions;
import io.turbozap.recipients.RecipientLists;
import io.turbozap.recipients.book.AddressBook;
import io.turbozap.recipients.book.AddressBookAudiences;
import io.turbozap.recipients.book.TaggedContacts;
import io.turbozap.store.Database;
import io.turbozap.store.StoreOptions;
import io.turbozap.store.history.Deliveries;
import io.turbozap.store.history.TemplateRepository;
import io.turbozap.store.history.Timeline;
import io.turbozap.store.history.Totals;
import io.turbozap.store.journal.DailyCounters;
import io.turbozap.store.journal.KeyedResponses;
import io.turbozap.store.opening.Stores;
import io.turbozap.store.quota.Quotas;
import io.turbozap.waha.server.WahaReachability;
import io.turbozap.waha.webhook.WahaEventHandler;
import io.turbozap.waha.webhook.WebhookKey;
import io.turbozap.webhooks.Webhooks;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A front door on a free port, over sessions that send nothing, and a client for it. */
public final class TestDoor {

    static final Instant NOW = Instant.parse("2024-01-20T10:30:45.123Z");

    public static final JsonObject CAMPAIGN = new JsonObject("""
            {"session":"default","messages":[{"type":"text","content":"Hello"}],"contacts":["5511999999999"]}""");

    /** What webhooks are signed with where callers need a key and nothing else is set. */
    public static final String MADE_KEY = "made-up-at-the-first-start";

    private static final int MOST_CONNECTIONS = 256;
    private static final long AMPLE = 1L << 40;

    public final FakeSessions sessions;
    final Database database;
    public final FakeRecurrences recurrences = new FakeRecurrences();
    final FakeAccounts accounts = new FakeAccounts();
    final Live live;
    final Webhooks hooks;
    final HttpDependencies door;
    final WebClient client;
    private final Vertx vertx;
    public volatile Readiness readiness = new Readiness(true, true, WahaReachability.State.REACHABLE);
    public volatile WahaEventHandler webhooks = event -> Future.succeededFuture();
    /** Those of all connections, with memory for everything unless a test says otherwise. */
    Guards guards = new Guards(new MemoryAccount(AMPLE), GuardRules.of(Integer.MAX_VALUE, 0));

    private HttpBootstrap httpBootstrap;
    private String deployment = "";
    private int port;

    private TestDoor(
            Vertx vertx,
            Config config,
            @Nullable UploadRules uploads,
            Database database,
            Quotas quotas,
            FakeSessions sessions,
            Live live) {
        this.sessions = sessions;
        this.live = live;
        this.hooks = new Webhooks(
                vertx,
                database,
                Clock.fixed(NOW, ZoneOffset.UTC),
                new Random(3),
                config.webhooks().allowPrivate());
        this.vertx = vertx;
        this.database = database;
        this.door = new HttpDependencies(
                sessions,
                registers(database, quotas),
                config,
                Clock.fixed(NOW, ZoneOffset.UTC),
                new Random(1),
                () -> readiness,
                () -> "turbozap_sends_total 1\n",
                uploads == null ? UploadRules.of(config.limits().uploads(), AMPLE) : uploads,
                recurrences,
                event -> webhooks.handle(event),
                WebhookKey.of(config, MADE_KEY),
                accounts,
                live,
                hooks);
        this.httpBootstrap = new HttpBootstrap(config, () -> readiness, guards);
        this.client = WebClient.create(
                vertx,
                new WebClientOptions().setFollowRedirects(false),
                new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS));
    }

    /** A door behind such guards. */
    static Future<TestDoor> open(Vertx vertx, Guards guards) {
        return unopened(vertx, Map.of("PORT", "0"), null, new NoStore()).compose(test -> {
            test.guards = guards;
            test.httpBootstrap = new HttpBootstrap(test.door.config, () -> test.readiness, guards);
            return open(test, 1);
        });
    }

    static Repositories registers(Database database) {
        return registers(database, Quotas.of(database, AMPLE));
    }

    private static Repositories registers(Database database, Quotas quotas) {
        return new Repositories(
                new AddressBook(database),
                new TaggedContacts(database),
                new AddressBookAudiences(database),
                new MemorySuppressions(),
                new Deliveries(database),
                new RecipientLists(database, Clock.fixed(NOW, ZoneOffset.UTC), new Random(2)),
                new TemplateRepository(database),
                new Timeline(database),
                new KeyedResponses(database, Clock.fixed(NOW, ZoneOffset.UTC)),
                quotas);
    }

    /** @param variables the configuration, by the names of the environment */
    public static Future<TestDoor> open(Vertx vertx, Map<String, String> variables) {
        return open(vertx, variables, null, new NoStore(), 1);
    }

    /** A door with a store of its own behind it, which ends with {@code vertx}. */
    public static Future<TestDoor> withStore(Vertx vertx, Map<String, String> variables) {
        return Stores.open(vertx, "memory", StoreOptions.defaults())
                .compose(database -> open(vertx, variables, null, database, 1));
    }

    /** A door with such a store, where callers may keep so many of a kind. */
    static Future<TestDoor> withQuotas(Vertx vertx, long most) {
        return Stores.open(vertx, "memory", StoreOptions.defaults())
                .compose(
                        database -> unopened(vertx, Map.of("PORT", "0"), null, database, Quotas.ofEach(database, most)))
                .compose(test -> open(test, 1));
    }

    /** @param uploads what uploads have to keep to */
    static Future<TestDoor> open(Vertx vertx, UploadRules uploads) {
        return open(vertx, Map.of(), uploads, new NoStore(), 1);
    }

    /** A door on so many event loops. */
    static Future<TestDoor> open(Vertx vertx, int instances, Map<String, String> variables) {
        return open(vertx, variables, null, new NoStore(), instances);
    }

    private static Future<TestDoor> open(
            Vertx vertx,
            Map<String, String> variables,
            @Nullable UploadRules uploads,
            Database database,
            int instances) {
        Map<String, String> all = new HashMap<>(variables);
        all.putIfAbsent("PORT", "0");
        return unopened(vertx, all, uploads, database).compose(test -> open(test, instances));
    }

    private static Future<TestDoor> unopened(
            Vertx vertx, Map<String, String> all, @Nullable UploadRules uploads, Database database) {
        return unopened(vertx, all, uploads, database, Quotas.of(database, AMPLE));
    }

    private static Future<TestDoor> unopened(
            Vertx vertx, Map<String, String> all, @Nullable UploadRules uploads, Database database, Quotas quotas) {
        Config config = Config.of(all);
        FakeSessions sessions = new FakeSessions();
        LocalCodec.install(vertx);
        Totals totals =
                new Totals(vertx, database, new DailyCounters(Clock.fixed(NOW, ZoneOffset.UTC), ZoneOffset.UTC));
        Overviews overviews = new Overviews(sessions, totals::latest, Clock.systemUTC());
        return Live.open(
                        vertx,
                        sessions,
                        overviews,
                        Clock.systemUTC(),
                        config.limits().sockets())
                .map(live -> new TestDoor(vertx, config, uploads, database, quotas, sessions, live));
    }

    private static Future<TestDoor> open(TestDoor test, int instances) {
        test.httpBootstrap.lead(test.door);
        return test.listen(instances);
    }

    private Future<TestDoor> listen(int instances) {
        return HttpVerticle.open(vertx, httpBootstrap, instances).map(open -> {
            port = open.port();
            deployment = open.deploymentId();
            return this;
        });
    }

    /** A server that still reads what was recorded, until {@link #lead}. */
    public static Future<TestDoor> starting(Vertx vertx, Duration longestWait) {
        return unopened(vertx, Map.of("PORT", "0"), null, new NoStore()).compose(test -> {
            test.httpBootstrap = new HttpBootstrap(test.door.config, () -> test.readiness, test.guards, longestWait);
            return test.listen(1);
        });
    }

    /** Ends the start. */
    public void lead() {
        httpBootstrap.lead(door);
    }

    /** Stops to listen. */
    public Future<Void> stop() {
        return vertx.undeploy(deployment);
    }

    public static Future<TestDoor> open(Vertx vertx) {
        return open(vertx, Map.of());
    }

    public int port() {
        return port;
    }

    Vertx vertx() {
        return vertx;
    }

    public HttpRequest<Buffer> request(HttpMethod method, String uri) {
        return client.request(method, port, "127.0.0.1", uri);
    }

    public Future<HttpResponse<Buffer>> get(String uri) {
        return request(HttpMethod.GET, uri).send();
    }

    public Future<HttpResponse<Buffer>> post(String uri) {
        return request(HttpMethod.POST, uri).send();
    }

    /** Sends a body, or none if it is null. */
    public Future<HttpResponse<Buffer>> send(HttpMethod method, String uri, @Nullable Object body) {
        HttpRequest<Buffer> request = request(method, uri);
        return body == null ? request.send() : request.sendJson(body);
    }

    public Future<HttpResponse<Buffer>> create(JsonObject campaign) {
        return create(campaign.toBuffer());
    }

    Future<HttpResponse<Buffer>> create(Buffer body) {
        return request(HttpMethod.POST, "/api/campaigns/create")
                .putHeader("Content-Type", "application/json")
                .sendBuffer(body);
    }

    /** Creates {@link #CAMPAIGN} and gives its id. */
    public Future<String> created() {
        return create(CAMPAIGN).map(answer -> answer.bodyAsJsonObject().getString("campaignId"));
    }

    /** The envelope of an error without details. */
    public static JsonObject error(String message) {
        return new JsonObject().put("success", false).put("message", message);
    }

    /** The envelope of a validation error, from pairs of path and message. */
    public static JsonObject invalid(@Nullable String... pathsAndMessages) {
        JsonArray errors = new JsonArray();
        for (int i = 0; i < pathsAndMessages.length; i += 2) {
            errors.add(new JsonObject().put("path", pathsAndMessages[i]).put("message", pathsAndMessages[i + 1]));
        }
        return error("Validation failed").put("errors", errors);
    }
}
