package io.turbozap.store.sqlite;

import io.turbozap.store.Row;
import io.turbozap.store.RowReader;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A select while it is being read. */
final class SqliteCursor<T> {

    private final PreparedStatement statement;
    private final ResultSet results;
    private final RowReader<T> reader;

    SqliteCursor(PreparedStatement statement, ResultSet results, RowReader<T> reader) {
        this.statement = statement;
        this.results = results;
        this.reader = reader;
    }

    /** The next rows, as many as asked for, fewer only at the end. */
    List<T> next(int most) throws SQLException {
        List<T> rows = new ArrayList<>(most);
        Row row = new SqliteRow(results);
        while (rows.size() < most && results.next()) {
            rows.add(reader.read(row));
        }
        return rows;
    }

    void close() {
        try {
            statement.close();
        } catch (SQLException e) {
            // nothing is left to be read from it
        }
    }
}
