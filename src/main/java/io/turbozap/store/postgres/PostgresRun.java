package io.turbozap.store.postgres;

import io.turbozap.store.Statement;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/**
 * Statements of the same text that follow each other, which PostgreSQL takes as one message: several times as fast.
 *
 * @param sql as PostgreSQL wants it
 * @param arguments of each statement
 * @param places where each one's count belongs
 */
record PostgresRun(String sql, List<Tuple> arguments, List<Place> places) {

    /** A statement of a change, both by their number. */
    record Place(int change, int statement) {}

    /**
     * Cuts changes into runs.
     *
     * @throws io.turbozap.store.StoreException if an argument is of no kind that can be stored
     */
    static List<PostgresRun> of(List<List<Statement>> changes, PostgresSql sql) {
        List<PostgresRun> runs = new ArrayList<>();
        String last = "";
        for (int change = 0; change < changes.size(); change++) {
            List<Statement> statements = changes.get(change);
            for (int i = 0; i < statements.size(); i++) {
                Statement statement = statements.get(i);
                if (runs.isEmpty() || !statement.sql().equals(last)) {
                    last = statement.sql();
                    runs.add(new PostgresRun(sql.rewritten(last), new ArrayList<>(), new ArrayList<>()));
                }
                runs.get(runs.size() - 1).add(PostgresTransaction.tuple(statement), new Place(change, i));
            }
        }
        return runs;
    }

    private void add(Tuple tuple, Place place) {
        arguments.add(tuple);
        places.add(place);
    }

    /** Puts the counts of an answer, one after the other, where they belong. */
    void count(RowSet<?> answer, List<int[]> counts) {
        RowSet<?> next = answer;
        for (Place place : places) {
            counts.get(place.change())[place.statement()] = next.rowCount();
            next = next.next();
        }
    }
}
