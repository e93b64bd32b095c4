package io.turbozap.live;

import org.jspecify.annotations.Nullable;

/**
 * Request of a client to follow a topic.
 *
 * @param lastSeq the number of the last frame of it that the client had, or null if it had none
 */
public record Subscription(Topic topic, @Nullable Long lastSeq) {}
