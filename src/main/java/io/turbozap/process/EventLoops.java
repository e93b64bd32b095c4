package io.turbozap.process;

import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import io.turbozap.campaign.RedactedText;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The event loops of a Vert.x, the acceptor's included, without which it only pretends to live. Netty ends the thread
 * of a loop that an error escapes from, and only logs it.
 */
public final class EventLoops {

    private static final Logger log = LoggerFactory.getLogger(EventLoops.class);

    private EventLoops() {}

    /** Ends the process when a loop dies by a failure, or when a handler that runs on one throws a fatal error. */
    public static void watch(Vertx vertx) {
        vertx.exceptionHandler(bug -> {
            FatalErrors.check(bug);
            log.error("unexpected", RedactedText.trace(bug));
        });
        VertxInternal loops = (VertxInternal) vertx;
        watch(loops.nettyEventLoopGroup(), Halt::now);
        watch(loops.acceptorEventLoopGroup(), Halt::now);
    }

    static void watch(EventLoopGroup loops, Consumer<String> end) {
        for (EventExecutor loop : loops) {
            loop.terminationFuture().addListener(ended -> {
                if (!ended.isSuccess()) {
                    end.accept("an event loop died of " + ended.cause());
                }
            });
        }
    }
}
