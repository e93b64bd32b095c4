package io.turbozap.http;

import static io.turbozap.fixture.ApiAnswer.answer;
import static io.turbozap.fixture.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.Org;
import io.turbozap.fixture.ApiAnswer;
import io.turbozap.http.access.Authentication;
import io.turbozap.identity.access.Role;
import io.turbozap.identity.access.Scope;
import io.turbozap.identity.audit.Actor;
import io.turbozap.identity.directory.LogIns;
import io.turbozap.identity.directory.Login.Kind;
import io.turbozap.identity.directory.User;
import io.turbozap.live.SocketListener;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What requests show, and on whose behalf they come then. */
final class AuthenticationTest {

    private static final String OPERATOR = "the-operators-key";
    private static final String ASKED = "/api/campaigns";

    private Vertx vertx;
    private TestDoor door;
    private TestPeople people;

    @BeforeEach
    void open() {
        reopen(Map.of());
    }

    private void reopen(Map<String, String> settings) {
        close();
        vertx = Vertx.vertx();
        door = await(TestDoor.withStore(vertx, settings));
        people = new TestPeople(door);
    }

    @AfterEach
    void close() {
        if (door != null) {
            await(door.stop());
            await(door.database.close());
            await(vertx.close());
        }
    }

    private ApiAnswer send(HttpMethod method, String uri, String... headers) {
        var request = door.request(method, uri);
        for (int i = 0; i < headers.length; i += 2) {
            request.putHeader(headers[i], headers[i + 1]);
        }
        return answer(request.send());
    }

    private ApiAnswer get(String... headers) {
        return send(HttpMethod.GET, ASKED, headers);
    }

    private ApiAnswer logIn(Object body, String... headers) {
        var request = door.request(HttpMethod.POST, "/api/login");
        for (int i = 0; i < headers.length; i += 2) {
            request.putHeader(headers[i], headers[i + 1]);
        }
        return answer(request.sendJson(body));
    }

    private static JsonObject typed(String email, String password) {
        return new JsonObject().put("email", email).put("password", password);
    }

    private static String cookie(ApiAnswer answer) {
        return set(answer).replaceFirst(";.*", "");
    }

    /** The cookie that opens something, as it was set. */
    private static String set(ApiAnswer answer) {
        return answer.response().cookies().stream()
                .filter(cookie -> !cookie.startsWith("turbozap_device="))
                .findFirst()
                .orElse("none");
    }

    private String own() {
        return "http://127.0.0.1:" + door.port();
    }

    @Test
    void without_people_and_keys_whatever_is_shown_is_meant_for_others() {
        for (String[] shown : List.of(
                new String[0],
                new String[] {"Authorization", "Bearer of another proxy"},
                new String[] {"Authorization", "Basic eDp5"},
                new String[] {"X-Api-Key", "tz_something"},
                new String[] {"X-Api-Key", "anything"},
                new String[] {"Cookie", "turbozap_login=old"})) {
            get(shown).is(200);
        }
    }

    @Test
    void once_there_are_people_they_log_in() {
        people.admin();

        get().is(401).has(TestDoor.error(Authentication.LOG_IN));
        assertNull(get().header("WWW-Authenticate"));
        get("X-Api-Key", "anything").is(401);
        get("Cookie", "turbozap_login=old").is(401);
        logIn(new JsonObject()).is(401);
        send(HttpMethod.GET, "/health").is(200);
    }

    @Test
    void the_operators_key_stays_good_beside_people() {
        reopen(Map.of("API_KEY", OPERATOR));
        people.admin();

        get("X-Api-Key", OPERATOR).is(200);
        get().is(401).has(TestDoor.error("API key is missing or wrong"));
        String cookie = cookie(logIn(new JsonObject().put("apiKey", OPERATOR)).is(200));
        get("Cookie", cookie).is(200);
        get("Cookie", cookie, "X-Api-Key", "wrong").is(200);
    }

    @Test
    void an_access_token_is_good_in_any_spelling_of_its_scheme_and_only_in_its_header() {
        String token = people.token(people.admin());

        for (String scheme : List.of("Bearer ", "bearer ", "BEARER  ")) {
            get("Authorization", scheme + token).is(200);
        }
        send(HttpMethod.GET, ASKED + "?access_token=" + token).is(401);
        get("X-Api-Key", token).is(401);
        get("Cookie", "turbozap_login=" + token).is(401);
    }

    @Test
    void a_token_that_is_not_good_is_challenged() {
        String token = people.token(people.admin());

        for (String wrong : List.of("x", token + "x", "tz_abc", "", "a.b.c")) {
            ApiAnswer refused = get("Authorization", "Bearer " + wrong).is(401);
            if (!wrong.isEmpty()) {
                refused.has(TestDoor.error(Authentication.INVALID_TOKEN));
                assertEquals("Bearer error=\"invalid_token\"", refused.header("WWW-Authenticate"));
            }
        }
    }

    @Test
    void a_key_is_good_in_both_headers_until_it_is_revoked() {
        String key = people.key(Org.FIRST, Set.of(Scope.CAMPAIGNS_READ));

        get("X-Api-Key", key).is(200);
        get("Authorization", "Bearer " + key).is(200);
        send(HttpMethod.POST, "/api/campaigns/queue/stop-all", "X-Api-Key", key)
                .is(403)
                .has("code", "FORBIDDEN");

        String id = door.identity.directory().keys(Org.FIRST).get(0).id();
        await(door.identity.keys().revoke(Org.FIRST, id, Actor.system()));
        people.admin();
        get("X-Api-Key", key).is(401);
        get("Authorization", "Bearer " + key).is(401);
    }

    @Test
    void credentials_of_different_callers_are_refused() {
        reopen(Map.of("API_KEY", OPERATOR));
        User ana = people.admin();
        String bearer = "Bearer " + people.token(ana);
        String cookie = "turbozap_login=" + people.logIn(ana, Kind.COOKIE).secret();
        String key = people.key(Org.FIRST, Set.of(Scope.CAMPAIGNS_READ));

        get("Authorization", bearer, "X-Api-Key", OPERATOR).is(400);
        get("Authorization", bearer, "X-Api-Key", key).is(400);
        get("Cookie", cookie, "X-Api-Key", key).is(400);
        get("Cookie", cookie, "X-Api-Key", OPERATOR).is(400);
        get("Cookie", cookie, "X-Api-Key", "wrong").is(401);
        get("Authorization", bearer, "Cookie", cookie).is(200);
        get("Authorization", "Bearer " + key, "X-Api-Key", key).is(200);
    }

    @Test
    void a_person_logs_in_by_cookie_and_out_again() {
        User ana = people.admin();

        ApiAnswer in = logIn(typed(" Admin@First.com ", TestPeople.PASSWORD)).is(200);

        String cookie = cookie(in);
        assertTrue(cookie.startsWith("turbozap_login=tz"), cookie);
        assertTrue(set(in).matches(".*HTTPOnly.*SameSite=Strict.*"), set(in));
        in.has("user.email", "admin@first.com").has("user.role", "ADMIN").has("user.id", ana.id());
        assertEquals(Set.of("success", "message", "user"), in.json().fieldNames());
        get("Cookie", cookie).is(200);
        send(HttpMethod.POST, "/api/logout", "Cookie", cookie, "Origin", own()).is(200);
        get("Cookie", cookie).is(401);
    }

    @Test
    void behind_tls_the_cookie_of_a_person_is_of_this_host_alone() {
        reopen(Map.of("TRUSTED_PROXIES", "127.0.0.1"));
        people.admin();
        String[] tls = {"X-Forwarded-Proto", "https"};

        ApiAnswer in = logIn(typed("admin@first.com", TestPeople.PASSWORD), tls).is(200);

        assertTrue(set(in).matches("__Host-turbozap=.*Path=/;.*Secure.*"), set(in));
        String cookie = cookie(in);
        get("Cookie", cookie, tls[0], tls[1]).is(200);
        get("Cookie", cookie).is(401);
        get("Cookie", cookie.replace("__Host-turbozap", "turbozap_login"), tls[0], tls[1])
                .is(401);
    }

    @Test
    void unknown_wrong_and_inactive_are_refused_alike() {
        User ana = people.admin();
        User bia = people.join(ana, Role.AGENT);
        await(door.identity.users().deactivate(bia.org(), bia.id(), /* revokesKeys= */ false, Actor.system()));

        for (JsonObject wrong : List.of(
                typed("admin@first.com", "wrong"),
                typed("nobody@first.com", TestPeople.PASSWORD),
                typed("no address", TestPeople.PASSWORD),
                typed(bia.email(), TestPeople.PASSWORD))) {
            ApiAnswer refused = logIn(wrong).is(401).has(TestDoor.error("Invalid credentials"));
            assertNull(refused.header("Set-Cookie"));
        }
        logIn(new JsonObject().put("email", 1).put("apiKey", "x"))
                .is(400)
                .has(TestDoor.invalid(
                        "email",
                        "Expected string, received number",
                        "password",
                        "Required",
                        "apiKey",
                        "Expected either a key, or an e-mail address and a password"));
    }

    @Test
    void with_a_cookie_only_own_pages_change_anything() {
        String cookie =
                "turbozap_login=" + people.logIn(people.admin(), Kind.COOKIE).secret();

        for (String[] foreign : List.of(
                new String[] {},
                new String[] {"Sec-Fetch-Site", "cross-site"},
                new String[] {"Sec-Fetch-Site", "same-site", "Origin", own()},
                new String[] {"Origin", "https://evil.example"})) {
            put(cookie, foreign).is(403);
        }
        put(cookie, "Origin", own()).is(201);
        put(cookie, "Sec-Fetch-Site", "same-origin").is(200);
        get("Cookie", cookie, "Sec-Fetch-Site", "cross-site").is(200);
    }

    private ApiAnswer put(String cookie, String... headers) {
        var request = door.request(HttpMethod.PUT, "/api/templates/welcome").putHeader("Cookie", cookie);
        for (int i = 0; i < headers.length; i += 2) {
            request.putHeader(headers[i], headers[i + 1]);
        }
        return answer(request.sendJson(new JsonObject("{\"messages\":[{\"type\":\"text\",\"content\":\"Hi\"}]}")));
    }

    @Test
    void a_changed_role_and_a_deactivation_act_on_the_next_request() {
        User ana = people.admin();
        User bia = people.join(ana, Role.AGENT);
        LogIns.Open open = people.logIn(bia, Kind.COOKIE);
        String cookie = "turbozap_login=" + open.secret();
        String bearer = "Bearer " + people.token(bia);

        get("Authorization", bearer).is(200);
        send(HttpMethod.GET, "/api/webhooks", "Cookie", cookie).is(403);
        await(door.identity.users().update(bia.org(), bia.id(), null, Role.ADMIN, null, Actor.system()));
        send(HttpMethod.GET, "/api/webhooks", "Cookie", cookie).is(200);
        get("Authorization", bearer).is(401);
        await(door.identity.users().deactivate(bia.org(), bia.id(), /* revokesKeys= */ false, Actor.system()));
        get("Cookie", cookie).is(401);
    }

    private SocketListener socket(String uri, String... headers) {
        return SocketListener.connect(vertx, door.port(), uri, headers);
    }

    @Test
    void sockets_end_with_what_let_them_in() {
        User ana = people.admin();
        User bia = people.join(ana, Role.ADMIN);
        LogIns.Open open = people.logIn(bia, Kind.COOKIE);
        String key = people.key(Org.FIRST, Set.of(Scope.CAMPAIGNS_READ));
        String id = door.identity.directory().keys(Org.FIRST).get(0).id();
        SocketListener byCookie =
                socket("/?topics=overview", "Cookie", "turbozap_login=" + open.secret(), "Origin", own());
        SocketListener byToken = socket("/", "Authorization", "Bearer " + people.token(bia));
        SocketListener io =
                socket("/socket.io/?EIO=4&transport=websocket", "Authorization", "Bearer " + people.token(bia));
        SocketListener byKey = socket("/", "X-Api-Key", key);
        SocketListener other = socket("/", "Authorization", "Bearer " + people.token(ana));

        await(door.identity.logIns().end(open.login().number(), Actor.system()));
        assertTrue(byCookie.closed().startsWith("4401"));
        await(door.identity.users().update(bia.org(), bia.id(), null, Role.AGENT, null, Actor.system()));
        assertTrue(byToken.closed().startsWith("4401"));
        assertTrue(io.closed().startsWith("4401"));
        await(door.identity.keys().revoke(Org.FIRST, id, Actor.system()));
        assertTrue(byKey.closed().startsWith("4401"));
        other.send("{\"subscribe\":\"overview\"}");
        assertEquals("overview", other.frame().getString("event"));
    }

    @Test
    void a_poll_ends_with_the_log_in_that_let_it_in() {
        LogIns.Open open = people.logIn(people.admin(), Kind.TOKEN);
        String[] shown = {"Authorization", "Bearer " + people.token(open)};
        String polling = "/socket.io/?EIO=4&transport=polling";
        String sid = new JsonObject(
                        send(HttpMethod.GET, polling, shown).is(200).text().substring(1))
                .getString("sid");
        Future<HttpResponse<Buffer>> poll = door.request(HttpMethod.GET, polling + "&sid=" + sid)
                .putHeader(shown[0], shown[1])
                .send();
        send(HttpMethod.GET, "/health").is(200);

        await(door.identity.logIns().end(open.login().number(), Actor.system()));

        int status = await(poll.map(HttpResponse::statusCode).otherwise(0));
        assertTrue(status == 0 || status == 401, "cut off, or too late to be let in, and not " + status);
        send(HttpMethod.GET, polling + "&sid=" + sid, shown).is(401);
    }

    @Test
    void sockets_of_the_time_before_people_end_with_it() {
        SocketListener early = socket("/");

        people.admin();

        assertTrue(early.closed().startsWith("4401"));
    }

    @Test
    void sockets_show_what_their_callers_may_see() {
        User ana = people.admin();
        String agent = "Bearer " + people.token(people.join(ana, Role.AGENT));
        String foreign = "Bearer " + people.token(people.stranger());

        assertEquals(
                403,
                SocketListener.refused(vertx, door.port(), "/?sessionId=a", "Authorization", agent)
                        .getStatus());
        assertEquals(
                403,
                SocketListener.refused(
                                vertx, door.port(), "/socket.io/?EIO=4&transport=websocket", "Authorization", agent)
                        .getStatus());
        assertEquals(
                404,
                SocketListener.refused(vertx, door.port(), "/", "Authorization", foreign)
                        .getStatus());
        assertEquals(401, SocketListener.refused(vertx, door.port(), "/").getStatus());
        SocketListener socket = socket("/", "Authorization", agent);
        socket.send("{\"subscribe\":\"session:a\"}");
        assertEquals(
                "session:a needs a permission that you do not have",
                socket.frame().getJsonObject("data").getString("message"));
    }
}
