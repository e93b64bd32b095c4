package io.turbozap.http;

import static io.turbozap.fixture.ApiAnswer.answer;
import static io.turbozap.fixture.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.fixture.ApiAnswer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Those who guess passwords and tokens are slowed down, and nobody else is. The clock stands still. */
@ExtendWith(VertxExtension.class)
final class AuthLimitsTest {

    private static final String EMAIL = "admin@first.com";
    private static final String HOME = "203.0.113.7";

    private TestDoor door;

    @BeforeEach
    void open(Vertx vertx) {
        door = await(TestDoor.withStore(vertx, Map.of()));
        new TestPeople(door).admin();
    }

    @AfterEach
    void close() {
        await(door.database.close());
    }

    private HttpRequest<Buffer> request(String path, String from) {
        return door.request(HttpMethod.POST, path).putHeader("X-Forwarded-For", from);
    }

    private static JsonObject credentials(String email, String password) {
        return new JsonObject().put("email", email).put("password", password);
    }

    private Future<HttpResponse<Buffer>> tried(String from, String email, String password) {
        return request("/auth/login", from).sendJson(credentials(email, password));
    }

    private ApiAnswer logIn(String from, String password) {
        return answer(tried(from, EMAIL, password));
    }

    @Test
    void five_failures_from_a_network_let_it_wait_for_that_account_alone() {
        for (int i = 0; i < 5; i++) {
            logIn("198.51.100." + i, "wrong").is(401);
        }

        ApiAnswer waits = logIn("198.51.100.9", TestPeople.PASSWORD).is(429);

        assertEquals("1", waits.header("Retry-After"));
        waits.has("statusCode", 429).has("error", "Too Many Requests");
        answer(tried("198.51.100.9", "eva@other.com", "wrong")).is(401);
        logIn(HOME, TestPeople.PASSWORD).is(200);
    }

    @Test
    void people_who_do_not_exist_are_limited_as_those_who_do() {
        for (int i = 0; i < 5; i++) {
            answer(tried(HOME, "eva@other.com", "wrong")).is(401);
        }

        answer(tried(HOME, "eva@other.com", "wrong")).is(429);
    }

    @Test
    void a_network_has_so_many_failures_a_minute_whoever_they_are_about() {
        for (int i = 0; i < 30; i++) {
            answer(tried("2001:db8:1:2::" + i, "eva" + i + "@other.com", "wrong"))
                    .is(401);
        }

        answer(tried("2001:db8:1:2::ff", "eva@other.com", "wrong")).is(429);
        logIn("2001:db8:1:3::1", TestPeople.PASSWORD).is(200);
    }

    @Test
    void log_ins_that_succeed_cost_nothing() {
        for (int i = 0; i < 35; i++) {
            logIn(HOME, TestPeople.PASSWORD).is(200);
        }
    }

    @Test
    void a_device_that_logged_in_before_passes_while_strangers_fail() {
        String device = cookie(logIn(HOME, TestPeople.PASSWORD).is(200));
        for (int i = 0; i < 100; i++) {
            logIn("198.51." + i + ".1", "wrong").is(401);
        }

        logIn("192.0.2.1", TestPeople.PASSWORD).is(429);
        ApiAnswer known = answer(request("/auth/login", "192.0.2.1")
                .putHeader("Cookie", device)
                .sendJson(credentials(EMAIL, TestPeople.PASSWORD)));
        assertNull(known.is(200).header("Set-Cookie"));
        answer(request("/auth/login", "192.0.2.1")
                        .putHeader("Cookie", device.replaceFirst(".$", "!"))
                        .sendJson(credentials(EMAIL, TestPeople.PASSWORD)))
                .is(429);
    }

    private static String cookie(ApiAnswer answer) {
        String set = answer.header("Set-Cookie");
        assertNotNull(set);
        assertTrue(set.startsWith("turbozap_device="), set);
        assertTrue(set.contains("HTTPOnly") && set.contains("SameSite=Strict"), set);
        return set.replaceFirst(";.*", "");
    }

    @Test
    void a_device_is_known_for_its_own_account_and_has_its_own_failures() {
        String device = cookie(logIn(HOME, TestPeople.PASSWORD).is(200));

        for (int i = 0; i < 5; i++) {
            answer(request("/auth/login", HOME).putHeader("Cookie", device).sendJson(credentials(EMAIL, "wrong")))
                    .is(401);
        }

        answer(request("/auth/login", HOME).putHeader("Cookie", device).sendJson(credentials(EMAIL, "wrong")))
                .is(429);
        logIn(HOME, TestPeople.PASSWORD).is(200);
    }

    @Test
    void failures_are_recorded_a_few_an_hour() {
        for (int i = 0; i < 40; i++) {
            logIn("198.51." + i + ".1", "wrong").is(401);
        }

        List<String> recorded = await(door.database.read(
                "SELECT actor_kind, ip, entity FROM audit WHERE org_id = 1 AND action = 'LOGIN_FAILED' ORDER BY id"
                        + " LIMIT 100",
                row -> row.text(0) + " " + row.text(1) + " " + row.text(2)));
        assertEquals(10, recorded.size());
        assertEquals("system 198.51.0.1 USER", recorded.get(0));
    }

    @Test
    void a_network_founds_five_organisations_an_hour_and_mistakes_do_not_count() {
        for (int i = 0; i < 5; i++) {
            answer(signUp("198.51.100." + i, "")).is(400);
            answer(signUp("198.51.100." + i, "eva" + i + "@other.com")).is(201);
        }

        answer(signUp("198.51.100.9", "bia@other.com")).is(429);
        answer(signUp(HOME, "bia@other.com")).is(201);
    }

    private Future<HttpResponse<Buffer>> signUp(String from, String email) {
        return request("/auth/signup", from)
                .sendJson(credentials(email, "quatro pães de queijo")
                        .put("orgName", "Loja")
                        .put("name", "Eva"));
    }

    @Test
    void a_forgotten_password_is_asked_for_three_times_an_hour() {
        for (int i = 0; i < 3; i++) {
            answer(forgotten(EMAIL)).is(202);
        }

        answer(forgotten(EMAIL)).is(429);
        answer(forgotten("eva@other.com")).is(202);
    }

    private Future<HttpResponse<Buffer>> forgotten(String email) {
        return request("/auth/forgot-password", HOME).sendJson(new JsonObject().put("email", email));
    }

    @Test
    void tokens_of_invites_are_guessed_twenty_times_a_minute() {
        for (int i = 0; i < 20; i++) {
            answer(request("/auth/invite-info", HOME).sendJson(new JsonObject().put("token", "t" + i)))
                    .is(400);
        }

        answer(request("/auth/invite-info", HOME).sendJson(new JsonObject().put("token", "t")))
                .is(429);
    }

    @Test
    void a_log_in_is_refreshed_sixty_times_a_minute_and_made_up_tokens_do_not_count_against_it() {
        String token = logIn(HOME, TestPeople.PASSWORD).is(200).text("refreshToken");
        String madeUp = token.replaceFirst(".{43}$", "A".repeat(43));

        for (int i = 0; i < 70; i++) {
            answer(refreshed(madeUp)).is(401);
        }
        for (int i = 0; i < 60; i++) {
            token = answer(refreshed(token)).is(200).text("refreshToken");
        }
        answer(refreshed(token)).is(429);
    }

    private Future<HttpResponse<Buffer>> refreshed(String token) {
        return request("/auth/refresh", HOME).sendJson(new JsonObject().put("refreshToken", token));
    }

    @Test
    void a_flood_of_log_ins_is_refused_in_part_and_leaves_the_loops_free() {
        List<Future<HttpResponse<Buffer>>> flood = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            flood.add(tried("10.0." + i + ".1", "eva" + i + "@other.com", "wrong"));
        }

        answer(door.get("/health")).is(200);
        assertFalse(flood.stream().allMatch(Future::isComplete), "still hashing");
        await(Future.join(flood));
        Set<Integer> statuses = new TreeSet<>();
        flood.forEach(each -> statuses.add(each.result().statusCode()));
        assertEquals(Set.of(401, 429), statuses);
        logIn(HOME, TestPeople.PASSWORD).is(200);
    }
}
