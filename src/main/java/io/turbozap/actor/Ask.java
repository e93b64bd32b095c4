package io.turbozap.actor;

/**
 * Command that an actor answers. Other messages are notifications, which have no answer.
 *
 * @param <A> type of the answer, which travels as a {@link LocalMessage} or as one of the simple types of the event bus
 */
public interface Ask<A> extends LocalMessage {}
