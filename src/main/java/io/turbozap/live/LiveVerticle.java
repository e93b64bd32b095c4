package io.turbozap.live;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** Looks again and again at what is followed, and ends what polls. */
final class LiveVerticle extends VerticleBase {

    private final Live live;

    LiveVerticle(Live live) {
        this.live = live;
    }

    @Override
    public Future<?> start() {
        again();
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        return live.socketIo().close();
    }

    private void again() {
        vertx.setTimer(Feed.MIN_MILLIS, tick -> {
            again();
            live.tick();
        });
    }
}
