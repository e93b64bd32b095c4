package io.turbozap.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.fixture.ApiAnswer;
import io.turbozap.identity.audit.AuditChain;
import io.turbozap.identity.audit.AuditLine;
import io.turbozap.identity.audit.AuditLog.Sealed;
import io.turbozap.identity.audit.AuditVerifier;
import io.turbozap.identity.secret.HmacSha256;
import io.turbozap.identity.secret.ServerKeys;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The audit log: who did what. */
@ExtendWith(VertxExtension.class)
final class AuditApiTest {

    private static final String ANA = "ana@padaria.example";

    private OrganisationDoor door;
    private String log;

    @BeforeEach
    void open(Vertx vertx) {
        door = new OrganisationDoor(vertx);
        log = "/orgs/" + door.id(door.ana) + "/audit-logs";
    }

    @AfterEach
    void close() {
        door.close();
    }

    private void rename(String name) {
        door.send(
                        ANA,
                        HttpMethod.PATCH,
                        "/orgs/" + door.id(door.ana),
                        new JsonObject().put("name", name),
                        "User-Agent",
                        "firefox")
                .is(200);
    }

    private static List<Object> all(ApiAnswer answer, String member) {
        return answer.is(200).array().stream()
                .map(entry -> ((JsonObject) entry).getValue(member))
                .toList();
    }

    @Test
    void a_change_is_in_the_log_with_who_made_it() {
        rename("Pão");

        door.get(ANA, log)
                .is(200)
                .has("0.action", "UPDATE")
                .has("0.entity", "ORGANISATION")
                .has("0.entityId", door.id(door.ana))
                .has("0.metadata.name.from", "Padaria")
                .has("0.metadata.name.to", "Pão")
                .has("0.metadata.userAgent", "firefox")
                .has("0.metadata.ip", "127.0.0.1")
                .has("0.user.email", ANA)
                .has("0.actor.kind", "person");
        // the sign-up, the invite and its acceptance before
        assertEquals(
                List.of(4L, 3L, 2L, 1L),
                all(door.get(ANA, log), "seq").stream()
                        .map(seq -> ((Number) seq).longValue())
                        .toList());
    }

    @Test
    void entries_are_filtered_paged_and_counted() {
        rename("a");
        rename("b");
        ApiAnswer page = door.get(ANA, log + "?action=UPDATE&limit=1").is(200);
        assertEquals("2", page.header("X-Total-Count"));
        String next = String.valueOf(page.header("Link")).replaceFirst("<(.*)>.*", "$1");
        assertEquals(List.of("4"), all(door.get(ANA, next), "id"));
        assertEquals(List.of("4"), all(door.get(ANA, log + "?action=UPDATE&limit=1&offset=1"), "id"));
        assertEquals(List.of(), all(door.get(ANA, log + "?toDate=2023-01-01"), "id"));
        assertEquals(
                5, door.get(ANA, log + "?fromDate=2023-01-01T00:00:00Z").array().size());
        assertEquals(3, door.get(ANA, log + "/user/" + door.ana.id()).array().size());
        door.get(ANA, log + "/user/" + door.rui.id()).is(404);
        door.get(ANA, log + "/summary?entity=INVITE")
                .is(200)
                .has(new JsonArray()
                        .add(JsonObject.of("action", "ACCEPT", "count", 1))
                        .add(JsonObject.of("action", "INVITE", "count", 1)));
        door.get(ANA, log + "/summary?by=entity").is(200).has("0.entity", "INVITE");
        door.get(ANA, log + "/summary?by=week").is(400);
        door.get(ANA, log + "?fromDate=x&toDate=2026-02-30&limit=0").is(400).has("errors.2.path", "limit");
        door.get("bia@padaria.example", log).is(403);
    }

    @Test
    void the_log_verifies_and_an_export_of_it_too() {
        rename("a");
        door.get(ANA, log + "/verify").is(200).has("ok", true).has("checked", 4).has("firstBroken", null);

        ApiAnswer export = door.get(ANA, log + "/export").is(200);

        assertEquals("application/x-ndjson", export.header("Content-Type"));
        List<Sealed> lines = export.text().lines().map(AuditLine::read).toList();
        assertEquals(5, lines.size());
        assertEquals("EXPORT", lines.get(4).entry().action());
        AuditChain chain = AuditChain.under(new ServerKeys(new byte[HmacSha256.BYTES]));
        AuditVerifier verifier = new AuditVerifier(chain, 1, AuditChain.START);
        lines.forEach(line -> verifier.check(line.entry(), line.hash()));
        assertNull(verifier.firstBroken());
        assertEquals(5, verifier.checked());
        assertNull(AuditLine.read("{}"));
        assertNotNull(AuditLine.read(export.text().lines().findFirst().orElseThrow()));
        door.send(ANA, HttpMethod.HEAD, log + "/export", null).is(200);
        assertTrue(door.get(ANA, log + "/verify").text().contains("\"checked\":5"));
    }
}
