package io.turbozap.identity.audit;

import io.turbozap.campaign.Org;
import io.turbozap.store.Database;
import io.turbozap.store.Row;
import io.turbozap.store.SelectItem;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Audit logs, read. Safe to use from any thread. */
public final class AuditLog {

    private static final int WIDTH = AuditColumn.values().length;
    private static final String CHAIN = "SELECT audit."
            + String.join(", audit.", SelectItem.list(AuditColumn.class).split(", "))
            + ", audit_seal.seq, audit_seal.hash FROM audit_seal JOIN audit ON audit.id = audit_seal.audit_id"
            + " WHERE audit_seal.org_id = ?";
    private static final String LATEST =
            CHAIN + " AND audit_seal.seq < ?%s ORDER BY audit_seal.seq DESC LIMIT ? OFFSET ?";
    private static final String NEXT = CHAIN + " AND audit_seal.seq > ? ORDER BY audit_seal.seq LIMIT ?";
    private static final String WHOLE = CHAIN + " ORDER BY audit_seal.seq";
    private static final String HEAD = "SELECT audit_head FROM organization WHERE id = ?";

    private static final String ORGANISATIONS = "SELECT id FROM organization WHERE audit_seq > 0 ORDER BY id";

    /** Property that entries are counted by. */
    public enum Grouping {
        ACTION("audit.action"),
        ENTITY("audit.entity"),
        /** Public id of the person or key, else the kind of the actor. */
        USER("COALESCE(audit.actor_id, audit.actor_kind)"),
        /** Days since 1970, in UTC. */
        DAY("audit.at / 86400000");

        private final String sql;

        Grouping(String sql) {
            this.sql = sql;
        }
    }

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
            return (person == null ? "" : " AND audit.actor_id = ?")
                    + (action == null ? "" : " AND audit.action = ?")
                    + (entity == null ? "" : " AND audit.entity = ?")
                    + (entityId == null ? "" : " AND audit.entity_id = ?")
                    + (from == null ? "" : " AND audit.at >= ?")
                    + (to == null ? "" : " AND audit.at < ?");
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

    /**
     * Number of entries that have something in common.
     *
     * @param key value of the {@link Grouping}
     */
    public record Count(String key, long count) {}

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

    /** Records what is no change of the store, such as an export. */
    public Future<Void> append(AuditRecord record, long now) {
        return database.write(record.statement(now)).mapEmpty();
    }

    /**
     * Sealed entries of an organisation, the latest first.
     *
     * @param before place of the entry that they come before, or null for the latest
     * @param offset how many of them are passed over
     */
    public Future<List<Sealed>> latest(Org org, Filter filter, @Nullable Long before, int offset, int limit) {
        List<Object> arguments = new ArrayList<>(List.of(org.id(), before == null ? Long.MAX_VALUE : before));
        arguments.addAll(filter.arguments());
        arguments.add(limit);
        arguments.add(offset);
        return database.read(String.format(LATEST, filter.sql()), AuditLog::sealed, arguments.toArray());
    }

    /** Sealed entries of an organisation behind the place {@code after}, in their order. */
    public Future<List<Sealed>> next(Org org, long after, int limit) {
        return database.read(NEXT, AuditLog::sealed, org.id(), after, limit);
    }

    /** Number of entries, counted up to {@code most}. */
    public Future<Long> count(Org org, Filter filter, int most) {
        List<Object> arguments = new ArrayList<>(List.of(org.id()));
        arguments.addAll(filter.arguments());
        arguments.add(most);
        return database.read(
                        String.format(
                                "SELECT COUNT(*) FROM (SELECT 1 FROM audit WHERE audit.org_id = ?%s LIMIT ?) AS listed",
                                filter.sql()),
                        row -> row.number(0),
                        arguments.toArray())
                .map(rows -> rows.get(0));
    }

    /** Numbers of entries by what they have in common, in the order of that. */
    public Future<List<Count>> summary(Org org, Filter filter, Grouping by) {
        List<Object> arguments = new ArrayList<>(List.of(org.id()));
        arguments.addAll(filter.arguments());
        return database.read(
                String.format(
                        "SELECT %s, COUNT(*) FROM audit WHERE audit.org_id = ?%s GROUP BY 1 ORDER BY 1",
                        by.sql, filter.sql()),
                row -> new Count(
                        by == Grouping.DAY ? LocalDate.ofEpochDay(row.number(0)).toString() : row.text(0),
                        row.number(1)),
                arguments.toArray());
    }

    /** Organisations with sealed entries. */
    public Future<List<Org>> organisations() {
        return database.read(ORGANISATIONS, row -> new Org(row.number(0)));
    }

    /** Whether the log of an organisation is as it was written, as far as it is sealed. Reads all of it. */
    public Future<Verified> verify(Org org) {
        AuditVerifier verifier = new AuditVerifier(chain, 1, AuditChain.START);
        return database.read(HEAD, row -> row.text(0), org.id()).compose(head -> database.scan(
                        WHOLE,
                        AuditLog::sealed,
                        rows -> {
                            rows.forEach(row -> verifier.check(row.entry(), row.hash()));
                            return Future.succeededFuture();
                        },
                        org.id())
                .map(read -> {
                    verifier.end(head.get(0));
                    return new Verified(verifier.checked(), verifier.firstBroken());
                }));
    }

    private static Sealed sealed(Row row) {
        Row seal = row.from(WIDTH);
        return new Sealed(AuditColumn.read(row).entry(seal.number(0)), seal.text(1));
    }
}
