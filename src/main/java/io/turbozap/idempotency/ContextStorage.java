package io.turbozap.idempotency;

import io.vertx.core.internal.VertxBootstrap;
import io.vertx.core.spi.VertxServiceProvider;

/** Gives contexts a place for calls, which Vert.x wants to know of before it makes the first one. */
public final class ContextStorage implements VertxServiceProvider {

    @Override
    public void init(VertxBootstrap bootstrap) {
        KeyedRequest.register();
    }
}
