package io.turbozap.http;

import static io.turbozap.fixture.ApiAnswer.answer;
import static io.turbozap.fixture.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.Org;
import io.turbozap.fixture.ApiAnswer;
import io.turbozap.identity.access.Role;
import io.turbozap.identity.audit.Actor;
import io.turbozap.identity.directory.User;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.junit5.VertxExtension;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People who sign up, log in, go on by their tokens, and look after themselves. */
@ExtendWith(VertxExtension.class)
final class AuthApiTest {

    private static final String KEY = "the-key-of-the-operator";
    private static final String PASSWORD = "quatro pães de queijo";

    private TestDoor door;

    private void open(Vertx vertx, String... settings) {
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            variables.put(settings[i], settings[i + 1]);
        }
        door = await(TestDoor.withStore(vertx, variables));
    }

    @AfterEach
    void close() {
        await(door.database.close());
    }

    private ApiAnswer send(HttpMethod method, String path, @Nullable String bearer, @Nullable Object body) {
        HttpRequest<Buffer> request = door.request(method, path);
        if (bearer != null) {
            request.putHeader("Authorization", "Bearer " + bearer);
        }
        return answer(body == null ? request.send() : request.sendJson(body));
    }

    private ApiAnswer post(String path, @Nullable Object body) {
        return send(HttpMethod.POST, path, null, body);
    }

    private static JsonObject form(String email) {
        return new JsonObject()
                .put("orgName", "Padaria")
                .put("name", "Ana")
                .put("email", email)
                .put("password", PASSWORD);
    }

    private static JsonObject credentials(String email, String password) {
        return new JsonObject().put("email", email).put("password", password);
    }

    private ApiAnswer signUp(String email) {
        return post("/auth/signup", form(email)).is(201);
    }

    private ApiAnswer me(String token) {
        return send(HttpMethod.GET, "/auth/me", token, null);
    }

    @Test
    void who_signs_up_is_the_admin_of_an_organisation_and_logged_in(Vertx vertx) {
        open(vertx);

        ApiAnswer made = signUp(" Ana@Padaria.Example ");

        made.has("user.email", "ana@padaria.example").has("user.role", "ADMIN").has("user.name", "Ana");
        made.has("expiresIn", 900).has("tokenExpires", TestDoor.NOW.toEpochMilli() + 900_000);
        assertEquals("no-store", made.header("Cache-Control"));
        ApiAnswer me = me(made.text("accessToken")).is(200);
        me.has("id", made.text("user.id"))
                .has("orgId", made.text("user.orgId"))
                .has("isActive", true)
                .has("organisation.id", made.text("user.orgId"))
                .has("organisation.name", "Padaria")
                .has("preferences", new JsonObject());
        assertTrue(me.json().getJsonArray("permissions").contains("CAMPAIGN_WRITE"));
        assertFalse(me.json().getJsonArray("permissions").contains("SERVER"));
    }

    @Test
    void claims_have_the_names_that_front_ends_decode(Vertx vertx) {
        open(vertx);
        ApiAnswer made = signUp("ana@padaria.example");

        String claims = made.text("accessToken").split("\\.", -1)[1];
        JsonObject decoded = new JsonObject(Buffer.buffer(Base64.getUrlDecoder().decode(claims)));

        assertEquals(made.text("user.id"), decoded.getString("sub"));
        assertEquals("ana@padaria.example", decoded.getString("email"));
        assertEquals(made.text("user.orgId"), decoded.getString("orgId"));
        assertEquals("ADMIN", decoded.getString("role"));
    }

    @Test
    void an_address_is_of_one_person(Vertx vertx) {
        open(vertx);
        signUp("ana@padaria.example");

        ApiAnswer refused = post("/auth/signup", form("ANA@padaria.example")).is(400);

        refused.has(new JsonObject()
                .put("success", false)
                .put("statusCode", 400)
                .put("error", "Bad Request")
                .put("message", "Email already in use"));
    }

    @Test
    void everything_that_is_wrong_with_a_sign_up_is_reported_at_once(Vertx vertx) {
        open(vertx);
        JsonObject wrong =
                form("ana@").put("orgName", " ").put("password", "password1").put("plan", "gold");

        ApiAnswer refused = post("/auth/signup", wrong).is(400);

        refused.has(TestDoor.invalid(
                        "", "Unrecognized key(s) in object: 'plan'",
                        "orgName", "String must contain at least 1 character(s)",
                        "email", "Invalid email",
                        "password", "is one of the passwords that are tried first: choose another")
                .put("statusCode", 400)
                .put("error", "Bad Request"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/auth/signup          | orgName, name, email, password",
                "/auth/login           | email, password",
                "/auth/refresh         | refreshToken",
                "/auth/accept-invite   | token, name, password",
                "/auth/invite-info     | token",
                "/auth/forgot-password | email",
                "/auth/reset-password  | token, password"
            })
    void each_form_names_what_it_lacks_and_what_it_does_not_know(String path, String members, Vertx vertx) {
        open(vertx);

        JsonObject refused = post(path, new JsonObject().put("more", 1)).is(400).json();

        Set<String> paths = new HashSet<>();
        refused.getJsonArray("errors").forEach(error -> paths.add(((JsonObject) error).getString("path")));
        Set<String> expected = new HashSet<>(Set.of(members.split(", ")));
        expected.add("");
        assertEquals(expected, paths);
    }

    @ParameterizedTest
    @CsvSource({"a\u0000b", "'two\nlines'", "'half \uD800'"})
    void names_are_text_on_one_line(String name, Vertx vertx) {
        open(vertx);

        post("/auth/signup", form("ana@padaria.example").put("name", name))
                .is(400)
                .has("errors.0.path", "name");
    }

    @Test
    void a_client_with_weak_passwords_can_be_let_in(Vertx vertx) {
        open(vertx, "PASSWORD_BLOCKLIST", "false");

        post("/auth/signup", form("ana@padaria.example").put("password", "password123"))
                .is(201);
    }

    @Test
    void without_a_key_the_first_to_sign_up_takes_over_what_was_there(Vertx vertx) {
        open(vertx);

        assertEquals(firstOrg(), signUp("ana@padaria.example").text("user.orgId"));
        assertNotEquals(firstOrg(), signUp("bia@loja.example").text("user.orgId"));
    }

    private String firstOrg() {
        return door.identity.directory().organisation(Org.FIRST).id();
    }

    @Test
    void with_a_key_only_its_owner_takes_over_what_was_there(Vertx vertx) {
        open(vertx, "API_KEY", KEY);

        ApiAnswer made = answer(door.request(HttpMethod.POST, "/auth/signup")
                .putHeader("X-Api-Key", KEY)
                .sendJson(form("ana@padaria.example")));
        assertEquals(firstOrg(), made.is(201).text("user.orgId"));
        answer(door.request(HttpMethod.POST, "/auth/signup")
                        .putHeader("X-Api-Key", "another")
                        .sendJson(form("eva@loja.example")))
                .is(401);
    }

    @Test
    void with_a_key_strangers_begin_with_nothing(Vertx vertx) {
        open(vertx, "API_KEY", KEY);

        assertNotEquals(firstOrg(), signUp("bia@loja.example").text("user.orgId"));
    }

    @Test
    void strangers_wait_for_approval_where_the_operator_wants_it(Vertx vertx) {
        open(vertx, "API_KEY", KEY, "SIGNUP", "approve");

        signUp("bia@loja.example");

        User bia = door.identity.directory().byEmail("bia@loja.example");
        assertFalse(door.identity.directory().organisation(bia.org()).approved());
    }

    @Test
    void only_the_operator_signs_up_where_it_is_closed(Vertx vertx) {
        open(vertx, "API_KEY", KEY, "SIGNUP", "closed");

        post("/auth/signup", form("bia@loja.example")).is(403).has("code", "SIGNUP_CLOSED");
        answer(door.request(HttpMethod.POST, "/auth/signup")
                        .putHeader("X-Api-Key", KEY)
                        .sendJson(form("ana@padaria.example")))
                .is(201);
    }

    @Test
    void a_log_in_answers_as_a_sign_up_does(Vertx vertx) {
        open(vertx);
        ApiAnswer made = signUp("ana@padaria.example");

        ApiAnswer in = post("/auth/login", credentials(" ANA@padaria.example", PASSWORD))
                .is(200);

        in.has("user", made.json().getJsonObject("user"));
        me(in.text("accessToken")).is(200);
    }

    @Test
    void unknown_wrong_and_inactive_are_refused_alike_after_the_same_work(Vertx vertx) {
        open(vertx);
        signUp("ana@padaria.example");
        User bia = new TestPeople(door).join(door.identity.directory().byEmail("ana@padaria.example"), Role.AGENT);
        await(door.identity.users().deactivate(bia.org(), bia.id(), false, Actor.system()));

        String first = null;
        for (JsonObject wrong : new JsonObject[] {
            credentials("eva@padaria.example", PASSWORD),
            credentials("no address", PASSWORD),
            credentials("ana@padaria.example", PASSWORD + " "),
            credentials(bia.email(), TestPeople.PASSWORD)
        }) {
            long before = door.identity.hasher().hashed();
            ApiAnswer refused = post("/auth/login", wrong).is(401).has("message", "Invalid credentials");
            assertEquals(before + 1, door.identity.hasher().hashed(), wrong::encode);
            first = first == null ? refused.text() : first;
            assertEquals(first, refused.text());
        }
    }

    @Test
    void a_refresh_answers_the_next_tokens_and_the_same_again_to_another_tab(Vertx vertx) {
        open(vertx);
        String token = signUp("ana@padaria.example").text("refreshToken");

        ApiAnswer next = post("/auth/refresh", new JsonObject().put("refreshToken", token))
                .is(200);
        ApiAnswer tab = send(HttpMethod.POST, "/auth/refresh", token, null).is(200);

        assertNotEquals(token, next.text("refreshToken"));
        assertEquals(next.text("refreshToken"), tab.text("refreshToken"));
        next.lacks("user").has("expiresIn", 900);
        me(tab.text("accessToken")).is(200);
    }

    @Test
    void a_refresh_token_that_comes_again_after_its_successor_ends_the_log_in(Vertx vertx) {
        open(vertx);
        String token = signUp("ana@padaria.example").text("refreshToken");
        ApiAnswer next = send(HttpMethod.POST, "/auth/refresh", token, null).is(200);
        ApiAnswer last = send(HttpMethod.POST, "/auth/refresh", next.text("refreshToken"), null)
                .is(200);

        ApiAnswer reused = send(HttpMethod.POST, "/auth/refresh", token, null).is(401);

        assertEquals("Bearer error=\"invalid_token\"", reused.header("WWW-Authenticate"));
        send(HttpMethod.POST, "/auth/refresh", last.text("refreshToken"), null).is(401);
        me(last.text("accessToken")).is(401);
    }

    @Test
    void tokens_are_good_for_their_own_use_alone(Vertx vertx) {
        open(vertx);
        ApiAnswer made = signUp("ana@padaria.example");

        me(made.text("refreshToken")).is(401);
        send(HttpMethod.POST, "/auth/refresh", made.text("accessToken"), null).is(401);
        send(HttpMethod.POST, "/auth/refresh", "tzr_1_0_" + "A".repeat(43), null)
                .is(401);
        me(made.text("accessToken")).is(200);
    }

    @Test
    void an_invite_is_shown_and_accepted_once(Vertx vertx) {
        open(vertx);
        signUp("ana@padaria.example");
        User ana = door.identity.directory().byEmail("ana@padaria.example");
        String token = await(
                        door.identity.invites().invite(ana.org(), "bia@padaria.example", Role.AGENT, Actor.system()))
                .token()
                .text();
        JsonObject form = new JsonObject().put("token", token);

        post("/auth/invite-info", form)
                .is(200)
                .has(new JsonObject()
                        .put("orgName", "Padaria")
                        .put("email", "bia@padaria.example")
                        .put("role", "AGENT")
                        .put("expiresAt", "2024-01-27T10:30:45.123Z"));
        JsonObject accepted = form.copy().put("name", "Bia").put("password", PASSWORD);
        post("/auth/accept-invite", accepted.copy().put("password", "bia@padaria.example"))
                .is(400)
                .has("errors.0.path", "password");
        ApiAnswer in = post("/auth/accept-invite", accepted).is(201).has("user.role", "AGENT");
        me(in.text("accessToken")).is(200).has("organisation.name", "Padaria");
        for (String bad : new String[] {token, "made-up"}) {
            String message = "This invite is not good, or not any more";
            post("/auth/accept-invite", accepted.copy().put("token", bad))
                    .is(400)
                    .has("message", message);
            post("/auth/invite-info", new JsonObject().put("token", bad))
                    .is(400)
                    .has("message", message);
        }
    }

    @Test
    void a_person_changes_name_and_preferences(Vertx vertx) {
        open(vertx);
        String token = signUp("ana@padaria.example").text("accessToken");
        JsonObject dark = new JsonObject().put("theme", "dark");

        send(HttpMethod.PATCH, "/auth/me", token, new JsonObject().put("preferences", dark))
                .is(200)
                .has("name", "Ana")
                .has("preferences", dark);
        send(HttpMethod.PATCH, "/auth/me", token, new JsonObject().put("name", "Ana Souza"))
                .is(200)
                .has("name", "Ana Souza")
                .has("preferences", dark);
        send(
                        HttpMethod.PATCH,
                        "/auth/me",
                        token,
                        new JsonObject().put("role", "ADMIN").put("name", ""))
                .is(400)
                .has("errors.1.path", "name");
        send(
                        HttpMethod.PATCH,
                        "/auth/me",
                        token,
                        new JsonObject().put("preferences", new JsonObject().put("x", "y".repeat(9_000))))
                .is(400);
    }

    @Test
    void a_log_out_ends_the_tokens_of_one_log_in_or_of_all(Vertx vertx) {
        open(vertx);
        ApiAnswer first = signUp("ana@padaria.example");
        ApiAnswer second = post("/auth/login", credentials("ana@padaria.example", PASSWORD));
        ApiAnswer third = post("/auth/login", credentials("ana@padaria.example", PASSWORD));
        ApiAnswer fourth = post("/auth/login", credentials("ana@padaria.example", PASSWORD));

        send(HttpMethod.POST, "/auth/logout", first.text("accessToken"), null).is(204);
        me(first.text("accessToken")).is(401);
        send(HttpMethod.POST, "/auth/refresh", first.text("refreshToken"), null).is(401);
        JsonObject other = new JsonObject().put("refreshToken", second.text("refreshToken"));
        send(HttpMethod.POST, "/auth/logout", third.text("accessToken"), other).is(204);
        send(HttpMethod.POST, "/auth/logout", third.text("accessToken"), other).is(204);
        me(second.text("accessToken")).is(401);
        me(third.text("accessToken")).is(200);
        send(HttpMethod.POST, "/auth/logout", third.text("accessToken"), new JsonObject().put("all", true))
                .is(204);
        me(fourth.text("accessToken")).is(401);
    }

    @Test
    void a_changed_password_ends_the_other_log_ins(Vertx vertx) {
        open(vertx);
        ApiAnswer here = signUp("ana@padaria.example");
        ApiAnswer there = post("/auth/login", credentials("ana@padaria.example", PASSWORD));
        JsonObject change = new JsonObject().put("currentPassword", "wrong").put("newPassword", "cinco pães de queijo");

        send(HttpMethod.POST, "/auth/change-password", here.text("accessToken"), change)
                .is(400)
                .has("errors.0.path", "currentPassword");
        change.put("currentPassword", PASSWORD);
        send(HttpMethod.POST, "/auth/change-password", here.text("accessToken"), change)
                .is(204);

        me(here.text("accessToken")).is(200);
        me(there.text("accessToken")).is(401);
        post("/auth/login", credentials("ana@padaria.example", PASSWORD)).is(401);
        post("/auth/login", credentials("ana@padaria.example", "cinco pães de queijo"))
                .is(200);
    }

    @Test
    void a_link_sets_a_new_password_once_and_ends_all_log_ins(Vertx vertx) {
        open(vertx);
        ApiAnswer before = signUp("ana@padaria.example");
        User ana = door.identity.directory().byEmail("ana@padaria.example");
        String token =
                await(door.identity.passwords().reset(ana, Actor.system())).text();
        JsonObject form = new JsonObject().put("token", token).put("password", "cinco pães de queijo");

        post("/auth/reset-password", form.copy().put("password", "short")).is(400);
        post("/auth/reset-password", form).is(204);
        post("/auth/reset-password", form).is(400).has("message", "This link is not good, or not any more");

        me(before.text("accessToken")).is(401);
        post("/auth/login", credentials("ana@padaria.example", "cinco pães de queijo"))
                .is(200);
    }

    @Test
    void a_forgotten_password_is_answered_alike_for_everyone(Vertx vertx) {
        open(vertx);
        signUp("ana@padaria.example");

        ApiAnswer known = post("/auth/forgot-password", new JsonObject().put("email", "ana@padaria.example"));
        ApiAnswer unknown = post("/auth/forgot-password", new JsonObject().put("email", "eva@padaria.example"));

        assertEquals(known.is(202).text(), unknown.is(202).text());
    }

    @Test
    void a_person_lists_the_own_log_ins_and_ends_others_by_the_password(Vertx vertx) {
        open(vertx);
        ApiAnswer here = signUp("ana@padaria.example");
        ApiAnswer there = post("/auth/login", credentials("ana@padaria.example", PASSWORD));
        String stranger = signUp("bia@loja.example").text("accessToken");

        JsonArray listed = send(HttpMethod.GET, "/auth/sessions", here.text("accessToken"), null)
                .is(200)
                .has("0.current", true)
                .has("1.current", false)
                .has("1.kind", "token")
                .has("1.createdAt", "2024-01-20T10:30:45.123Z")
                .array();
        String other = "/auth/sessions/" + listed.getJsonObject(1).getString("id");
        JsonObject password = new JsonObject().put("password", PASSWORD);

        assertEquals(2, listed.size());
        send(HttpMethod.DELETE, other, stranger, password).is(404);
        send(HttpMethod.DELETE, other, here.text("accessToken"), null).is(400).has("errors.0.path", "password");
        send(HttpMethod.DELETE, other, here.text("accessToken"), new JsonObject().put("password", "wrong"))
                .is(400);
        send(HttpMethod.DELETE, other, here.text("accessToken"), password).is(204);
        me(there.text("accessToken")).is(401);
        String own = "/auth/sessions/" + listed.getJsonObject(0).getString("id");
        send(HttpMethod.DELETE, own, here.text("accessToken"), null).is(204);
        me(here.text("accessToken")).is(401);
    }

    @Test
    void what_is_a_persons_own_is_none_of_a_program_or_a_stranger(Vertx vertx) {
        open(vertx, "API_KEY", KEY);
        signUp("ana@padaria.example");

        answer(door.request(HttpMethod.GET, "/auth/me")
                        .putHeader("X-Api-Key", KEY)
                        .send())
                .is(403)
                .has("statusCode", 403);
        send(HttpMethod.GET, "/auth/me", null, null).is(401);
        send(HttpMethod.GET, "/auth/login", null, null).is(405).has("error", "Method Not Allowed");
        post("/auth/login", credentials("ana@padaria.example", "x".repeat(8_000)))
                .is(413)
                .has("statusCode", 413);
    }
}
