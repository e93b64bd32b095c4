package io.turbozap.http.upload;

import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.BodyHeaders;
import io.turbozap.http.web.ErrorHandler;
import io.turbozap.idempotency.KeyedRequest;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.TimeUnit;

/** One body on its way into a {@link CampaignReader}. */
public final class JsonUpload {

    /** What a campaign takes in memory while it is read, for each byte of its body. */
    private static final int EXPANSION = 2;
    /** How long this may keep its event loop busy before others get a turn. */
    private static final long STRETCH_NANOS = TimeUnit.MILLISECONDS.toNanos(3);

    private static final long BREAK_MILLIS = 1;

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final CampaignReader reader;
    private final UploadSlots.Slot slot;
    private final UploadRules rules;
    private final long limit;
    private final Promise<ParsedCampaign> read = Promise.promise();
    private byte[] piece = new byte[0];
    private long received;
    private long busy;

    public JsonUpload(
            Vertx vertx,
            HttpServerRequest request,
            CampaignReader reader,
            UploadSlots.Slot slot,
            UploadRules rules,
            long limit) {
        this.vertx = vertx;
        this.request = request;
        this.reader = reader;
        this.slot = slot;
        this.rules = rules;
        this.limit = limit;
    }

    /**
     * Starts to read. Fails as soon as it is clear that nothing can come of it, also if the client goes away or
     * dawdles.
     *
     * @throws ApiException if there is no memory for a body as large as announced
     */
    public Future<ParsedCampaign> read() {
        slot.claim(EXPANSION * BodyHeaders.length(request));
        BodyHeaders.invite(request);
        request.exceptionHandler(failure -> read.tryFail(endOf(failure)));
        request.handler(this::take);
        request.endHandler(end -> finish());
        return SlowUploadGuard.over(vertx, rules, slot, () -> received, read);
    }

    /** A client that is gone, or one whose chunks cannot be read: neither is a failure of ours. */
    public static Throwable endOf(Throwable failure) {
        return failure instanceof HttpClosedException ? failure : ErrorHandler.ofStatus(400);
    }

    private void take(Buffer chunk) {
        if (read.future().isComplete()) {
            return;
        }
        try {
            if (received == 0) {
                BodyHeaders.requireJson(request);
            }
            received += chunk.length();
            if (received > limit) {
                throw ApiException.tooLarge(limit);
            }
            slot.received(received);
            KeyedRequest.bodyRead(chunk);
            if (piece.length < chunk.length()) {
                piece = new byte[chunk.length()];
            }
            chunk.getBytes(piece);
            long start = System.nanoTime();
            reader.feed(piece, chunk.length());
            slot.claim(reader.bytes());
            busy += System.nanoTime() - start;
            if (busy > STRETCH_NANOS) {
                takeBreak();
            }
        } catch (Throwable failed) {
            // whatever it was, memory included, going on would read a body with a hole in it
            read.tryFail(failed);
        }
    }

    /** A timer, because what is merely put behind other tasks still runs before the event loop looks at connections. */
    private void takeBreak() {
        busy = 0;
        request.pause();
        vertx.setTimer(BREAK_MILLIS, over -> request.resume());
    }

    private void finish() {
        if (!read.future().isComplete()) {
            try {
                read.tryComplete(reader.end());
            } catch (Throwable failed) {
                read.tryFail(failed);
            }
        }
    }
}
