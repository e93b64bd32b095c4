package io.turbozap.identity.password;

import io.turbozap.actor.CommandException;
import io.turbozap.actor.CommandException.Code;
import io.turbozap.process.Blocking;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Hasher of passwords on threads of its own: half of the cores, so that a flood of log-ins leaves the others to those
 * who send. At most {@link #WAITING} calls wait beside those that run; the next fail at once with FULL. Thread-safe.
 */
public final class PasswordHasher {

    /** Result of a check. */
    public enum Check {
        WRONG,
        RIGHT,
        /** Right, and the hash is to be replaced by a new one, as the parameters have been raised since. */
        OUTDATED
    }

    static final int WAITING = 32;

    private final WorkerExecutor threads;
    private final int most;
    private final AtomicInteger open = new AtomicInteger();
    private final LongAdder hashed = new LongAdder();
    private final Argon2id argon2id;

    /** What the passwords of unknown people are held against, so that they take as long as those of known ones. */
    private final String unknown;

    /** @param random for salts */
    public PasswordHasher(Vertx vertx, SecureRandom random) {
        int cores = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        this.threads = vertx.createSharedWorkerExecutor("passwords", cores);
        this.most = cores + WAITING;
        this.argon2id = new Argon2id(random);
        this.unknown = argon2id.unmatched();
    }

    /** PHC string of {@code password}. Fails with FULL if too many calls are open. */
    public Future<String> hash(String password) {
        return bounded(() -> {
            hashed.increment();
            return argon2id.hash(password);
        });
    }

    /** How many hashes were computed so far, for new passwords and those that were checked. */
    public long hashed() {
        return hashed.sum();
    }

    /**
     * Whether {@code password} is the one of {@code hash}. Fails with FULL if too many calls are open.
     *
     * @param hash a PHC string, or null if there is no such person: WRONG then, after the same time
     */
    public Future<Check> check(String password, @Nullable String hash) {
        return bounded(() -> {
            hashed.increment();
            boolean matches = Argon2id.matches(password, hash == null ? unknown : hash);
            if (hash == null || !matches) {
                return Check.WRONG;
            }
            return Argon2id.isCurrent(hash) ? Check.RIGHT : Check.OUTDATED;
        });
    }

    /** What {@link PasswordPolicy#refusal} has, whose first call reads long lists. Fails with FULL likewise. */
    public Future<@Nullable String> refusal(PasswordPolicy policy, String password, Collection<String> personal) {
        return this.<@Nullable String>bounded(() -> policy.refusal(password, personal));
    }

    private <T extends @Nullable Object> Future<T> bounded(Callable<T> work) {
        if (open.incrementAndGet() > most) {
            open.decrementAndGet();
            return Future.failedFuture(new CommandException(Code.FULL, "Too many log-ins at once: try again shortly"));
        }
        return Blocking.run(threads, work).onComplete(done -> open.decrementAndGet());
    }

    /** Ends the threads once their work is done. */
    public Future<Void> close() {
        return threads.close();
    }
}
