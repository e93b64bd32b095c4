package io.turbozap.session;

/** Where a session stands: all that its decisions look at. Each part keeps to its own rules. */
record Situation(
        SessionPolicy policy,
        SessionQueue queue,
        Pacing pacing,
        AckWatch acks,
        Blockade blockade,
        NewChats newChats,
        Activity activity) {}
