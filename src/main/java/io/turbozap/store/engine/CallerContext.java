package io.turbozap.store.engine;

import io.netty.channel.EventLoop;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.internal.ContextInternal;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Where an answer belongs: on the context of whoever asked, or on one of the store's own for a plain thread. */
public final class CallerContext {

    private final ContextInternal context;

    private CallerContext(ContextInternal context) {
        this.context = context;
    }

    /** Whoever is calling. */
    public static CallerContext current(CallerContext otherwise) {
        ContextInternal context = ContextInternal.current();
        return context == null ? otherwise : new CallerContext(context);
    }

    public static CallerContext of(ContextInternal context) {
        return new CallerContext(context);
    }

    /** The loop that runs nothing but what is told there, or null if the context has threads of another kind. */
    @Nullable
    EventLoop loop() {
        return context.threadingModel() == ThreadingModel.EVENT_LOOP ? context.nettyEventLoop() : null;
    }

    /** To be called on its {@link #loop}. */
    void dispatchOnLoop(Runnable answer) {
        context.dispatch(answer);
    }

    public void dispatch(Runnable answer) {
        try {
            context.runOnContext(here -> answer.run());
        } catch (RejectedExecutionException e) {
            // Vert.x is closed: nobody is left to be told
        }
    }

    /** The same outcome, told here. */
    public <T> Future<T> forward(Future<T> future) {
        Promise<T> here = Promise.promise(); // of no context: it is completed on this one
        future.onComplete(outcome -> dispatch(() -> here.handle(outcome)));
        return here.future();
    }
}
