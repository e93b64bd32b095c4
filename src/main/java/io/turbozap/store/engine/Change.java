package io.turbozap.store.engine;

import io.turbozap.store.Statement;
import io.turbozap.store.StoreException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;

/** Statements that wait to be done together, and the promise of their outcome. */
public final class Change implements Work {

    private final List<Statement> statements;
    private final CallerContext callerContext;
    private final Promise<int[]> promise = Promise.promise(); // of no context: it is completed on its caller's

    Change(List<Statement> statements, CallerContext callerContext) {
        this.statements = List.copyOf(statements);
        this.callerContext = callerContext;
    }

    Future<int[]> future() {
        return promise.future();
    }

    List<Statement> statements() {
        return statements;
    }

    void done(int[] counts, CommitCallbacks commitCallbacks) {
        commitCallbacks.add(callerContext, () -> promise.complete(counts));
    }

    void failed(StoreException reason, CommitCallbacks commitCallbacks) {
        commitCallbacks.add(callerContext, () -> promise.fail(reason));
    }

    @Override
    public void refuse(StoreException reason) {
        callerContext.dispatch(() -> promise.fail(reason));
    }
}
