package io.turbozap.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerRequest;

/** One body on its way into a {@link CampaignReader}. */
final class Upload {

    /** What a campaign takes in memory while it is read, for each byte of its body. */
    private static final int EXPANSION = 2;

    private final HttpServerRequest request;
    private final CampaignReader reader;
    private final UploadSlots.Slot slot;
    private final UploadRules rules;
    private final long limit;
    private final Promise<CampaignForm> read = Promise.promise();
    private byte[] piece = new byte[0];
    private long received;
    private long receivedBefore;

    Upload(HttpServerRequest request, CampaignReader reader, UploadSlots.Slot slot, UploadRules rules, long limit) {
        this.request = request;
        this.reader = reader;
        this.slot = slot;
        this.rules = rules;
        this.limit = limit;
    }

    /**
     * Starts to read. Fails as soon as it is clear that nothing can come of it, also if the client goes away or dawdles.
     *
     * @throws Refusal if there is no memory for a body as large as announced
     */
    Future<CampaignForm> read(Vertx vertx) {
        slot.claim(EXPANSION * BodyHeaders.length(request));
        BodyHeaders.invite(request);
        long watch = vertx.setPeriodic(rules.checkMillis(), tick -> requireProgress());
        request.exceptionHandler(failure -> read.tryFail(endOf(failure)));
        request.handler(this::take);
        request.endHandler(end -> finish());
        return read.future().onComplete(done -> vertx.cancelTimer(watch));
    }

    private void requireProgress() {
        if (received - receivedBefore < rules.bytesPerCheck()) {
            read.tryFail(Refusal.tooSlow(rules));
        }
        receivedBefore = received;
    }

    /** A client that is gone, or one whose chunks cannot be read: neither is a failure of ours. */
    private static Throwable endOf(Throwable failure) {
        return failure instanceof HttpClosedException ? failure : Failures.ofStatus(400);
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
                throw Refusal.tooLarge(limit);
            }
            if (piece.length < chunk.length()) {
                piece = new byte[chunk.length()];
            }
            chunk.getBytes(piece);
            reader.feed(piece, chunk.length());
            slot.claim(reader.bytes());
        } catch (Throwable failed) {
            // whatever it was, memory included, going on would read a body with a hole in it
            read.tryFail(failed);
        }
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
