package io.turbozap.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** One body on its way into a {@link CampaignReader}. */
final class Upload {

    private final HttpServerRequest request;
    private final CampaignReader reader;
    private final long limit;
    private final UploadRules rules;
    private final Promise<CampaignForm> read = Promise.promise();
    private byte[] piece = new byte[0];
    private long received;
    private long receivedBefore;

    Upload(HttpServerRequest request, CampaignReader reader, long limit, UploadRules rules) {
        this.request = request;
        this.reader = reader;
        this.limit = limit;
        this.rules = rules;
    }

    /** Starts to read. Fails as soon as it is clear that nothing can come of it, also if the client goes
     * away or dawdles. */
    Future<CampaignForm> read(Vertx vertx) {
        long watch = vertx.setPeriodic(rules.checkMillis(), tick -> requireProgress());
        request.exceptionHandler(read::tryFail);
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
        } catch (Throwable failed) {
            // whatever it was, going on would read a body with a hole in it
            read.tryFail(failed);
        }
    }

    private void finish() {
        if (!read.future().isComplete()) {
            try {
                read.tryComplete(reader.end());
            } catch (RuntimeException refused) {
                read.tryFail(refused);
            }
        }
    }
}
