package io.turbozap.schedule;

import io.turbozap.session.SessionCommands;
import io.turbozap.session.SessionQueries;
import io.turbozap.session.Sessions;
import io.turbozap.store.Database;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Kills an actor at one of the points around everything that it changes: from then on nothing that it asks for is done, and
 * nothing is answered.
 */
final class Fuse {

    private static final Set<String> CHANGES = Set.of("write", "create", "stop");

    private final AtomicInteger points = new AtomicInteger();
    private final int last;
    private final CountDownLatch blown = new CountDownLatch(1);

    /** @param last the point at which it is killed, counted from 0 */
    Fuse(int last) {
        this.last = last;
    }

    /** How many points it passed. */
    int passed() {
        return Math.min(points.get(), last);
    }

    void awaitBlown() throws InterruptedException {
        blown.await();
    }

    Database before(Database database) {
        return wrap(Database.class, database);
    }

    Sessions before(Sessions sessions) {
        return new SessionParts(
                wrap(SessionCommands.class, sessions.commands()), wrap(SessionQueries.class, sessions.queries()));
    }

    private boolean passes() {
        if (points.getAndIncrement() < last) {
            return true;
        }
        blown.countDown();
        return false;
    }

    private <T> T wrap(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            boolean changes = CHANGES.contains(method.getName());
            if (changes ? !passes() : points.get() > last) {
                return Promise.promise().future();
            }
            try {
                Object answer = method.invoke(real, args);
                return changes ? ((Future<?>) answer).compose(done -> afterwards(done)) : answer;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    private <T> Future<T> afterwards(T answer) {
        return passes() ? Future.succeededFuture(answer) : Promise.<T>promise().future();
    }
}
