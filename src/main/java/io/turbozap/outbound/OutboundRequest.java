package io.turbozap.outbound;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.RequestOptions;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Request to a server, and the callbacks that are notified of its progress.
 *
 * @param head method, host, port, TLS or not, URI and headers; its time-outs and its wish to follow redirects do not count
 * @param body what to send, or null for nothing
 * @param limit how many bytes of the answer's body to take at most; a longer answer is cut and its connection closed
 * @param onStart called at most once, when the request has been written or may have been, and before the reply
 * @param onLate called exactly once after a reply that is {@link OutboundResponse.Lost} for want of time and awaited: with the answer
 *     that came late, or with a {@link OutboundResponse.Lost} when none can come any more; null to close the connection when the time
 *     is over. See {@link OutboundOptions#lateFor}
 */
public record OutboundRequest(
        RequestOptions head,
        @Nullable Buffer body,
        int limit,
        Runnable onStart,
        @Nullable Consumer<OutboundResponse> onLate) {

    /** A request without a body and callbacks. */
    public OutboundRequest(RequestOptions head, int limit) {
        this(head, null, limit, () -> {}, null);
    }

    /** This request with a body. */
    public OutboundRequest withBody(Buffer body) {
        return new OutboundRequest(head, body, limit, onStart, onLate);
    }

    /** This request with {@link #onStart}. */
    public OutboundRequest withOnStart(Runnable onStart) {
        return new OutboundRequest(head, body, limit, onStart, onLate);
    }

    /** This request with {@link #onLate}. */
    public OutboundRequest withOnLate(Consumer<OutboundResponse> onLate) {
        return new OutboundRequest(head, body, limit, onStart, onLate);
    }

    /** Without headers and body. */
    @Override
    public String toString() {
        return head.getMethod() + " " + head.getHost();
    }
}
