package io.turbozap.store;

import java.util.List;

/**
 * The changes of one transaction, in order.
 *
 * <p>If one of them is at fault, the others must not suffer: the batch is done again in halves, those again, until the
 * guilty change stands alone.
 */
record Batch(List<Change> changes) {

    /** Enough to make the cost of a commit small, few enough that nobody waits long for a turn. */
    static final int STATEMENTS = 1_000;

    List<List<Statement>> statements() {
        return changes.stream().map(Change::statements).toList();
    }

    boolean isSingle() {
        return changes.size() == 1;
    }

    Batch firstHalf() {
        return new Batch(changes.subList(0, changes.size() / 2));
    }

    Batch secondHalf() {
        return new Batch(changes.subList(changes.size() / 2, changes.size()));
    }

    /** @param counts of each change's statements */
    void done(List<int[]> counts) {
        Answers answers = new Answers();
        for (int i = 0; i < changes.size(); i++) {
            changes.get(i).done(counts.get(i), answers);
        }
        answers.deliver();
    }

    void failed(StoreException reason) {
        Answers answers = new Answers();
        changes.forEach(change -> change.failed(reason, answers));
        answers.deliver();
    }
}
