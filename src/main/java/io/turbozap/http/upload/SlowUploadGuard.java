package io.turbozap.http.upload;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.function.LongSupplier;

/** Guard of an upload: its body has to keep coming. */
final class SlowUploadGuard {

    private final UploadRules rules;
    private final LongSupplier received;
    private final Promise<?> upload;
    private long receivedBefore;

    private SlowUploadGuard(UploadRules rules, LongSupplier received, Promise<?> upload) {
        this.rules = rules;
        this.received = received;
        this.upload = upload;
    }

    /**
     * Fails {@code upload} if its body comes too slowly: for any line, or for the place that others wait for.
     *
     * @param slot the place
     * @param received how many bytes of the body have come so far
     */
    static <T> Future<T> over(
            Vertx vertx, UploadRules rules, UploadSlots.Slot slot, LongSupplier received, Promise<T> upload) {
        SlowUploadGuard watch = new SlowUploadGuard(rules, received, upload);
        long timer = vertx.setPeriodic(rules.checkMillis(), tick -> watch.check(slot));
        return upload.future().onComplete(done -> {
            vertx.cancelTimer(timer);
            slot.keep();
        });
    }

    private void check(UploadSlots.Slot slot) {
        long now = received.getAsLong();
        long came = now - receivedBefore;
        receivedBefore = now;
        if (came < rules.bytesPerCheck() || slot.isGone()) {
            upload.tryFail(rules.tooSlow());
        } else if (rules.givesWay(came)) {
            slot.giveWay();
        } else {
            slot.keep();
        }
    }
}
