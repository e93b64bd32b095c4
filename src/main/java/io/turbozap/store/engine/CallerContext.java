package io.turbozap.store.engine;

import io.netty.channel.EventLoop;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The Vert.x context on which a caller gets its answer: the one that it called on, or one of the store's own for a
 * plain thread. The only place of the store that uses what is internal to Vert.x.
 */
public final class CallerContext {

    private final ContextInternal context;

    private CallerContext(ContextInternal context) {
        this.context = context;
    }

    /** The context of the current thread, or {@code otherwise} if it has none. */
    public static CallerContext current(CallerContext otherwise) {
        ContextInternal context = ContextInternal.current();
        return context == null ? otherwise : new CallerContext(context);
    }

    /** A new context on an event loop, which outlives whatever creates it. */
    public static CallerContext create(Vertx vertx) {
        return new CallerContext(((VertxInternal) vertx).createEventLoopContext());
    }

    /** The event loop of this context, or null if it has threads of another kind. */
    @Nullable
    EventLoop loop() {
        return context.threadingModel() == ThreadingModel.EVENT_LOOP ? context.nettyEventLoop() : null;
    }

    /** Runs a task at once. To be called on the {@link #loop}. */
    void dispatchOnLoop(Runnable task) {
        context.dispatch(task);
    }

    /** Runs a task on this context, or not at all if Vert.x is closed. */
    public void dispatch(Runnable task) {
        try {
            execute(task);
        } catch (RejectedExecutionException e) {
            // Vert.x is closed: no caller is left
        }
    }

    /**
     * Runs a task on this context.
     *
     * @throws RejectedExecutionException if Vert.x is closed
     */
    public void execute(Runnable task) {
        context.runOnContext(here -> task.run());
    }

    /** Runs a task on this context once, after {@code millis} milliseconds. */
    public void executeAfter(long millis, Runnable task) {
        context.setTimer(millis, tick -> task.run());
    }

    /** A future with the same outcome that completes on this context. */
    public <T> Future<T> forward(Future<T> future) {
        Promise<T> here = Promise.promise(); // of no context: it is completed on this one
        future.onComplete(outcome -> dispatch(() -> here.handle(outcome)));
        return here.future();
    }
}
