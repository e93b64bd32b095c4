package io.turbozap.session.core;

/** The state of a session: all that its decisions look at. Each part keeps to its own rules. */
record SessionState(
        SessionPolicy policy,
        SessionQueue queue,
        Pacing pacing,
        AckWatch acks,
        SessionBackoff sessionBackoff,
        NewChatLimiter newChatLimiter,
        Activity activity) {}
