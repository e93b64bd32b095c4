package io.turbozap.actor;

import io.turbozap.process.FatalErrors;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.eventbus.Message;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks that an actor has not answered yet. Each is answered once, whatever becomes of it. Thread-safe. */
final class OpenAsks {

    private static final int INTERNAL_ERROR = 500;
    private static final int STOPPED = 503;

    /** Null while there is none, as mostly: there may be a hundred thousand actors. */
    private @Nullable Set<Message<?>> open;

    private @Nullable Promise<Void> quiet;

    /** Handles a command, and answers it when its future ends. What the handler throws is a bug: it is thrown on. */
    <C> void handle(Message<C> message, Function<C, Future<?>> handler) {
        Future<?> answer;
        try {
            answer = Objects.requireNonNull(handler.apply(message.body()), "no future of an answer");
        } catch (RuntimeException | Error bug) {
            fail(message, bug);
            throw bug;
        }
        if (message.replyAddress() == null) {
            answer.onFailure(FatalErrors::check);
        } else if (answer.isComplete()) {
            answer(message, answer);
        } else {
            add(message);
            answer.onComplete(done -> {
                if (remove(message)) {
                    answer(message, answer);
                    notifyIfQuiet();
                }
            });
        }
    }

    private static void answer(Message<?> message, Future<?> answer) {
        if (answer.succeeded()) {
            message.reply(answer.result());
        } else {
            fail(message, answer.cause());
        }
    }

    private static void fail(Message<?> message, Throwable failure) {
        FatalErrors.check(failure);
        if (failure instanceof LocalMessage) {
            message.reply(failure);
        } else {
            message.fail(INTERNAL_ERROR, failure.getMessage());
        }
    }

    private synchronized void add(Message<?> message) {
        if (open == null) {
            open = new LinkedHashSet<>();
        }
        open.add(message);
    }

    private synchronized boolean remove(Message<?> message) {
        if (open == null || !open.remove(message)) {
            return false;
        }
        if (open.isEmpty()) {
            open = null;
        }
        return true;
    }

    private synchronized List<Message<?>> removeAll() {
        List<Message<?>> all = open == null ? List.of() : List.copyOf(open);
        open = null;
        return all;
    }

    /** Done once none is open. */
    synchronized Future<Void> quiet() {
        if (open == null) {
            return Future.succeededFuture();
        }
        quiet = Promise.promise();
        return quiet.future();
    }

    private void notifyIfQuiet() {
        Promise<Void> waiting = takeIfQuiet();
        if (waiting != null) {
            waiting.tryComplete();
        }
    }

    private synchronized @Nullable Promise<Void> takeIfQuiet() {
        return open == null ? quiet : null;
    }

    /** Fails all that are open: their effects may or may not have come about. */
    void stop() {
        removeAll().forEach(message -> message.fail(STOPPED, "the actor stopped before its answer"));
    }
}
