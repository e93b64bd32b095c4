package io.turbozap.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.Org;
import io.turbozap.identity.audit.Actor;
import io.turbozap.identity.audit.AuditChain;
import io.turbozap.identity.audit.AuditLine;
import io.turbozap.identity.audit.AuditLog;
import io.turbozap.identity.audit.AuditRecord;
import io.turbozap.identity.audit.AuditSealer;
import io.turbozap.identity.secret.ServerKeys;
import io.turbozap.store.Database;
import io.turbozap.store.Statement;
import io.turbozap.store.StoreOptions;
import io.turbozap.store.opening.Stores;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that checks audit logs without a server. */
final class AuditVerifyTest {

    private static final Actor ANA = new Actor(Actor.Kind.PERSON, "ana", "127.0.0.1", "curl");

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path settings;
    private Path export;
    private Path key;

    @BeforeEach
    void record() throws Exception {
        settings = directory.resolve("turbozap.yaml");
        key = directory.resolve("a.key");
        export = directory.resolve("audit.ndjson");
        Files.writeString(settings, "store:\n  url: sqlite:" + directory.resolve("a.db") + "\n");
        AuditChain chain = AuditChain.under(ServerKeys.in(key, new SecureRandom()));
        inStore(List.of(), chain);
    }

    /** Records four entries or, if there are any, carries out these statements. */
    private void inStore(List<String> statements, AuditChain chain) throws Exception {
        Vertx vertx = Vertx.vertx();
        Database store =
                ShutdownHook.await(Stores.open(vertx, "sqlite:" + directory.resolve("a.db"), StoreOptions.defaults()));
        if (statements.isEmpty()) {
            AuditLog log = new AuditLog(store, chain);
            JsonObject metadata = new JsonObject("{\"name\":{\"from\":\"é\\\"\",\"to\":null},\"n\":[1,2.5,true]}");
            for (int i = 0; i < 3; i++) {
                ShutdownHook.await(
                        log.append(new AuditRecord(Org.FIRST, ANA, "CREATE", "CAMPAIGN", "c" + i, metadata), i));
            }
            ShutdownHook.await(log.append(
                    new AuditRecord(
                            Org.FIRST, ANA, AuditLine.EXPORT, AuditLine.EXPORTED, /* entityId= */ null, metadata),
                    3));
            ShutdownHook.await(AuditSealer.open(store, chain).compose(AuditSealer::run));
            List<AuditLog.Sealed> entries = ShutdownHook.await(log.next(Org.FIRST, 0, 10));
            Files.write(export, entries.stream().map(AuditLine::write).toList());
        }
        for (String sql : statements) {
            ShutdownHook.await(store.write(Statement.of(sql)));
        }
        ShutdownHook.await(store.close());
        ShutdownHook.await(vertx.close());
    }

    private int verify(String... more) {
        List<String> arguments = new ArrayList<>(List.of("audit", "verify", "--config", settings.toString()));
        arguments.addAll(List.of(more));
        return Turbozap.commandLine()
                .setOut(new PrintWriter(out, /* autoFlush= */ true))
                .setErr(new PrintWriter(err, /* autoFlush= */ true))
                .execute(arguments.toArray(String[]::new));
    }

    @Test
    void store_and_export_are_as_they_were_written() {
        assertEquals(0, verify(), err::toString);
        assertEquals(0, verify(export.toString()), err::toString);

        assertEquals("As written: 4 entries.\nAs written: 4 entries.\n", out.toString());
    }

    @Test
    void an_entry_that_was_changed_in_the_store_shows() throws Exception {
        inStore(
                List.of("DROP TRIGGER audit_no_update", "UPDATE audit SET entity_id = 'c9' WHERE entity_id = 'c1'"),
                AuditChain.under(ServerKeys.in(key, new SecureRandom())));

        assertEquals(1, verify());
        assertEquals("Not as written: entry 2 of organisation 1 was changed, or is missing.\n", out.toString());
    }

    @Test
    void an_export_that_was_changed_or_cut_shows() throws Exception {
        List<String> lines = Files.readAllLines(export);
        for (List<String> forged : List.of(
                lines.subList(0, 3),
                lines.subList(1, 4),
                List.<String>of(),
                List.of(lines.get(0), lines.get(2), lines.get(1), lines.get(3)),
                List.of(lines.get(0).replace("c0", "c7"), lines.get(1), lines.get(2), lines.get(3)),
                List.of("{}", lines.get(1)),
                List.of("no JSON"))) {
            Files.write(export, forged);
            assertEquals(1, verify(export.toString()), forged::toString);
        }
        assertTrue(out.toString().lines().allMatch(line -> line.startsWith("Not as written: entry ")), out::toString);
    }

    @Test
    void without_its_key_nothing_is_claimed_and_no_key_is_made() throws Exception {
        Path other = directory.resolve("other.key");
        assertEquals(1, verify("--key-file", other.toString()));
        assertFalse(Files.exists(other));
        assertTrue(err.toString().contains("Cannot open the key file"), err::toString);

        ServerKeys.in(other, new SecureRandom());
        assertEquals(1, verify("--key-file", other.toString(), export.toString()));
        assertEquals(
                1,
                verify("--key-file", key.toString(), directory.resolve("none").toString()));
        assertEquals(2, err.toString().lines().count(), err::toString);
    }
}
