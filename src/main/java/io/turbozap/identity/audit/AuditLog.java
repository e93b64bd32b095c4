package io.turbozap.identity.audit;

import io.turbozap.campaign.Org;
import io.turbozap.store.Database;
import io.turbozap.store.Row;
import io.turbozap.store.SelectItem;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Audit logs, read. Safe to use from any thread. */
public final class AuditLog {

    private static final String COLUMNS = SelectItem.list(AuditColumn.class);
    private static final int WIDTH = AuditColumn.values().length;
    private static final String PAGE =
            "SELECT " + COLUMNS + " FROM audit WHERE org_id = ? AND id < ?%s" + " ORDER BY id DESC LIMIT ? OFFSET ?";
    private static final String SUMMARY =
            "SELECT action, COUNT(*) FROM audit WHERE org_id = ?%s GROUP BY action ORDER BY action";
    private static final String CHAIN = "SELECT audit." + String.join(", audit.", COLUMNS.split(", "))
            + ", audit_seal.seq, audit_seal.hash FROM audit_seal JOIN audit ON audit.id = audit_seal.audit_id"
            + " WHERE audit_seal.org_id = ? ORDER BY audit_seal.seq";
    private static final String HEAD = "SELECT audit_head FROM organization WHERE id = ?";

    /**
     * Entries that are meant.
     *
     * @param person public id of who did it, or null for any
     * @param from epoch milliseconds, or null
     * @param to epoch milliseconds, not included, or null
     */
    public record Filter(
            @Nullable String person,
            @Nullable String action,
            @Nullable String entity,
            @Nullable String entityId,
            @Nullable Long from,
            @Nullable Long to) {

        /** All entries. */
        public static final Filter ALL = new Filter(null, null, null, null, null, null);

        private String sql() {
            return (person == null ? "" : " AND actor_id = ?")
                    + (action == null ? "" : " AND action = ?")
                    + (entity == null ? "" : " AND entity = ?")
                    + (entityId == null ? "" : " AND entity_id = ?")
                    + (from == null ? "" : " AND at >= ?")
                    + (to == null ? "" : " AND at < ?");
        }

        private List<Object> arguments() {
            List<Object> arguments = new ArrayList<>();
            for (Object argument : new @Nullable Object[] {person, action, entity, entityId, from, to}) {
                if (argument != null) {
                    arguments.add(argument);
                }
            }
            return arguments;
        }
    }

    /** Number of entries of an action. */
    public record Count(String action, long count) {}

    /**
     * Result of a verification.
     *
     * @param checked entries that are as they were written
     * @param firstBroken place of the first that is not, or null
     */
    public record Verified(long checked, @Nullable Long firstBroken) {}

    /** Entry of the chain with its hash. */
    public record Sealed(AuditEntry entry, String hash) {}

    private final Database database;
    private final AuditChain chain;

    public AuditLog(Database database, AuditChain chain) {
        this.database = database;
        this.chain = chain;
    }

    /**
     * Entries of an organisation, the latest first.
     *
     * @param before id of the entry that they come before, or null for the latest
     * @param offset how many of them are passed over
     */
    public Future<List<AuditRow>> page(Org org, Filter filter, @Nullable Long before, int offset, int limit) {
        List<Object> arguments = new ArrayList<>(List.of(org.id(), before == null ? Long.MAX_VALUE : before));
        arguments.addAll(filter.arguments());
        arguments.add(limit);
        arguments.add(offset);
        return database.read(String.format(PAGE, filter.sql()), AuditColumn::read, arguments.toArray());
    }

    /** Number of entries of each action, by its name. */
    public Future<List<Count>> summary(Org org, Filter filter) {
        List<Object> arguments = new ArrayList<>(List.of(org.id()));
        arguments.addAll(filter.arguments());
        return database.read(
                String.format(SUMMARY, filter.sql()),
                row -> new Count(row.text(0), row.number(1)),
                arguments.toArray());
    }

    /** Whether the log of an organisation is as it was written, as far as it is sealed. Reads all of it. */
    public Future<Verified> verify(Org org) {
        AuditVerifier verifier = new AuditVerifier(chain, 1, AuditChain.START);
        return database.read(HEAD, row -> row.text(0), org.id()).compose(head -> export(org, rows -> {
                    rows.forEach(row -> verifier.check(row.entry(), row.hash()));
                    return Future.succeededFuture();
                })
                .map(read -> {
                    verifier.end(head.get(0));
                    return new Verified(verifier.checked(), verifier.firstBroken());
                }));
    }

    /** The sealed entries of an organisation in their order, in batches. */
    public Future<Void> export(Org org, Function<List<Sealed>, Future<Void>> sink) {
        return database.scan(CHAIN, AuditLog::sealed, sink, org.id());
    }

    private static Sealed sealed(Row row) {
        Row seal = row.from(WIDTH);
        return new Sealed(AuditColumn.read(row).entry(seal.number(0)), seal.text(1));
    }
}
