package io.turbozap.store.postgres;

import java.time.Duration;

/**
 * The times to wait for a PostgreSQL server.
 *
 * @param connect until a connection is there
 * @param silence without a word from the server while it should answer: then the connection counts as dead
 * @param ping how often a connection that has nothing to do is tried
 * @param firstRetry after a lost connection, doubled with each further one
 * @param longestRetry at most
 */
public record PostgresRetry(
        Duration connect, Duration silence, Duration ping, Duration firstRetry, Duration longestRetry) {

    public static PostgresRetry standard() {
        return new PostgresRetry(
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                Duration.ofMillis(100),
                Duration.ofSeconds(3));
    }

    long retryMillis(int attempt) {
        return Math.min(longestRetry.toMillis(), firstRetry.toMillis() << Math.min(attempt, 20));
    }
}
