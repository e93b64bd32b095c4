package io.turbozap.live;

/**
 * One message to everybody who follows a topic: the state of what it is about, so that the newest one replaces all before.
 *
 * @param seq grows with every frame of the topic, also across restarts
 * @param data what it tells, as JSON
 * @param wire the whole frame as JSON, made once for all clients
 */
record Frame(Topic topic, PushEvent event, long seq, String data, WireFrame wire) {

    static Frame of(Topic topic, PushEvent event, long seq, String data) {
        return new Frame(topic, event, seq, data, wire(topic, event, seq, "", data));
    }

    /** The same state for somebody who did not follow how it came about. */
    Frame asSnapshot() {
        return new Frame(topic, event, seq, data, wire(topic, event, seq, "\"snapshot\":true,", data));
    }

    /** As JSON. */
    String text() {
        return wire.text();
    }

    private static WireFrame wire(Topic topic, PushEvent event, long seq, String mark, String data) {
        return new WireFrame("{\"event\":\"" + event.wireName() + "\",\"topic\":\"" + topic + "\",\"seq\":" + seq + ","
                + mark + "\"data\":" + data + "}");
    }
}
