package io.turbozap.actor;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;

/** Way to the actors of this process: commands over the event bus, to the addresses of {@link ActorVerticle}s. Thread-safe. */
public final class ActorBus {

    /** How long an answer may take unless a caller has another limit, in milliseconds. */
    public static final long ASK_MILLIS = 30_000;

    private final EventBus bus;
    private final DeliveryOptions options;

    /** A way whose asks wait {@link #ASK_MILLIS}. */
    public ActorBus(Vertx vertx) {
        this(vertx, ASK_MILLIS);
    }

    /** @param patience how long an ask waits for its answer, in milliseconds */
    public ActorBus(Vertx vertx, long patience) {
        this.bus = vertx.eventBus();
        this.options = new DeliveryOptions().setLocalOnly(true).setSendTimeout(patience);
    }

    /**
     * Asks the actor at {@code address}. Fails with the very failure of the actor if that is a {@link LocalMessage}, such as
     * a refusal; with a {@link ReplyException} if there is no such actor, no answer came in time, or the actor has a bug.
     *
     * @param <A> the type of the answer
     */
    public <A> Future<A> ask(String address, Ask<A> command) {
        return bus.<Object>request(address, command, options).compose(ActorBus::unwrap);
    }

    @SuppressWarnings("unchecked") // the protocol of command and answer
    private static <A> Future<A> unwrap(Message<Object> answer) {
        return answer.body() instanceof Throwable failure
                ? Future.failedFuture(failure)
                : Future.succeededFuture((A) answer.body());
    }

    /** Sends a notification to the actor at {@code address}, if there is one; no answer comes. */
    public void send(String address, LocalMessage notification) {
        bus.send(address, notification, options);
    }

    /** Whether an ask failed because there was no actor to take it: nothing was done. */
    public static boolean isAbsent(Throwable failure) {
        return failure instanceof ReplyException reply
                && (reply.failureType() == ReplyFailure.NO_HANDLERS || isDiscarded(reply));
    }

    /** Whether the bus still had it when the actor ended; it reports that as if it had come too late. */
    private static boolean isDiscarded(ReplyException reply) {
        return reply.failureType() == ReplyFailure.TIMEOUT
                && String.valueOf(reply.getMessage()).startsWith("Discarded the request.");
    }
}
