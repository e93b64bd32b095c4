package io.turbozap.store;

/**
 * The options of a store.
 *
 * @param syncFully whether a change is acknowledged only once it is on the disk itself, rather than with the operating
 *     system: false trades the last moments before a power cut (not before a crash of this process) for speed
 * @param changesWaiting how many changes may wait to be stored; what comes beyond fails at once
 */
public record StoreOptions(boolean syncFully, int changesWaiting) {

    private static final int STANDARD_CHANGES_WAITING = 100_000;

    /** Safe on disk before it is acknowledged, and 100 000 changes waiting at most. */
    public static StoreOptions defaults() {
        return new StoreOptions(true, STANDARD_CHANGES_WAITING);
    }

    public StoreOptions withSyncFully(boolean sync) {
        return new StoreOptions(sync, changesWaiting);
    }
}
