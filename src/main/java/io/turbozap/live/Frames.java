package io.turbozap.live;

import io.turbozap.actor.LocalMessage;
import java.util.List;

/** New frames on their way to the clients of every event loop. */
record Frames(List<Frame> frames) implements LocalMessage {

    /** Where they are published. */
    static final String ADDRESS = "live-frames";

    Frames {
        frames = List.copyOf(frames);
    }
}
