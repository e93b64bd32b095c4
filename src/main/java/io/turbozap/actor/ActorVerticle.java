package io.turbozap.actor;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Verticle of an actor: its address on the event bus, its event loop, and its end. Each ask is answered exactly once: with
 * the result of its handler, with its failure, also one that is thrown, or with a failure when the actor stops before.
 *
 * @param <C> the commands that it takes
 */
public abstract class ActorVerticle<C extends LocalMessage> extends VerticleBase {

    private final String address;
    private final long grace;
    private final OpenAsks asks = new OpenAsks();
    private @Nullable MessageConsumer<C> consumer;

    /**
     * An actor that is not deployed yet.
     *
     * @param address where it takes commands
     * @param grace how long a stop waits for what is in flight, in milliseconds
     */
    protected ActorVerticle(String address, long grace) {
        this.address = address;
        this.grace = grace;
    }

    /** Makes the actor ready for commands, which come once the future has succeeded. */
    protected abstract Future<?> open(Timers timers);

    /** Begins what has to wait until commands can come. */
    protected void opened() {}

    /** Handles a command; the future is the answer, a failure of which reaches the caller as {@link ActorBus#ask} has it. */
    protected abstract Future<?> handle(C command);

    /** Begins nothing more; done once nothing is in flight. Commands may still come, and have to be answered. */
    protected abstract Future<?> drain();

    /** Releases what the actor holds, after its drain or the grace. */
    protected Future<?> release() {
        return Future.succeededFuture();
    }

    @Override
    public final Future<?> start() {
        return open(Timers.of(vertx)).compose(ready -> {
            MessageConsumer<C> listening = vertx.eventBus().localConsumer(address);
            consumer = listening;
            listening.handler(message -> asks.handle(message, this::handle));
            return listening.completion().onSuccess(listens -> opened());
        });
    }

    /** Drains and answers what was asked within the grace, releases, and fails what is left. Always succeeds. */
    @Override
    public final Future<?> stop() {
        MessageConsumer<C> listening = consumer;
        if (listening == null) {
            return Future.succeededFuture();
        }
        return Future.succeededFuture()
                .compose(stopping -> Future.join(drain(), asks.quiet()))
                .timeout(grace, TimeUnit.MILLISECONDS)
                .eventually(this::release)
                .eventually(listening::unregister)
                .eventually(() -> {
                    asks.stop();
                    return Future.succeededFuture();
                })
                .otherwiseEmpty();
    }
}
