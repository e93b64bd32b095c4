package io.turbozap.live.socketio;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a state machine did: the other sides of its ports, which keep what they get. */
final class Recorded {

    private Recorded() {}

    /** A WebSocket whose client reads, until told otherwise. */
    static final class FakeWire implements Transport {

        final List<String> written = new ArrayList<>();
        boolean full;
        boolean closed;

        @Override
        public boolean isFull() {
            return full;
        }

        @Override
        public void write(String packet) {
            written.add(packet);
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    /** An answer, which is given once. */
    static final class FakeReply implements PollResponse {

        @Nullable
        String answer;

        @Override
        public void answer(String payload) {
            give(payload);
        }

        @Override
        public void refuse() {
            give("refused");
        }

        private void give(String given) {
            if (answer != null) {
                throw new AssertionError("answered " + answer + ", then " + given);
            }
            answer = given;
        }
    }

    /** A listener that keeps messages, and how it ended. */
    static final class FakeListener implements ConnectionListener {

        final List<String> received = new ArrayList<>();
        int closed;

        @Override
        public void received(String message) {
            received.add(message);
        }

        @Override
        public void closed() {
            closed++;
        }

        @Override
        public void elapsed(long now) {}
    }
}
