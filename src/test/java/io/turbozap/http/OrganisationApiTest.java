package io.turbozap.http;

import static io.turbozap.fixture.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.Org;
import io.turbozap.fixture.ApiAnswer;
import io.turbozap.identity.access.Role;
import io.turbozap.identity.access.Scope;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Organisations, people, invites and keys. */
@ExtendWith(VertxExtension.class)
final class OrganisationApiTest {

    private static final String ANA = "ana@padaria.example";
    private static final String BIA = "bia@padaria.example";
    private static final String INVITES = "/orgs/users/invites";

    private OrganisationDoor door;
    private String org;
    private String keys;

    @BeforeEach
    void open(Vertx vertx) {
        door = new OrganisationDoor(vertx);
        org = "/orgs/" + door.id(door.ana);
        keys = org + "/api-keys";
    }

    @AfterEach
    void close() {
        door.close();
    }

    private ApiAnswer post(String uri, String body, String... headers) {
        return door.send(ANA, HttpMethod.POST, uri, new JsonObject(body), headers);
    }

    private ApiAnswer patch(String as, String uri, String body) {
        return door.send(as, HttpMethod.PATCH, uri, new JsonObject(body));
    }

    private ApiAnswer delete(String uri) {
        return door.send(ANA, HttpMethod.DELETE, uri, null);
    }

    private static String errors(ApiAnswer answer) {
        answer.is(400).has("message", "Validation failed");
        return answer.json().getJsonArray("errors").stream()
                .map(error -> ((JsonObject) error).getString("path"))
                .sorted()
                .toList()
                .toString();
    }

    @Test
    void an_organisation_is_shown_to_all_and_changed_by_admins() {
        door.get(BIA, org).is(200).has("name", "Padaria").has("settings", new JsonObject());

        patch(ANA, org, "{\"name\":\"Pão\",\"settings\":{\"timezone\":\"Europe/Lisbon\",\"visibility\":\"mine\"}}")
                .is(200)
                .has("name", "Pão");
        patch(ANA, "/orgs/" + door.id(door.ana).toUpperCase(Locale.ROOT), "{\"settings\":{\"visibility\":\"all\"}}")
                .is(200)
                .has("settings.timezone", "Europe/Lisbon")
                .has("settings.visibility", "all");
        patch(BIA, org, "{\"name\":\"Mine\"}").is(403).has("code", "FORBIDDEN");
        door.get(BIA, org).is(200).has("name", "Pão");
    }

    @Test
    void all_that_is_wrong_with_settings_is_reported_at_once() {
        ApiAnswer answer = patch(ANA, org, """
                {"name":" ","x":1,"settings":{"timezone":"Moon","holidays":["2026-02-30","2026"],"y":1,"visibility":"none",
                "businessHours":{"monday":[{"from":"10:00","to":"09:00"}],"sunday":[{"from":"9","to":"24:00"}]}}}""");

        assertEquals(
                "[, name, settings, settings.businessHours.monday.0, settings.businessHours.sunday.0.from,"
                        + " settings.holidays.0, settings.holidays.1, settings.timezone, settings.visibility]",
                errors(answer));
        door.get(ANA, org).has("settings", new JsonObject());
    }

    @Test
    void people_are_listed_page_by_page() {
        for (int i = 0; i < 3; i++) {
            door.join(door.ana.org(), "p" + i + "@padaria.example", Role.AGENT);
        }
        List<String> seen = new ArrayList<>();
        String next = "/orgs/users?limit=2";
        while (next != null) {
            ApiAnswer page = door.get(BIA, next).is(200);
            assertEquals("5", page.header("X-Total-Count"));
            page.array().forEach(user -> seen.add(((JsonObject) user).getString("id")));
            String link = page.header("Link");
            next = link == null ? null : link.replaceFirst("<(.*)>; rel=\"next\"", "$1");
        }

        assertEquals(5, seen.stream().distinct().count());
        assertEquals(5, seen.size());
        ApiAnswer second =
                door.get(BIA, org + "/users?limit=2&page=2&envelope=true").is(200);
        second.has("meta.page", 2).has("meta.total", 5).has("meta.totalIsExact", true);
        assertEquals(
                seen.subList(2, 4),
                second.json().getJsonArray("data").stream()
                        .map(user -> ((JsonObject) user).getString("id"))
                        .toList());
        assertEquals(
                "[cursor, envelope, limit, page]",
                errors(door.get(BIA, "/orgs/users?limit=0&page=x&envelope=1&cursor=x")));
        assertEquals("[page]", errors(door.get(BIA, "/orgs/users?page=999999999&limit=200")));
        String cursor = second.text("meta.nextCursor");
        assertEquals("[cursor]", errors(door.get(ANA, INVITES + "/list?all=true&cursor=" + cursor)));
    }

    @Test
    void addresses_of_others_are_hidden_from_agents_where_that_is_set() {
        String ana = "/orgs/users/" + door.ana.id();
        door.get(BIA, ana).is(200).has("email", ANA);

        patch(ANA, org, "{\"settings\":{\"hideEmails\":true}}").is(200);

        door.get(BIA, ana).is(200).lacks("email");
        door.get(BIA, "/orgs/users/" + door.bia.id()).is(200).has("email", BIA);
        door.get(ANA, "/orgs/users/" + door.bia.id()).is(200).has("email", BIA);
    }

    @Test
    void a_role_is_changed_but_not_that_of_the_last_admin() {
        String ana = "/orgs/users/" + door.ana.id();
        patch(ANA, ana, "{\"role\":\"AGENT\"}").is(409).has("code", "LAST_ADMIN");
        patch(ANA, "/orgs/users/" + door.bia.id(), "{\"role\":\"ADMIN\",\"name\":\"Beatriz\"}")
                .is(200)
                .has("role", "ADMIN")
                .has("name", "Beatriz");
        patch(ANA, ana, "{\"role\":\"AGENT\"}").is(200);
        assertEquals("[isActive, role]", errors(patch(ANA, ana, "{\"isActive\":false,\"role\":\"agent\"}")));
    }

    @Test
    void a_person_is_deactivated_once_and_comes_back() {
        post(keys, "{\"name\":\"a\",\"scopes\":[\"users:read\"]}").is(201);
        String bia = "/orgs/users/" + door.bia.id();
        post("/orgs/users/" + door.ana.id() + "/deactivate", "{}").is(403).has("code", "SELF");
        door.send("operator", HttpMethod.POST, "/orgs/users/" + door.ana.id() + "/deactivate", null)
                .is(404);
        for (int i = 0; i < 2; i++) {
            post(bia + "/deactivate", "{}")
                    .is(200)
                    .has("isActive", false)
                    .has("releasedTickets", 0)
                    .has("keys", new JsonArray());
        }
        post(bia + "/reset-link", "{}").is(409).has("code", "INACTIVE");
        patch(ANA, bia, "{\"isActive\":true}").is(200).has("isActive", true);
        post(bia + "/reset-link", "{}").is(200);
    }

    @Test
    void the_last_admin_is_not_deactivated_and_keys_end_if_that_is_wanted() {
        post(keys, "{\"name\":\"a\",\"scopes\":[\"users:read\"]}").is(201);
        door.join(door.ana.org(), "eva@padaria.example", Role.ADMIN);
        String ana = org + "/users/" + door.ana.id();

        door.send("eva@padaria.example", HttpMethod.POST, ana + "/deactivate?keys=revoke", null)
                .is(200)
                .has("keys.0.name", "a")
                .has("keysRevoked", true);

        assertTrue(door.identity.directory().keys(door.ana.org()).isEmpty());
        door.join(door.ana.org(), "ivo@padaria.example", Role.ADMIN);
        door.get("eva@padaria.example", keys).is(200).has(new JsonArray());
    }

    @Test
    void a_link_to_a_new_password_is_made_and_not_kept() {
        String path = "/orgs/users/" + door.bia.id() + "/reset-link";
        ApiAnswer made = post(path, "{}", "Idempotency-Key", "r").is(200);

        assertTrue(made.text("link").startsWith("https://turbozap.example/#/reset/"), made::text);
        assertEquals(200, made.response().statusCode());
        post(path, "{}", "Idempotency-Key", "r").is(200).lacks("link").has("expiresAt", made.text("expiresAt"));
        door.send(BIA, HttpMethod.POST, path, null).is(403);
    }

    @Test
    void an_address_is_invited_and_the_next_invite_replaces_it() {
        String form = "{\"email\":\" Eva@Padaria.example \",\"role\":\"AGENT\"}";
        ApiAnswer first = post(INVITES, form, "Idempotency-Key", "i").is(201).has("email", "eva@padaria.example");
        assertTrue(first.text("inviteLink").matches("https://turbozap\\.example/#/invite/[\\w-]{43}"), first::text);
        first.has("mailed", false);
        post(INVITES, form, "Idempotency-Key", "i").is(201).lacks("inviteLink").has("id", first.text("id"));

        ApiAnswer second = post(org + "/users/invites", form).is(201);

        JsonArray pending = door.get(ANA, INVITES + "/list").is(200).array();
        assertEquals(1, pending.size());
        assertEquals(second.text("id"), pending.getJsonObject(0).getString("id"));
        assertEquals(
                door.ana.id(),
                pending.getJsonObject(0).getJsonObject("invitedBy").getString("id"));
        assertFalse(pending.encode().contains("token"));
        // Bia's, which was accepted, and both of Eva
        assertEquals(
                3, door.get(ANA, INVITES + "/list?all=true").is(200).array().size());
        delete(INVITES + "/" + first.text("id")).is(404);
        delete(INVITES + "/" + second.text("id")).is(204);
        delete(INVITES + "/" + second.text("id")).is(404);
    }

    @Test
    void invites_that_are_wrong_are_refused() {
        post(INVITES, "{\"email\":\"bia@padaria.example\",\"role\":\"AGENT\"}")
                .is(400)
                .has("message", "Email already in use");
        assertEquals("[, email, role]", errors(post(INVITES, "{\"email\":\"x\",\"role\":\"BOSS\",\"orgId\":1}")));
        door.send(BIA, HttpMethod.POST, INVITES, JsonObject.of("email", "x@y.example", "role", "ADMIN"))
                .is(403);
        door.get(BIA, INVITES + "/list").is(403);
    }

    @Test
    void a_key_is_shown_once_and_revoked_at_once() {
        String form = "{\"name\":\"shop\",\"scopes\":[\"users:read\",\"campaigns:read\"]}";
        ApiAnswer made = post(keys, form, "Idempotency-Key", "k").is(201);
        String text = made.text("key");

        assertNotNull(door.identity.authenticator().ofKey(text));
        post(keys, form, "Idempotency-Key", "k").is(201).lacks("key").has("id", made.text("id"));
        ApiAnswer listed = door.get(ANA, keys).is(200);
        listed.has("0.scopes", new JsonArray().add("campaigns:read").add("users:read"))
                .has("0.createdBy.name", "Ana")
                .has("0.expiresAt", null);
        assertFalse(listed.text().contains(text));
        delete(keys + "/" + made.text("id")).is(204);
        assertNull(door.identity.authenticator().ofKey(text));
        delete(keys + "/" + made.text("id")).is(404);
    }

    @Test
    void keys_that_are_wrong_are_refused_and_keys_make_neither_keys_nor_people() {
        assertEquals(
                "[expiresAt, name, scopes.0]",
                errors(post(keys, "{\"scopes\":[\"*\"],\"expiresAt\":\"2020-01-01T00:00:00Z\"}")));
        assertEquals("[expiresAt]", errors(post(keys, """
                {"name":"a","scopes":["users:read"],"expiresAt":"2020-01-01T00:00:00Z"}""")));
        door.key("all", Scope.values());
        JsonObject key = new JsonObject("{\"name\":\"a\",\"scopes\":[\"users:read\"]}");
        door.send("all", HttpMethod.POST, keys, key).is(403);
        door.send("all", HttpMethod.POST, INVITES, JsonObject.of("email", "x@y.example", "role", "ADMIN"))
                .is(403);
        door.get("all", "/orgs/users").is(200);
        door.send(BIA, HttpMethod.POST, keys, key).is(403);
    }

    @Test
    void literal_paths_win_and_other_methods_are_405() {
        door.get(ANA, "/orgs/users/audit-logs").is(404);
        door.get(ANA, "/orgs/macros").is(404).has("message", "Organisation not found");
        door.get(ANA, "/orgs/users/invites").is(405);
        assertEquals("POST", door.get(ANA, "/orgs/users/invites").header("Allow"));
        assertEquals("GET, HEAD", delete("/orgs/users").is(405).header("Allow"));
        door.send(ANA, HttpMethod.PUT, org, new JsonObject()).is(405);
    }

    @Test
    void the_operator_is_an_admin_of_the_first_organisation() {
        String first = door.identity.directory().organisation(Org.FIRST).id();
        door.get("operator", "/orgs/" + first).is(200);
        door.send("operator", HttpMethod.POST, INVITES, JsonObject.of("email", "x@y.example", "role", "ADMIN"))
                .is(201);
        door.get("operator", INVITES + "/list").is(200).has("0.invitedBy", null);
        door.get("operator", org).is(404);
        await(door.identity.sealing().run());
        door.get("operator", "/orgs/" + first + "/audit-logs").is(200).has("0.actor.kind", "operator");
    }
}
