package io.turbozap.store.engine;

import io.turbozap.store.Statement;
import io.turbozap.store.StoreException;
import java.util.List;

/**
 * The changes of one transaction, in order.
 *
 * <p>If one of them is at fault, the others must not suffer: the batch is done again in halves, those again, until the
 * guilty change stands alone.
 */
public record Batch(List<Change> changes) {

    /** Enough to make the cost of a commit small, few enough that no change waits long. */
    static final int STATEMENTS = 1_000;

    public List<List<Statement>> statements() {
        return changes.stream().map(Change::statements).toList();
    }

    public boolean isSingle() {
        return changes.size() == 1;
    }

    public Batch firstHalf() {
        return new Batch(changes.subList(0, changes.size() / 2));
    }

    public Batch secondHalf() {
        return new Batch(changes.subList(changes.size() / 2, changes.size()));
    }

    /**
     * Ends with all changes stored.
     *
     * @param counts of each change's statements
     */
    public void done(List<int[]> counts) {
        CommitCallbacks commitCallbacks = new CommitCallbacks();
        for (int i = 0; i < changes.size(); i++) {
            changes.get(i).done(counts.get(i), commitCallbacks);
        }
        commitCallbacks.deliver();
    }

    public void failed(StoreException reason) {
        CommitCallbacks commitCallbacks = new CommitCallbacks();
        changes.forEach(change -> change.failed(reason, commitCallbacks));
        commitCallbacks.deliver();
    }
}
