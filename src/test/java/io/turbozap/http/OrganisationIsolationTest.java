package io.turbozap.http;

import static io.turbozap.fixture.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.fixture.ApiAnswer;
import io.turbozap.identity.access.Role;
import io.turbozap.identity.access.Scope;
import io.turbozap.identity.audit.Actor;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;

/** What belongs to another organisation is answered by each route as what does not exist, whoever asks. */
@ExtendWith(VertxExtension.class)
final class OrganisationIsolationTest {

    private static final String ANA = "ana@padaria.example";
    private static final String RUI = "rui@livraria.example";
    private static final List<String> OF_PADARIA = List.of(ANA, "bia@padaria.example", "reader", "all-scopes");
    /** Bodies that would be accepted, so that the id alone decides. */
    private static final Map<String, JsonObject> BODIES = Map.of(
            "PATCH", new JsonObject().put("name", "Other"),
            "POST /invites", JsonObject.of("email", "x@y.example", "role", "AGENT"),
            "POST /api-keys", new JsonObject("{\"name\":\"a\",\"scopes\":[\"users:read\"]}"));

    private OrganisationDoor door;
    /** Ids of the other organisation, by the parameter that takes them. */
    private Map<String, String> foreign;
    /** Ids of the caller's organisation. */
    private Map<String, String> own;

    @BeforeEach
    void open(Vertx vertx) {
        door = new OrganisationDoor(vertx);
        door.key("reader", Scope.USERS_READ, Scope.AUDIT_READ);
        door.key("all-scopes", Scope.values());
        Actor rui = new Actor(Actor.Kind.PERSON, door.rui.id(), null, null);
        foreign = Map.of(
                "orgId", door.id(door.rui),
                "userId", door.rui.id(),
                "inviteId",
                        await(door.identity.invites().invite(door.rui.org(), "eva@livraria.example", Role.AGENT, rui))
                                .invite()
                                .id(),
                "keyId",
                        await(door.identity.keys().make(door.rui.org(), "shop", Set.of(Scope.USERS_READ), null, rui))
                                .key()
                                .id());
        own = Map.of("orgId", door.id(door.ana));
    }

    @AfterEach
    void close() {
        door.close();
    }

    /** An operation with an id of another organisation, and the same with one that does not exist. */
    private record Case(String caller, String operation, String foreign, String random) {}

    private List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (String operation : door.routes.operations().keySet()) {
            for (String parameter : foreign.keySet()) {
                if (operation.contains("{" + parameter + "}")) {
                    String random = with(operation, parameter, UUID.randomUUID().toString());
                    List<String> callers = new ArrayList<>(OF_PADARIA);
                    callers.add("nobody");
                    for (String caller : callers) {
                        cases.add(new Case(
                                caller, operation, with(operation, parameter, foreign.get(parameter)), random));
                    }
                }
            }
        }
        return cases;
    }

    /** Path of an operation where one parameter is this id, and the others are of the caller's own or random. */
    private String with(String operation, String parameter, @Nullable String id) {
        String path = operation.replaceFirst("\\w+ ", "").replace("{" + parameter + "}", String.valueOf(id));
        for (Map.Entry<String, String> mine : own.entrySet()) {
            path = path.replace("{" + mine.getKey() + "}", mine.getValue());
        }
        return path.replaceAll("\\{\\w+}", "00000000-0000-4000-8000-000000000000");
    }

    private ApiAnswer ask(String caller, String operation, String path) {
        String method = operation.replaceFirst(" .*", "");
        JsonObject body = BODIES.entrySet().stream()
                .filter(entry -> operation.startsWith(entry.getKey().replaceFirst(" .*", ""))
                        && operation.endsWith(entry.getKey().replaceFirst("\\w+ ?", "")))
                .map(Map.Entry::getValue)
                .findAny()
                .orElse(null);
        return door.send(caller, HttpMethod.valueOf(method), path, body);
    }

    @Test
    void ids_of_others_are_answered_as_ids_that_do_not_exist(TestReporter reporter) {
        List<Case> cases = cases();
        Set<Integer> statuses = new HashSet<>();
        for (Case each : cases) {
            ApiAnswer foreignAnswer = ask(each.caller(), each.operation(), each.foreign());
            ApiAnswer randomAnswer = ask(each.caller(), each.operation(), each.random());

            assertEquals(randomAnswer.text(), foreignAnswer.text(), each::toString);
            int status = foreignAnswer.response().statusCode();
            assertEquals(randomAnswer.response().statusCode(), status, each::toString);
            assertEquals(
                    each.caller().equals("nobody") ? 401 : each.caller().equals(ANA) ? 404 : status,
                    status,
                    each::toString);
            assertTrue(Set.of(401, 403, 404).contains(status), each::toString);
            statuses.add(status);
        }
        reporter.publishEntry("cases", String.valueOf(cases.size()));
        assertTrue(cases.size() >= 150, () -> cases.size() + " cases");
        assertEquals(Set.of(401, 403, 404), statuses);
        assertEquals(
                "Livraria",
                door.get(RUI, "/orgs/" + foreign.get("orgId")).json().getString("name"));
        assertEquals(1, door.get(RUI, "/orgs/users").array().size());
        assertEquals(1, door.get(RUI, "/orgs/users/invites/list").array().size());
        assertEquals(
                1,
                door.get(RUI, "/orgs/" + foreign.get("orgId") + "/api-keys")
                        .array()
                        .size());
    }

    @Test
    void lists_and_filters_hold_nothing_of_others() {
        Set<String> ofRui = new HashSet<>(foreign.values());
        ofRui.add("livraria");
        for (String operation : door.routes.operations().keySet()) {
            if (operation.startsWith("GET ") && !operation.contains("{userId}")) {
                for (String query : List.of("", "?userId=" + door.rui.id(), "?entityId=" + door.id(door.rui))) {
                    String path = with(operation, "none", null) + (operation.contains("audit-logs") ? query : "");
                    for (String caller : OF_PADARIA) {
                        String body = String.valueOf(
                                ask(caller, operation, path).response().bodyAsString());
                        ofRui.forEach(secret -> assertTrue(
                                !body.toLowerCase(Locale.ROOT).contains(secret),
                                () -> caller + " " + path + ": " + body));
                    }
                }
            }
        }
    }
}
