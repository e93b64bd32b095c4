package io.turbozap.identity.audit;

import static io.turbozap.fixture.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.turbozap.campaign.Org;
import io.turbozap.identity.audit.AuditLog.Filter;
import io.turbozap.identity.audit.AuditLog.Grouping;
import io.turbozap.identity.secret.HmacSha256;
import io.turbozap.store.Database;
import io.turbozap.store.Engine;
import io.turbozap.store.Statement;
import io.turbozap.store.StoreOptions;
import io.turbozap.store.opening.Stores;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(VertxExtension.class)
final class AuditLogTest {

    private static final Org OTHER = new Org(2);
    private static final Actor ANA = new Actor(Actor.Kind.PERSON, "ana", "127.0.0.1", "curl");

    private final AuditChain chain = new AuditChain(new HmacSha256(new byte[32]));
    private Database database;
    private AuditLog log;
    private AuditSealer sealer;
    private long now = 1_800_000_000_000L;

    private void open(Vertx vertx, String url) {
        database = await(Stores.open(vertx, url, StoreOptions.defaults()));
        await(database.write(Statement.of("INSERT INTO organization (id, name) VALUES (2, 'other')")));
        log = new AuditLog(database, chain);
        sealer = await(AuditSealer.open(database, chain));
    }

    @AfterEach
    void close() {
        await(database.close());
    }

    private Statement entry(Org org, String action, int i) {
        return new AuditRecord(org, ANA, action, "CAMPAIGN", "c" + i, new JsonObject().put("n", i)).statement(now++);
    }

    private void write(int count) {
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(database.write(entry(i % 3 == 0 ? OTHER : Org.FIRST, i % 2 == 0 ? "CREATE" : "DELETE", i)));
        }
        await(Future.all(all));
    }

    private AuditLog.Verified verified(Org org) {
        return await(log.verify(org));
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void entries_are_chained_and_never_changed(Engine engine, Vertx vertx, @TempDir Path folder) {
        open(vertx, engine.freshUrl(folder));
        write(1_200);
        await(sealer.run());
        write(30);
        sealer = await(AuditSealer.open(database, chain));
        await(sealer.run());

        assertEquals(new AuditLog.Verified(820, null), verified(Org.FIRST));
        assertEquals(new AuditLog.Verified(410, null), verified(OTHER));
        for (String change : List.of(
                "UPDATE audit SET action = 'X' WHERE id = 7",
                "DELETE FROM audit WHERE id = 7",
                "UPDATE audit_seal SET hash = 'x' WHERE seq = 7",
                "DELETE FROM audit_seal WHERE seq = 7")) {
            assertThrows(Throwable.class, () -> await(database.write(Statement.of(change))), change);
        }
        assertNull(verified(Org.FIRST).firstBroken());
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void a_page_is_the_latest_entries_of_one_organisation(Engine engine, Vertx vertx, @TempDir Path folder) {
        open(vertx, engine.freshUrl(folder));
        write(9);
        await(sealer.run());

        List<AuditLog.Sealed> page = await(log.latest(Org.FIRST, Filter.ALL, null, 0, 3));
        List<AuditLog.Sealed> next =
                await(log.latest(Org.FIRST, Filter.ALL, page.get(2).entry().seq(), 0, 3));
        Filter one = new Filter("ana", "CREATE", "CAMPAIGN", "c2", null, null);

        assertEquals(List.of("c8", "c7", "c5"), entities(page));
        assertEquals(List.of("c4", "c2", "c1"), entities(next));
        assertEquals(List.of("c2"), entities(await(log.latest(Org.FIRST, one, null, 0, 10))));
        assertEquals(next, await(log.latest(Org.FIRST, Filter.ALL, null, 3, 3)));
        assertEquals(List.of("c7", "c8"), entities(await(log.next(Org.FIRST, 4, 10))));
        assertEquals(6, await(log.count(Org.FIRST, Filter.ALL, 10)));
        assertEquals(5, await(log.count(Org.FIRST, Filter.ALL, 5)));
        assertEquals(1, await(log.count(Org.FIRST, one, 5)));
    }

    private static List<String> entities(List<AuditLog.Sealed> page) {
        return page.stream().map(row -> row.entry().entityId()).toList();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void entries_are_counted_by_what_they_have_in_common(Engine engine, Vertx vertx, @TempDir Path folder) {
        open(vertx, engine.freshUrl(folder));
        write(9);

        assertEquals(
                List.of(new AuditLog.Count("CREATE", 3), new AuditLog.Count("DELETE", 3)),
                await(log.summary(Org.FIRST, Filter.ALL, Grouping.ACTION)));
        assertEquals(
                List.of(new AuditLog.Count("CAMPAIGN", 6)), await(log.summary(Org.FIRST, Filter.ALL, Grouping.ENTITY)));
        assertEquals(List.of(new AuditLog.Count("ana", 6)), await(log.summary(Org.FIRST, Filter.ALL, Grouping.USER)));
        assertEquals(
                List.of(new AuditLog.Count("2027-01-15", 6)), await(log.summary(Org.FIRST, Filter.ALL, Grouping.DAY)));
    }

    @Test
    void what_someone_changed_in_the_file_shows(Vertx vertx, @TempDir Path folder) {
        open(vertx, Engine.SQLITE.freshUrl(folder));
        write(30);
        await(sealer.run());
        await(database.write(Statement.of("DROP TRIGGER audit_no_update")));
        await(database.write(Statement.of("DROP TRIGGER audit_no_delete")));
        await(database.write(Statement.of("DROP TRIGGER audit_seal_no_delete")));

        await(database.write(Statement.of("UPDATE audit SET entity_id = 'c99' WHERE entity_id = 'c13'")));
        Long changed = verified(Org.FIRST).firstBroken();
        assertNotNull(changed);
        await(database.write(Statement.of("UPDATE audit SET entity_id = 'c13' WHERE entity_id = 'c99'")));
        assertNull(verified(Org.FIRST).firstBroken());

        await(database.write(Statement.of("DELETE FROM audit_seal WHERE org_id = 1 AND seq = 20")));
        assertEquals(20L, verified(Org.FIRST).firstBroken());
        await(database.write(Statement.of("DELETE FROM audit WHERE entity_id = 'c1'")));
        assertEquals(1L, verified(Org.FIRST).firstBroken());
    }

    @Test
    void an_entry_whose_change_failed_leaves_no_gap(Vertx vertx) {
        open(vertx, Engine.MEMORY.freshUrl(Path.of("")));
        write(3);
        List<Statement> failing = List.of(
                entry(Org.FIRST, "CREATE", 7), Statement.of("INSERT INTO organization (id, name) VALUES (2, 'x')"));
        assertThrows(Throwable.class, () -> await(database.write(failing)));
        write(3);
        await(sealer.run());

        assertEquals(new AuditLog.Verified(4, null), verified(Org.FIRST));
    }
}
