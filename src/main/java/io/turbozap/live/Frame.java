package io.turbozap.live;

/**
 * Frame: one message to every client that follows a topic: the state of what it is about, so that the newest one replaces all before.
 *
 * @param seq grows with every frame of the topic, also across restarts
 * @param data the state, as JSON
 * @param text the whole frame as JSON, made once for all clients
 */
record Frame(Topic topic, PushEvent event, long seq, String data, String text) {

    static Frame of(Topic topic, PushEvent event, long seq, String data) {
        return new Frame(topic, event, seq, data, text(topic, event, seq, "", data));
    }

    /** The same state for a client that missed frames before it. */
    Frame asSnapshot() {
        return new Frame(topic, event, seq, data, text(topic, event, seq, "\"snapshot\":true,", data));
    }

    private static String text(Topic topic, PushEvent event, long seq, String mark, String data) {
        return "{\"event\":\"" + event.wireName() + "\",\"topic\":\"" + topic + "\",\"seq\":" + seq + "," + mark
                + "\"data\":" + data + "}";
    }
}
