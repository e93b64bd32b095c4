package io.turbozap.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.function.LongSupplier;

/** Sees to it that a body keeps coming. */
final class UploadWatch {

    private final UploadRules rules;
    private final LongSupplier received;
    private final Promise<?> upload;
    private long receivedBefore;

    private UploadWatch(UploadRules rules, LongSupplier received, Promise<?> upload) {
        this.rules = rules;
        this.received = received;
        this.upload = upload;
    }

    /**
     * Fails {@code upload} if its body comes too slowly.
     *
     * @param received how many bytes of the body have come so far
     */
    static <T> Future<T> over(Vertx vertx, UploadRules rules, LongSupplier received, Promise<T> upload) {
        UploadWatch watch = new UploadWatch(rules, received, upload);
        long timer = vertx.setPeriodic(rules.checkMillis(), tick -> watch.look());
        return upload.future().onComplete(done -> vertx.cancelTimer(timer));
    }

    private void look() {
        long now = received.getAsLong();
        if (now - receivedBefore < rules.bytesPerCheck()) {
            upload.tryFail(Refusal.tooSlow(rules));
        }
        receivedBefore = now;
    }
}
