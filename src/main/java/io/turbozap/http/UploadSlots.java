package io.turbozap.http;

import java.util.concurrent.Semaphore;

/** Bounds how many campaigns are being read at once. Every successful {@link #tryEnter} needs one {@link #leave}. */
final class UploadSlots {

    private final Semaphore free;
    private final UploadRules rules;

    UploadSlots(UploadRules rules) {
        this.free = new Semaphore(rules.atOnce());
        this.rules = rules;
    }

    /** What each of them has to keep to. */
    UploadRules rules() {
        return rules;
    }

    boolean tryEnter() {
        return free.tryAcquire();
    }

    void leave() {
        free.release();
    }

    int inUse() {
        return rules.atOnce() - free.availablePermits();
    }
}
