package io.turbozap.http;

import java.util.concurrent.Semaphore;

/** Bounds how many campaigns are being read at once. Every successful {@link #tryEnter} needs one {@link #leave}. */
final class UploadSlots {

    private final Semaphore free;
    private final int total;

    UploadSlots(int total) {
        this.free = new Semaphore(total);
        this.total = total;
    }

    boolean tryEnter() {
        return free.tryAcquire();
    }

    void leave() {
        free.release();
    }

    int inUse() {
        return total - free.availablePermits();
    }
}
