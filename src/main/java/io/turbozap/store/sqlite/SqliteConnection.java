package io.turbozap.store.sqlite;

import io.turbozap.store.Row;
import io.turbozap.store.RowReader;
import io.turbozap.store.Statement;
import io.turbozap.store.StoreException;
import io.turbozap.store.engine.Arguments;
import io.turbozap.store.engine.Migrations;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;

/** One connection with the statements that it has prepared. For one thread at a time. */
final class SqliteConnection {

    private static final int PREPARED = 200;

    /** To SQLite a key that is a number is the row itself, only under this name. */
    private static final Map<String, String> DIALECT = Map.of(
            "blob", "BLOB",
            "key", "INTEGER",
            "ascii", "TEXT",
            "append_only_audit", appendOnly("audit"),
            "append_only_audit_seal", appendOnly("audit_seal"));

    private static String appendOnly(String table) {
        return trigger(table, "UPDATE") + trigger(table, "DELETE");
    }

    private static String trigger(String table, String what) {
        return "CREATE TRIGGER " + table + "_no_" + what.toLowerCase(Locale.ROOT) + " BEFORE " + what + " ON " + table
                + " BEGIN SELECT RAISE(ABORT, 'rows of " + table + " are never changed'); END;\n";
    }

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new LinkedHashMap<>(16, 0.75f, /* accessOrder= */ true);

    SqliteConnection(Connection connection) {
        this.connection = connection;
    }

    /** From here on BEGIN, COMMIT and ROLLBACK are run here, and the driver adds none of its own. */
    void manageTransactions() {
        ((SQLiteConnection) connection).getConnectionConfig().setAutoCommit(false);
    }

    /** Does a statement that changes something, and answers how many rows it changed. */
    int change(Statement statement) throws SQLException {
        try {
            PreparedStatement ready = prepared(statement.sql());
            bind(ready, statement.arguments());
            int changed = ready.executeUpdate();
            ready.clearParameters(); // or a large blob would live as long as the statement
            return changed;
        } catch (SQLException e) {
            forget(statement.sql()); // the driver does not use one again that has failed
            throw e;
        }
    }

    /** Does a statement without arguments that answers no rows, such as COMMIT. */
    void run(String sql) throws SQLException {
        try {
            prepared(sql).execute();
        } catch (SQLException e) {
            forget(sql);
            throw e;
        }
    }

    <T> List<T> select(String sql, RowReader<T> reader, List<@Nullable Object> arguments) throws SQLException {
        PreparedStatement ready = prepared(sql);
        bind(ready, arguments);
        List<T> rows = new ArrayList<>();
        try (ResultSet results = ready.executeQuery()) {
            Row row = new SqliteRow(results);
            while (results.next()) {
                rows.add(reader.read(row));
            }
        } catch (SQLException e) {
            forget(sql);
            throw e;
        }
        return rows;
    }

    /** A select that is read bit by bit, beside whatever else this connection does. */
    <T> SqliteCursor<T> cursor(String sql, RowReader<T> reader, List<@Nullable Object> arguments) throws SQLException {
        PreparedStatement own = connection.prepareStatement(sql);
        try {
            bind(own, arguments);
            return new SqliteCursor<>(own, own.executeQuery(), reader);
        } catch (SQLException | RuntimeException e) {
            own.close();
            throw e;
        }
    }

    /** @param store its name, for messages */
    Migrations migrations(String store) {
        return new Migrations(Migrations.configuration().dataSource(new OnlyConnection(connection)), DIALECT, store);
    }

    Connection jdbc() {
        return connection;
    }

    void close() {
        try {
            for (PreparedStatement statement : prepared.values()) {
                statement.close();
            }
            prepared.clear();
            connection.close();
        } catch (SQLException e) {
            // it was of no use any more
        }
    }

    /** The number is checked: a statement that is used again keeps the arguments that it is not given again. */
    private static void bind(PreparedStatement statement, List<@Nullable Object> arguments) throws SQLException {
        int wanted = statement.getParameterMetaData().getParameterCount();
        if (arguments.size() != wanted) {
            throw StoreException.mistake(arguments.size() + " arguments for " + wanted + " question marks");
        }
        for (int i = 0; i < arguments.size(); i++) {
            statement.setObject(i + 1, Arguments.forSqlite(arguments.get(i)));
        }
    }

    private PreparedStatement prepared(String sql) throws SQLException {
        PreparedStatement known = prepared.get(sql);
        if (known == null) {
            known = connection.prepareStatement(sql);
            prepared.put(sql, known);
            if (prepared.size() > PREPARED) {
                Iterator<PreparedStatement> eldest = prepared.values().iterator();
                eldest.next().close();
                eldest.remove();
            }
        }
        return known;
    }

    private void forget(String sql) throws SQLException {
        PreparedStatement failed = prepared.remove(sql);
        if (failed != null) {
            failed.close();
        }
    }
}
