package io.turbozap.store.history;

import static io.turbozap.store.Outcomes.await;
import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turbozap.campaign.CampaignSource;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.DeliveryState;
import io.turbozap.campaign.Org;
import io.turbozap.campaign.SendState;
import io.turbozap.campaign.SessionName;
import io.turbozap.identity.audit.AuditChain;
import io.turbozap.identity.audit.AuditLog;
import io.turbozap.identity.secret.HmacSha256;
import io.turbozap.session.CampaignFilter;
import io.turbozap.store.Database;
import io.turbozap.store.RealPostgres;
import io.turbozap.store.RowReader;
import io.turbozap.store.Statement;
import io.turbozap.store.StoreOptions;
import io.turbozap.store.WrittenStatements;
import io.turbozap.store.opening.Stores;
import io.turbozap.store.postgres.PostgresServer;
import io.turbozap.store.postgres.PostgresSql;
import io.turbozap.store.quota.Quotas;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * No statement of the program reads the whole of a table that grows, but for those that are named here with their reason.
 * An index that is searched for the organisation alone is the whole table too.
 */
@Tag("slow")
@ExtendWith(VertxExtension.class)
final class QueryPlansTest {

    private static final Set<String> GROWING = Set.of(
            "campaign",
            "campaign_contacts",
            "campaign_event",
            "contact",
            "correspondent",
            "delivery",
            "keyed_call",
            "number_check",
            "recipient_list",
            "recipient_list_contacts",
            "recurrence_contacts",
            "send_log",
            "session",
            "suppression",
            "webhook_delivery",
            "wish");

    /** What a statement begins with that may read everything, and why. */
    private static final Map<String, String> READS_ALL = Map.ofEntries(
            entry(
                    "SELECT seq, campaign, request, session, accepted",
                    "the log of sends is emptied as it is carried over"),
            entry(
                    "SELECT chat_id, hidden_id, reason, source, created_at, org_id FROM suppression",
                    "start: all are kept in memory; pages follow the key"),
            entry("SELECT COUNT(CASE WHEN d.status = 'completed' AND d.sent_at", "once after the start"),
            entry(
                    "SELECT chat_id FROM correspondent",
                    "when WhatsApp begins to limit a session: an index would be paid at every send"),
            entry(
                    "SELECT COUNT(*) FROM ",
                    "counts along an index: what is listed, and seldom what there may be so many of"),
            entry("SELECT DISTINCT fields FROM contact", "a campaign to the whole address book"),
            entry(
                    "SELECT id, name, phone_number, tags, fields, created_at, updated_at FROM contact WHERE org_id = ? AND tags",
                    "a campaign to a tag"),
            entry(
                    "SELECT id, name, phone_number, tags, fields, created_at, updated_at FROM contact WHERE org_id = ? ORDER",
                    "a campaign to the whole address book"),
            entry(
                    "UPDATE session SET held = 1 WHERE held = 0",
                    "all sessions are stopped at once, which an operator does seldom"),
            entry("UPDATE session SET held = 0 WHERE held = 1", "all sessions go on at once, as seldom"),
            entry(
                    "UPDATE campaign SET released = 0 WHERE queue_place IS NOT NULL AND released = 1",
                    "all sessions are stopped at once: an index would be paid by each campaign"),
            entry("DELETE FROM recipient_list_contacts WHERE content NOT IN", "tidies up what a crash left of a list"),
            entry("DELETE FROM webhook_delivery WHERE id IN (SELECT left_over.id", "tidies up after the start"));

    /** What is no statement of the schema: questions about the engines, and a table that is made for the purpose. */
    private static final Pattern OF_ENGINES =
            Pattern.compile(".*(pg_|txid_current|sqlite_schema|store_probe).*|SELECT 1");

    /** So many that an index is worth while for the longest list of keys. */
    private static final int ROWS = 5_000;

    @TempDir
    Path directory;

    /** A store that answers nothing and keeps what was asked. */
    private static final class Recording implements Database {

        private final Set<String> statements = new TreeSet<>();

        @Override
        public Future<int[]> write(List<Statement> change) {
            change.forEach(statement -> statements.add(statement.sql()));
            return Future.failedFuture("nothing is stored");
        }

        @Override
        public <T> Future<List<T>> read(String sql, RowReader<T> reader, @Nullable Object... arguments) {
            statements.add(sql);
            return Future.failedFuture("nothing is stored");
        }

        @Override
        public <T> Future<Void> scan(
                String sql, RowReader<T> reader, Function<List<T>, Future<Void>> sink, @Nullable Object... arguments) {
            statements.add(sql);
            return Future.failedFuture("nothing is stored");
        }

        @Override
        public @Nullable String trouble() {
            return null;
        }

        @Override
        public Future<Void> close() {
            return Future.succeededFuture();
        }
    }

    /** Those that are put together when they are needed. */
    static Set<String> built() {
        Recording recording = new Recording();
        Deliveries deliveries = new Deliveries(recording);
        SessionName session = new SessionName("sales");
        deliveries.latest(DeliveryFilter.ALL, null, 10);
        for (SendState state : SendState.values()) {
            deliveries.latest(new DeliveryFilter(state, null, null, null), null, 10);
        }
        for (DeliveryState state : DeliveryState.values()) {
            deliveries.latest(new DeliveryFilter(null, state, null, null), null, 10);
        }
        deliveries.latest(new DeliveryFilter(null, null, session, "5511"), null, 10);
        new SqlArchive(recording, Clock.systemUTC()).paces(List.of(session, new SessionName("support")));
        AuditLog audit = new AuditLog(recording, new AuditChain(new HmacSha256(new byte[HmacSha256.BYTES])));
        for (AuditLog.Filter filter :
                List.of(AuditLog.Filter.ALL, new AuditLog.Filter("ana", "CREATE", "CAMPAIGN", "c1", 1L, 2L))) {
            audit.latest(Org.FIRST, filter, null, 0, 10);
            audit.count(Org.FIRST, filter, 10);
            for (AuditLog.Grouping by : AuditLog.Grouping.values()) {
                audit.summary(Org.FIRST, filter, by);
            }
        }
        Quotas.ofEach(recording, 1).templates().take(new Org(2));
        Set<String> statements = recording.statements;
        for (boolean newestFirst : List.of(true, false)) {
            for (Set<CampaignStatus> statuses :
                    List.of(Set.<CampaignStatus>of(), Set.of(CampaignStatus.COMPLETED, CampaignStatus.RUNNING))) {
                for (@Nullable SessionName of : new SessionName[] {null, session}) {
                    statements.add(CampaignListQuery.of(
                                    new CampaignFilter(null, /* unsent= */ false, statuses, of, newestFirst), null, 10)
                            .sql());
                }
            }
        }
        statements.add(
                CampaignListQuery.of(new CampaignFilter(CampaignSource.ADDRESS_BOOK, /* unsent= */ false), null, 10)
                        .sql());
        statements.add(CampaignListQuery.of(new CampaignFilter(CampaignSource.SCHEDULED, /* unsent= */ true), null, 10)
                .sql());
        return statements;
    }

    /** How an engine would carry out a statement: the growing tables that it reads as a whole, or null if it is none. */
    private interface Planner {
        @Nullable
        Set<String> wholeTables(String sql) throws SQLException;
    }

    private static void check(Planner planner) throws SQLException {
        Set<String> candidates = new TreeSet<>(WrittenStatements.all());
        candidates.addAll(built());
        candidates.removeIf(sql -> OF_ENGINES.matcher(sql.replace('\n', ' ')).matches());
        Set<String> whole = new TreeSet<>();
        List<String> parts = new ArrayList<>();
        List<String> scans = new ArrayList<>();
        for (String sql : candidates) {
            Set<String> tables = planner.wholeTables(sql);
            if (tables == null) {
                parts.add(sql);
                continue;
            }
            whole.add(sql);
            if (!tables.isEmpty() && READS_ALL.keySet().stream().noneMatch(sql::startsWith)) {
                scans.add(tables + ": " + sql);
            }
        }
        assertEquals(List.of(), scans, "statements that read whole tables");
        parts.removeIf(part -> whole.stream().anyMatch(sql -> sql.contains(beforeHoles(part))));
        assertEquals(List.of(), parts, "parts of statements that nobody looked at: build them in built()");
    }

    private static String beforeHoles(String part) {
        return part.split("%[sd]|\u0001", 2)[0];
    }

    @Test
    void sqlite_reads_no_more_than_it_needs(Vertx vertx) throws Exception {
        Path file = directory.resolve("store.db");
        await(await(Stores.open(vertx, "sqlite:" + file, StoreOptions.defaults()))
                .close());
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            fill(connection);
            check(sql -> inSqlite(connection, sql));
        }
    }

    private static @Nullable Set<String> inSqlite(Connection connection, String sql) {
        Set<String> tables = new TreeSet<>();
        try (java.sql.Statement statement = connection.createStatement();
                ResultSet plan = statement.executeQuery("EXPLAIN QUERY PLAN " + sql)) {
            while (plan.next()) {
                Matcher step = Pattern.compile("(SCAN|SEARCH) (\\w+)(.*)").matcher(plan.getString("detail"));
                boolean all = step.matches()
                        && (step.group(1).equals("SCAN") || step.group(3).endsWith("(org_id=?)"));
                if (all) {
                    tables.add(table(step.group(2), sql));
                }
            }
        } catch (SQLException noStatement) {
            return null;
        }
        tables.retainAll(GROWING);
        return tables;
    }

    /** The table that is called so in a statement. */
    private static String table(String name, String sql) {
        Matcher alias = Pattern.compile("(?:FROM|JOIN)\\s+(\\w+)\\s+(?:AS\\s+)?" + name + "\\b")
                .matcher(sql);
        return alias.find() ? alias.group(1) : name;
    }

    @Test
    void postgres_reads_no_more_than_it_needs() throws Exception {
        PostgresServer server = PostgresServer.parse(RealPostgres.freshDatabase());
        try (Connection connection = DriverManager.getConnection(
                        server.jdbcUrl() + "?reWriteBatchedInserts=true",
                        server.options().getUser(),
                        server.options().getPassword());
                java.sql.Statement statement = connection.createStatement()) {
            fill(connection);
            statement.execute("ANALYZE");
            // they count what there is, and an index wherever one would do
            statement.execute("SET plan_cache_mode = force_custom_plan");
            statement.execute("SET enable_seqscan = off");
            check(sql -> inPostgres(statement, sql));
        }
    }

    private static @Nullable Set<String> inPostgres(java.sql.Statement statement, String sql) throws SQLException {
        try {
            statement.execute("PREPARE looked_at AS " + PostgresSql.rewrite(sql));
        } catch (SQLException noStatement) {
            return null;
        }
        String arguments = arguments(statement);
        Set<String> tables = new TreeSet<>();
        try (ResultSet plan = statement.executeQuery("EXPLAIN (FORMAT JSON) EXECUTE looked_at" + arguments)) {
            plan.next();
            collect(new JsonArray(plan.getString(1)).getJsonObject(0).getJsonObject("Plan"), "", tables);
        }
        statement.execute("DEALLOCATE looked_at");
        tables.retainAll(GROWING);
        return tables;
    }

    /** Something of the right type in the place of each: 1 is the organisation that has the rows. */
    private static String arguments(java.sql.Statement statement) throws SQLException {
        List<String> arguments = new ArrayList<>();
        try (ResultSet types = statement.executeQuery(
                "SELECT unnest(parameter_types)::text FROM pg_prepared_statements WHERE name = 'looked_at'")) {
            while (types.next()) {
                arguments.add("'" + (types.getString(1).equals("bytea") ? "\\x01" : "1") + "'");
            }
        }
        return arguments.isEmpty() ? "" : "(" + String.join(", ", arguments) + ")";
    }

    private static void collect(JsonObject node, String parentTable, Set<String> tables) {
        String table = node.getString("Relation Name", parentTable);
        String kind = node.getString("Node Type");
        boolean byIndex = kind.startsWith("Index") || kind.equals("Bitmap Index Scan");
        String condition = node.getString("Index Cond", "");
        if (kind.equals("Seq Scan")
                || (byIndex && (condition.isEmpty() || condition.matches("\\(org_id = [^ ]*\\)")))) {
            tables.add(table);
        }
        node.getJsonArray("Plans", new JsonArray()).forEach(inner -> collect((JsonObject) inner, table, tables));
    }

    /** Puts some rows into every table that grows. */
    private static void fill(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        for (String table : GROWING) {
            Map<String, Integer> columns = columns(connection, table);
            String names = String.join(", ", columns.keySet());
            String marks = "?" + ", ?".repeat(columns.size() - 1);
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO " + table + " (" + names + ") VALUES (" + marks + ")")) {
                for (int row = 1; row <= ROWS; row++) {
                    int at = 1;
                    for (Map.Entry<String, Integer> column : columns.entrySet()) {
                        insert.setObject(at++, value(column.getKey(), column.getValue(), row));
                    }
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static Map<String, Integer> columns(Connection connection, String table) throws SQLException {
        Map<String, Integer> columns = new HashMap<>();
        try (ResultSet described = connection.getMetaData().getColumns(null, null, table, null)) {
            Set<String> seen = new HashSet<>();
            while (described.next()) {
                // to some drivers _ stands for any character
                if (described.getString("TABLE_NAME").equals(table) && seen.add(described.getString("COLUMN_NAME"))) {
                    columns.put(described.getString("COLUMN_NAME"), described.getInt("DATA_TYPE"));
                }
            }
        }
        return columns;
    }

    private static Object value(String column, int type, int row) {
        if (column.equals("org_id")) {
            return 1;
        }
        if (column.equals("status") && type == Types.VARCHAR) {
            return row % 10 == 0 ? "failed" : row % 10 == 1 ? "running" : "completed";
        }
        return switch (type) {
            case Types.VARCHAR -> "text " + row;
            case Types.SMALLINT -> (short) (row % 2);
            case Types.BIGINT -> (long) row;
            case Types.INTEGER -> row;
            default -> new byte[] {1};
        };
    }
}
