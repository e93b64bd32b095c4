package io.turbozap.http;

import static io.turbozap.fixture.Waiting.await;

import io.turbozap.campaign.Org;
import io.turbozap.config.Config;
import io.turbozap.fixture.ApiAnswer;
import io.turbozap.http.access.Proxies;
import io.turbozap.http.guard.GuardRules;
import io.turbozap.http.guard.Guards;
import io.turbozap.http.guard.LoopGuard;
import io.turbozap.http.guard.MemoryAccount;
import io.turbozap.http.idempotency.IdempotencyKeys;
import io.turbozap.http.organisation.Organisations;
import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.Caller;
import io.turbozap.http.web.ErrorHandler;
import io.turbozap.http.web.RouteTable;
import io.turbozap.http.web.SmallBody;
import io.turbozap.identity.Identity;
import io.turbozap.identity.access.Principal;
import io.turbozap.identity.access.Role;
import io.turbozap.identity.access.Scope;
import io.turbozap.identity.audit.Actor;
import io.turbozap.identity.directory.Invites;
import io.turbozap.identity.directory.SignUps;
import io.turbozap.identity.directory.User;
import io.turbozap.store.Database;
import io.turbozap.store.StoreOptions;
import io.turbozap.store.journal.KeyedResponses;
import io.turbozap.store.opening.Stores;
import io.turbozap.store.quota.Quotas;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.WebClient;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The routes of organisations alone, where a header names the principal, over a store with two organisations. */
final class OrganisationDoor {

    private static final String AS = "As";
    private static final Actor BROWSER = new Actor(Actor.Kind.SYSTEM, null, "127.0.0.1", "curl");

    final Database database;
    final Identity identity;
    final RouteTable routes = new RouteTable();
    final User ana;
    final User bia;
    /** The admin of another organisation. */
    final User rui;

    private final Map<String, Principal> principals = new ConcurrentHashMap<>();
    private final WebClient client;
    private volatile int port;

    OrganisationDoor(Vertx vertx) {
        Config config = Config.of(Map.of("PUBLIC_URL", "https://turbozap.example"));
        database = await(Stores.open(vertx, "memory", StoreOptions.defaults()));
        identity = await(TestDoor.identity(vertx, config, database));
        ana = signUp("Padaria", "Ana", "ana@padaria.example");
        rui = signUp("Livraria", "Rui", "rui@livraria.example");
        bia = join(ana.org(), "bia@padaria.example", Role.AGENT);
        principals.put("operator", new Principal.Operator());
        List.of(ana, bia, rui).forEach(this::know);
        new Organisations(
                        identity,
                        new Proxies(List.of()),
                        config.identity().publicUrl(),
                        Clock.systemUTC(),
                        new SmallBody(100_000))
                .addTo(routes);
        Router router = Router.router(vertx);
        router.route().failureHandler(new ErrorHandler());
        router.route().handler(ctx -> {
            Principal principal = principals.get(String.valueOf(ctx.request().getHeader(AS)));
            if (principal == null) {
                throw new ApiException(401, "Log in");
            }
            Caller.set(ctx, principal);
            ctx.next();
        });
        router.route()
                .handler(new IdempotencyKeys(
                        new KeyedResponses(database, Clock.systemUTC()),
                        Quotas.of(database, 1 << 20).answers(),
                        Clock.systemUTC(),
                        1_000));
        routes.mount(router);
        await(vertx.deployVerticle(() -> listening(router), new DeploymentOptions()));
        client = ResponseContract.watch(WebClient.create(vertx));
    }

    private VerticleBase listening(Router router) {
        return new VerticleBase() {
            @Override
            public Future<?> start() {
                LoopGuard guard = new Guards(new MemoryAccount(1 << 20), GuardRules.of(1_000, 0)).guard(vertx);
                return vertx.createHttpServer()
                        .connectionHandler(guard::take)
                        .requestHandler(router)
                        .listen(0, "127.0.0.1")
                        .onSuccess(server -> port = server.actualPort());
            }
        };
    }

    private User signUp(String organisation, String name, String email) {
        return await(identity.signUps()
                .signUp(
                        new SignUps.NewAccount(organisation, name, email, "$hash"),
                        /* byOperator= */ false,
                        /* approved= */ true,
                        BROWSER));
    }

    /** Makes a person of an organisation. */
    User join(Org org, String email, Role role) {
        Invites.Made invite = await(identity.invites().invite(org, email, role, BROWSER));
        User user = await(identity.invites().accept(invite.token(), "Bia", "$hash", BROWSER));
        know(user);
        return user;
    }

    private void know(User user) {
        principals.put(user.email(), new Principal.Person(user.org(), user.id(), user.role(), /* login= */ 1));
    }

    /** Lets {@code name} be a program of Ana's organisation. */
    void key(String name, Scope... scopes) {
        principals.put(name, new Principal.Key(ana.org(), "key-" + name, Set.of(scopes)));
    }

    String id(User member) {
        return identity.directory().organisation(member.org()).id();
    }

    ApiAnswer send(String as, HttpMethod method, String uri, @Nullable Object body, String... headers) {
        HttpRequest<Buffer> request =
                client.request(method, port, "127.0.0.1", uri).putHeader(AS, as);
        for (int i = 0; i < headers.length; i += 2) {
            request.putHeader(headers[i], headers[i + 1]);
        }
        return ApiAnswer.answer(body == null ? request.send() : request.sendJson(body));
    }

    ApiAnswer get(String as, String uri) {
        return send(as, HttpMethod.GET, uri, null);
    }

    void close() {
        await(identity.close());
        await(database.close());
    }
}
