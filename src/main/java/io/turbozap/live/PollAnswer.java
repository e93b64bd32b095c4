package io.turbozap.live;

import io.vertx.core.buffer.Buffer;

/** What Engine.IO answers to one request of a client that polls. */
public record PollAnswer(int status, String contentType, Buffer body) {

    /** Nobody is served any more. */
    static final PollAnswer STOPPING = new PollAnswer(503, "text/plain", Buffer.buffer());

    /** A request made no sense. */
    static final PollAnswer REFUSED = new PollAnswer(400, "text/plain", Buffer.buffer());

    /** Whether the server stops. */
    public boolean isStopping() {
        return status == STOPPING.status;
    }

    /** Whether the request made no sense. */
    public boolean isRefusal() {
        return status >= 400;
    }
}
