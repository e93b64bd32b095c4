package io.turbozap.store.engine;

import io.turbozap.store.StoreException;
import java.util.function.Consumer;

/** A piece of work that waits for a writer, to be done in order. */
public sealed interface Work permits Change, Work.WriterTask {

    /** Why nothing is taken in any more. */
    String CLOSED = "the store is shutting down";

    /** Fails whatever waits for it: it will not be done. */
    void refuse(StoreException reason);

    /** A task for the writer's thread between two transactions. */
    record WriterTask(Runnable task, Consumer<StoreException> refusal) implements Work {
        @Override
        public void refuse(StoreException reason) {
            refusal.accept(reason);
        }
    }
}
