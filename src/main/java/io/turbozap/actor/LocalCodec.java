package io.turbozap.actor;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

/**
 * Codec of every {@link LocalMessage}: the receiver gets the very object that was sent. Messages never leave
 * the process, so there is no wire form.
 */
public final class LocalCodec implements MessageCodec<LocalMessage, LocalMessage> {

    private static final String NAME = "turbozap-local";

    private LocalCodec() {}

    /**
     * Registers the codec with the event bus of {@code vertx}. Call it once for each Vert.x instance,
     * before any verticle is deployed.
     *
     * @throws IllegalStateException if it was installed on this instance before
     */
    public static void install(Vertx vertx) {
        vertx.eventBus()
                .registerCodec(new LocalCodec())
                .codecSelector(body -> body instanceof LocalMessage ? NAME : null);
    }

    @Override
    public LocalMessage transform(LocalMessage message) {
        return message;
    }

    @Override
    public void encodeToWire(Buffer buffer, LocalMessage message) {
        throw new UnsupportedOperationException("local messages have no wire form");
    }

    @Override
    public LocalMessage decodeFromWire(int position, Buffer buffer) {
        throw new UnsupportedOperationException("local messages have no wire form");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public byte systemCodecID() {
        return -1; // a user codec
    }
}
