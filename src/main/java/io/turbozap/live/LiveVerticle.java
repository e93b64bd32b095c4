package io.turbozap.live;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** Looks again and again at what is followed, and has the clients of Socket.IO beside it. */
final class LiveVerticle extends VerticleBase {

    private final Live live;

    LiveVerticle(Live live) {
        this.live = live;
    }

    @Override
    public Future<?> start() {
        again();
        return live.socketIo().open(vertx);
    }

    private void again() {
        vertx.setTimer(Feed.MIN_MILLIS, tick -> {
            again();
            live.tick();
        });
    }
}
