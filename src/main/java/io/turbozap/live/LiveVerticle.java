package io.turbozap.live;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** Verticle that polls what is followed, ten times a second, and deploys Socket.IO. */
final class LiveVerticle extends VerticleBase {

    private final Live live;

    LiveVerticle(Live live) {
        this.live = live;
    }

    @Override
    public Future<?> start() {
        schedule();
        return live.socketIo().open(vertx);
    }

    private void schedule() {
        vertx.setTimer(Feed.MIN_MILLIS, tick -> {
            schedule();
            live.tick();
        });
    }
}
