package io.turbozap.identity.audit;

import io.turbozap.actor.SerialExecutor;
import io.turbozap.store.Database;
import io.turbozap.store.SelectItem;
import io.turbozap.store.Statement;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sealer of the audit logs: chains the entries that were committed since it last did, in the order of their commits. It
 * runs behind the changes, so that none waits for another and one that fails leaves no gap. Safe to use from any thread.
 */
public final class AuditSealer {

    private static final int BATCH = 500;
    private static final String LAST = "SELECT COALESCE(MAX(audit_id), 0) FROM audit_seal";
    private static final String HEADS = "SELECT id, audit_seq, audit_head FROM organization WHERE audit_seq > 0";
    private static final String UNSEALED =
            "SELECT " + SelectItem.list(AuditColumn.class) + " FROM audit WHERE id > ? ORDER BY id LIMIT " + BATCH;
    private static final String SEAL = "INSERT INTO audit_seal (org_id, seq, audit_id, hash) VALUES (?, ?, ?, ?)";
    private static final String HEAD = "UPDATE organization SET audit_seq = ?, audit_head = ? WHERE id = ?";

    private record Head(long seq, String hash) {
        static final Head NONE = new Head(0, AuditChain.START);
    }

    private final Database database;
    private final AuditChain chain;
    private final SerialExecutor runs = new SerialExecutor();
    private final Map<Long, Head> heads = new HashMap<>();
    private long last;

    private AuditSealer(Database database, AuditChain chain) {
        this.database = database;
        this.chain = chain;
    }

    /** A sealer that goes on where the last one stopped. */
    public static Future<AuditSealer> open(Database database, AuditChain chain) {
        AuditSealer sealer = new AuditSealer(database, chain);
        return database.read(LAST, row -> row.number(0))
                .onSuccess(rows -> sealer.last = rows.get(0))
                .compose(read -> database.scan(
                        HEADS, row -> Map.entry(row.number(0), new Head(row.number(1), row.text(2))), rows -> {
                            rows.forEach(head -> sealer.heads.put(head.getKey(), head.getValue()));
                            return Future.succeededFuture();
                        }))
                .map(sealer);
    }

    /** Seals what is not sealed yet. Fails if the store does; nothing is lost by that. */
    public Future<Void> run() {
        return runs.execute(this::batch).compose(count -> count < BATCH ? Future.succeededFuture() : run());
    }

    private Future<Integer> batch() {
        return database.read(UNSEALED, AuditColumn::read, last).compose(this::seal);
    }

    private Future<Integer> seal(List<AuditRow> rows) {
        if (rows.isEmpty()) {
            return Future.succeededFuture(0);
        }
        Map<Long, Head> next = new HashMap<>();
        List<Statement> statements = new ArrayList<>();
        for (AuditRow row : rows) {
            Head head = next.getOrDefault(row.org(), heads.getOrDefault(row.org(), Head.NONE));
            long seq = head.seq() + 1;
            String hash = chain.hash(head.hash(), row.entry(seq));
            next.put(row.org(), new Head(seq, hash));
            statements.add(Statement.of(SEAL, row.org(), seq, row.id(), hash));
        }
        next.forEach((org, head) -> statements.add(Statement.of(HEAD, head.seq(), head.hash(), org)));
        return database.write(statements).map(written -> {
            heads.putAll(next);
            last = rows.get(rows.size() - 1).id();
            return rows.size();
        });
    }
}
