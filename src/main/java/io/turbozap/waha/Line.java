package io.turbozap.waha;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A connection to WAHA with at most one exchange at a time.
 *
 * <p>One timer watches it, set again only when it goes off: it never goes off later than what comes next may have to
 * end, so exchanges set and cancel none. Plain client requests are used because a WebClient cannot be put on a connection
 * of one's own, and reads answers of any size into memory.
 */
final class Line {

    private static final long NO_TIMER = -1;

    private final Lines lines;
    private @Nullable HttpClientConnection connection;
    private @Nullable Exchange exchange;
    private boolean used;
    private boolean closed;
    private long idleSince;
    private long timer = NO_TIMER;

    Line(Lines lines) {
        this.lines = lines;
    }

    /** A clock in milliseconds that is never set. */
    static long now() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    /** Opens the connection for its first exchange. */
    void open(Exchange first, Future<HttpClientConnection> connecting) {
        exchange = first;
        first.waiting();
        watch(first.deadline() - now());
        connecting.onComplete(this::opened, failure -> {
            if (exchange == first) {
                giveUp("no connection: " + textOf(failure));
            }
        });
    }

    private void opened(HttpClientConnection opened) {
        if (closed) {
            opened.close();
            return;
        }
        connection = opened;
        opened.closeHandler(gone -> close());
        opened.exceptionHandler(failure -> {}); // the close that follows says it
        if (exchange != null) {
            request(opened, exchange);
        }
    }

    /** Carries another exchange. Call only on a line that {@link #isFresh}. */
    void use(Exchange next) {
        used = true;
        exchange = next;
        if (connection != null) {
            request(connection, next);
        }
    }

    /** Whether a request may still be written: WAHA's server closes connections that were idle for 5 seconds. */
    boolean isFresh() {
        return !closed && now() - idleSince < lines.keepIdleMillis();
    }

    private void request(HttpClientConnection open, Exchange current) {
        open.request(current.head())
                .onComplete(request -> write(request, current), failure -> notWritten(current, failure));
    }

    private void write(HttpClientRequest request, Exchange current) {
        if (exchange != current) {
            request.reset();
            return;
        }
        request.response().onComplete(response -> read(response, current), failure -> {
            if (exchange == current) {
                giveUp("no answer: " + textOf(failure));
            }
        });
        current.writing();
        Future<Void> written = current.body() == null ? request.end() : request.end(current.body());
        written.onComplete(done -> written(current), failure -> notWritten(current, failure));
    }

    private void written(Exchange current) {
        if (exchange == current) {
            current.written();
        }
    }

    /**
     * The request, or its last part, never left this host, so WAHA cannot act on it. On a connection that carried others
     * before this only means that WAHA closed it, and another one is opened.
     */
    private void notWritten(Exchange current, Throwable failure) {
        if (exchange != current) {
            return;
        }
        current.waiting();
        if (used) {
            abandon();
            lines.open(current);
        } else {
            giveUp("connection lost: " + textOf(failure));
        }
    }

    private void read(HttpClientResponse response, Exchange current) {
        if (exchange != current) {
            return;
        }
        current.answered(response);
        response.exceptionHandler(failure -> {
            if (exchange == current) {
                giveUp("answer cut: " + textOf(failure));
            }
        });
        response.handler(piece -> {
            if (exchange == current && !current.receive(piece)) {
                giveUp("answer too long");
            }
        });
        response.endHandler(end -> finish(current));
    }

    private void finish(Exchange current) {
        if (exchange != current) {
            return;
        }
        exchange = null;
        idleSince = now();
        if (current.reusable()) {
            lines.release(this);
        } else {
            close();
        }
        current.succeed();
    }

    private void giveUp(String reason) {
        Exchange failed = exchange;
        abandon();
        if (failed != null) {
            failed.fail(reason);
        }
    }

    private void watch(long millis) {
        timer = lines.vertx().setTimer(Math.max(1, Math.min(millis, lines.keepIdleMillis())), fired -> {
            timer = NO_TIMER;
            onTimer();
        });
    }

    private void onTimer() {
        long now = now();
        if (exchange != null) {
            if (now >= exchange.deadline()) {
                giveUp("no answer within " + lines.timeoutMillis() + " ms");
            } else {
                watch(exchange.deadline() - now);
            }
        } else if (isFresh()) {
            watch(Math.min(lines.keepIdleMillis() - (now - idleSince), lines.timeoutMillis()));
        } else {
            close();
        }
    }

    /** Closes the connection and ends what it carries without telling anybody. */
    void abandon() {
        exchange = null;
        close();
    }

    /** Closes the connection. The exchange that it carries, if any, hears of it from its request. */
    void close() {
        if (!closed) {
            closed = true;
            lines.forget(this);
            if (connection != null) {
                connection.close();
            }
        }
        if (exchange == null && timer != NO_TIMER) {
            lines.vertx().cancelTimer(timer);
            timer = NO_TIMER;
        }
    }

    private static String textOf(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
