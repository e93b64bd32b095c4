package io.turbozap.http;

import io.turbozap.store.Deliveries;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The single messages that left. */
final class DeliveredPages implements StreamedArray.Pages {

    private static final int PAGE = 200;

    private final Deliveries deliveries;
    private @Nullable Long last;
    private int left;

    DeliveredPages(Deliveries deliveries, @Nullable Long after, int limit) {
        this.deliveries = deliveries;
        this.last = after;
        this.left = limit;
    }

    @Override
    public Future<Boolean> next(JsonWriter json) {
        int wanted = Math.min(PAGE, left);
        return deliveries.left(last, wanted).map(page -> write(page, wanted, json));
    }

    private boolean write(List<Deliveries.Left> page, int wanted, JsonWriter json) {
        for (Deliveries.Left message : page) {
            ScheduledView.write(message, json);
            last = message.delivery().id();
        }
        left -= page.size();
        return left > 0 && page.size() == wanted;
    }
}
