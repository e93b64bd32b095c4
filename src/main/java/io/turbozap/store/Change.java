package io.turbozap.store;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;

/** Statements that wait to be done together, and whoever waits for them. */
final class Change implements Work {

    private final List<Statement> statements;
    private final Caller caller;
    private final Promise<int[]> promise = Promise.promise(); // of no context: it is completed on its caller's

    Change(List<Statement> statements, Caller caller) {
        this.statements = List.copyOf(statements);
        this.caller = caller;
    }

    Future<int[]> future() {
        return promise.future();
    }

    List<Statement> statements() {
        return statements;
    }

    void done(int[] counts, Answers answers) {
        answers.add(caller, () -> promise.complete(counts));
    }

    void failed(StoreException reason, Answers answers) {
        answers.add(caller, () -> promise.fail(reason));
    }

    @Override
    public void refuse(StoreException reason) {
        caller.tell(() -> promise.fail(reason));
    }
}
