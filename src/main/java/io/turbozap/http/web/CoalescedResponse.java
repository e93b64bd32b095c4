package io.turbozap.http.web;

import io.vertx.core.buffer.Buffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One answer for all clients that ask at about the same time. It is never older than the last answer to anything else
 * that any client got, and a client that asks again never gets an older one than before. Thread-safe.
 */
public final class CoalescedResponse {

    private static final long MAX_AGE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /**
     * An answer that was made.
     *
     * @param version the count of responses before it was made
     * @param at when it was begun, on the steady clock
     */
    private record Made(long version, long at, @Nullable Buffer body) {}

    private final ResponseVersion responseVersion;
    private final LongSupplier nanos;
    private final Supplier<@Nullable Buffer> maker;
    private final AtomicReference<@Nullable Made> latest = new AtomicReference<>();

    /**
     * Creates a response that is made when it is needed.
     *
     * @param nanos a steady clock
     * @param maker makes the answer of this moment; null if it is too large to be shared
     */
    public CoalescedResponse(ResponseVersion responseVersion, LongSupplier nanos, Supplier<@Nullable Buffer> maker) {
        this.responseVersion = responseVersion;
        this.nanos = nanos;
        this.maker = maker;
    }

    /** The answer to a request that has just come, or null if there is none to be shared. */
    @Nullable
    public Buffer get() {
        long needed = responseVersion.count();
        while (true) {
            Made before = latest.get();
            long now = nanos.getAsLong();
            if (before != null && before.version() >= needed && now - before.at() <= MAX_AGE_NANOS) {
                return before.body();
            }
            Made made = new Made(responseVersion.count(), now, maker.get());
            // one that was put there meanwhile may show something newer than this one
            if (latest.compareAndSet(before, made)) {
                return made.body();
            }
        }
    }
}
