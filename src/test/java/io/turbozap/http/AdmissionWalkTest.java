package io.turbozap.http;

import static io.turbozap.fixture.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.Org;
import io.turbozap.fixture.ApiAnswer;
import io.turbozap.identity.access.Permission;
import io.turbozap.identity.access.Principal;
import io.turbozap.identity.access.Role;
import io.turbozap.identity.access.Scope;
import io.turbozap.identity.directory.User;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every operation is asked for by everyone who could, and answers them as the table of admissions has it. */
@ExtendWith(VertxExtension.class)
final class AdmissionWalkTest {

    private static final String OPERATOR = "the-operators-key";
    private static final String UNKNOWN = "00000000-0000-7000-8000-000000000000";
    private static final List<String> READERS = List.of("GET", "HEAD");

    /** Caller of the walk: what it shows, anew for each request, as some of them end it. */
    private record Walker(@Nullable Principal principal, Supplier<String> authorization) {}

    private final Map<String, Walker> walkers = new LinkedHashMap<>();
    private TestDoor door;

    @BeforeEach
    void open(Vertx vertx) {
        door = await(TestDoor.withStore(vertx, Map.of("API_KEY", OPERATOR)));
        TestPeople people = new TestPeople(door);
        User admin = people.admin();
        person("admin", people, admin);
        person("agent", people, people.join(admin, Role.AGENT));
        User stranger = people.stranger();
        person("admin of another", people, stranger);
        for (Scope scope : Scope.values()) {
            key("key for " + scope.text(), people, Org.FIRST, Set.of(scope));
        }
        key("key of another", people, stranger.org(), EnumSet.allOf(Scope.class));
        walkers.put("operator", new Walker(new Principal.Operator(), () -> ""));
        walkers.put("unknown", new Walker(null, () -> ""));
    }

    private void person(String name, TestPeople people, User person) {
        walkers.put(
                name,
                new Walker(
                        new Principal.Person(person.org(), person.id(), person.role(), /* login= */ 0),
                        () -> "Bearer " + people.token(person)));
    }

    private void key(String name, TestPeople people, Org org, Set<Scope> scopes) {
        String key = people.key(org, scopes);
        walkers.put(name, new Walker(new Principal.Key(org, name, scopes), () -> "Bearer " + key));
    }

    @AfterEach
    void close() {
        await(door.stop());
        await(door.database.close());
    }

    private Future<HttpResponse<Buffer>> send(String method, String path, Walker walker) {
        var request = door.request(HttpMethod.valueOf(method), path);
        if (walker.principal() instanceof Principal.Operator) {
            request.putHeader("X-Api-Key", OPERATOR);
        }
        String authorization = walker.authorization().get();
        if (!authorization.isEmpty()) {
            request.putHeader("Authorization", authorization);
        }
        return request.send();
    }

    private static String path(String operation) {
        return operation
                .substring(operation.indexOf(' ') + 1)
                .replace("{session}", "sales")
                .replaceAll("\\{\\w+}", UNKNOWN)
                .replace("*", "x");
    }

    /** What an answer means for the door: who is let in may still be refused by what is behind it. */
    private static String meaning(ApiAnswer answer) {
        int status = answer.response().statusCode();
        JsonObject body = status >= 400 ? answer.json() : new JsonObject();
        return status == 401
                ? "unknown"
                : status == 403 && "FORBIDDEN".equals(body.getString("code"))
                        ? "forbidden"
                        : status == 404 && "Not found".equals(body.getString("message")) ? "absent" : "let in";
    }

    private static String expected(String admission, @Nullable Principal principal) {
        String[] cells = admission.split(" ", -1);
        if (principal == null) {
            return "unknown";
        }
        if (cells.length == 1 && !principal.org().equals(Org.FIRST)) {
            return "absent";
        }
        return principal.may(Permission.valueOf(cells[0])) ? "let in" : "forbidden";
    }

    @Test
    void each_operation_answers_each_caller_as_the_table_has_it() {
        Set<String> wrong = new TreeSet<>();
        int cases = 0;
        for (Map.Entry<String, String> row : AdmissionTableTest.table().entrySet()) {
            if (row.getValue().equals("open")) {
                continue;
            }
            String method = row.getKey().substring(0, row.getKey().indexOf(' '));
            List<String> names = new ArrayList<>(walkers.keySet());
            List<Future<HttpResponse<Buffer>>> answers = names.stream()
                    .map(name -> send(method, path(row.getKey()), walkers.get(name)))
                    .toList();
            for (int i = 0; i < names.size(); i++) {
                Walker walker = walkers.get(names.get(i));
                String meaning = meaning(new ApiAnswer(await(answers.get(i))));
                if (!expected(row.getValue(), walker.principal()).equals(meaning)) {
                    wrong.add(row.getKey() + " for " + names.get(i) + ": " + meaning);
                }
                cases++;
            }
        }

        System.out.println(cases + " cases of admission");
        assertEquals(Set.of(), wrong);
        assertTrue(cases > 1_500, cases + " cases");
    }

    @Test
    void what_needs_no_permission_is_shown_to_the_unknown() {
        for (String path : List.of(
                "/", "/admin", "/admin/campaigns", "/api", "/api/docs/", "/openapi.yaml", "/health", "/health/ready")) {
            for (String method : READERS) {
                for (Walker walker : Stream.of("unknown", "operator", "admin of another", "key of another")
                        .map(walkers::get)
                        .toList()) {
                    int status = await(send(method, path, walker)).statusCode();
                    assertTrue(status == 200 || status == 302, method + " " + path + " " + status);
                }
            }
        }
        assertEquals(
                404,
                await(send("GET", "/api/docs/none", walkers.get("unknown"))).statusCode());
        assertEquals(401, await(send("GET", "/nowhere", walkers.get("unknown"))).statusCode());
        assertEquals(
                401, await(send("POST", "/api/logout", walkers.get("unknown"))).statusCode());
    }

    @Test
    void heads_and_other_methods_follow_the_gets_of_their_paths() {
        assertEquals(
                401,
                await(send("HEAD", "/api/campaigns", walkers.get("unknown"))).statusCode());
        assertEquals(403, await(send("HEAD", "/metrics", walkers.get("admin"))).statusCode());
        assertEquals(
                404,
                await(send("HEAD", "/metrics", walkers.get("admin of another"))).statusCode());
        assertEquals(
                200, await(send("HEAD", "/metrics", walkers.get("operator"))).statusCode());
        HttpResponse<Buffer> other = await(send("DELETE", "/metrics", walkers.get("agent")));
        assertEquals(405, other.statusCode());
        assertEquals("GET, HEAD", other.getHeader("Allow"));
    }
}
