package io.turbozap.http;

import io.turbozap.actor.LocalCodec;
import io.turbozap.campaign.SessionOwners;
import io.turbozap.config.Config;
import io.turbozap.http.campaign.CampaignServices;
import io.turbozap.http.contact.ContactServices;
import io.turbozap.http.guard.GuardRules;
import io.turbozap.http.guard.Guards;
import io.turbozap.http.guard.MemoryAccount;
import io.turbozap.http.idempotency.IdempotencyKeys;
import io.turbozap.http.message.TemplateServices;
import io.turbozap.http.recipient.RecipientServices;
import io.turbozap.http.upload.UploadRules;
import io.turbozap.http.webhook.WebhookServices;
import io.turbozap.identity.Identity;
import io.turbozap.identity.secret.HmacSha256;
import io.turbozap.identity.secret.ServerKeys;
import io.turbozap.live.Live;
import io.turbozap.live.Overviews;
import io.turbozap.live.Receipts;
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
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

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
    public final Identity identity;
    final Webhooks hooks;
    private static final int FORM_FIELD_BYTES = 262_144;

    final Config config;
    final HttpServices services;
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
            Live live,
            Identity identity) {
        this.sessions = sessions;
        this.live = live;
        this.identity = identity;
        this.hooks = new Webhooks(
                vertx,
                database,
                SessionOwners.SINGLE,
                CLOCK,
                new Random(3),
                config.webhooks().allowPrivate());
        this.vertx = vertx;
        this.database = database;
        this.config = config;
        this.services = services(
                sessions,
                database,
                quotas,
                uploads == null ? UploadRules.of(config.limits().uploads(), AMPLE) : uploads,
                new WebhookServices(hooks, event -> webhooks.handle(event), WebhookKey.of(config, MADE_KEY)),
                recurrences,
                accounts,
                live,
                identity);
        this.httpBootstrap = new HttpBootstrap(config, CLOCK, () -> readiness, TestDoor::metrics, guards);
        this.client = ResponseContract.watch(WebClient.create(
                vertx,
                new WebClientOptions().setFollowRedirects(false),
                new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS)));
    }

    /** A door behind such guards. */
    static Future<TestDoor> open(Vertx vertx, Guards guards) {
        return unopened(vertx, Map.of("PORT", "0"), null, new NoStore()).compose(test -> {
            test.guards = guards;
            test.httpBootstrap = new HttpBootstrap(test.config, CLOCK, () -> test.readiness, TestDoor::metrics, guards);
            return open(test, 1);
        });
    }

    private static String metrics() {
        return "turbozap_sends_total 1\n";
    }

    /** The services of a door over {@code database}, where callers may keep as much as they like. */
    static HttpServices services(
            FakeSessions sessions, Database database, Webhooks hooks, Live live, Identity identity) {
        return services(
                sessions,
                database,
                Quotas.of(database, AMPLE),
                UploadRules.of(1, 1),
                new WebhookServices(hooks, event -> Future.succeededFuture(), null),
                new FakeRecurrences(),
                new FakeAccounts(),
                live,
                identity);
    }

    private static HttpServices services(
            FakeSessions sessions,
            Database database,
            Quotas quotas,
            UploadRules uploads,
            WebhookServices webhooks,
            FakeRecurrences recurrences,
            FakeAccounts accounts,
            Live live,
            Identity identity) {
        return new HttpServices(
                new CampaignServices(sessions, new Deliveries(database), new Timeline(database)),
                new ContactServices(
                        new AddressBook(database),
                        new AddressBookAudiences(database, SessionOwners.SINGLE),
                        quotas.contacts()),
                new RecipientServices(
                        new RecipientLists(database, CLOCK, new Random(2)),
                        quotas.lists(),
                        new TaggedContacts(database),
                        new MemorySuppressions(),
                        quotas.suppressions()),
                new TemplateServices(new TemplateRepository(database), quotas.templates()),
                webhooks,
                recurrences,
                accounts,
                live,
                identity,
                uploads,
                new IdempotencyKeys(new KeyedResponses(database, CLOCK), quotas.answers(), CLOCK, FORM_FIELD_BYTES),
                new Random(1));
    }

    /**
     * A door without a store behind it.
     *
     * @param variables the configuration, by the names of the environment
     */
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
        Future<Live> live = Live.open(
                vertx,
                sessions,
                overviews,
                Receipts.none(),
                Clock.systemUTC(),
                config.limits().sockets());
        Future<Identity> identity = identity(vertx, config, database);
        return Future.all(live, identity)
                .map(both -> new TestDoor(
                        vertx, config, uploads, database, quotas, sessions, live.result(), identity.result()));
    }

    /** The identity services of a door: without people, and where it has no store, without any to come. */
    static Future<Identity> identity(Vertx vertx, Config config, Database database) {
        return Identity.open(
                vertx,
                database instanceof NoStore ? new EmptyStore() : database,
                new ServerKeys(new byte[HmacSha256.BYTES]),
                config.identity(),
                CLOCK);
    }

    private static Future<TestDoor> open(TestDoor test, int instances) {
        test.httpBootstrap.lead(test.services);
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
            test.httpBootstrap = new HttpBootstrap(
                    test.config, CLOCK, () -> test.readiness, TestDoor::metrics, test.guards, longestWait);
            return test.listen(1);
        });
    }

    /** Ends the start. */
    public void lead() {
        httpBootstrap.lead(services);
    }

    /** What the event loops of this door share. */
    SharedHandlers shared() {
        return httpBootstrap.shared().result();
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
