package io.turbozap.http;

import io.turbozap.schedule.RecurrenceId;
import io.turbozap.schedule.RecurrenceView;
import io.turbozap.schedule.Recurrences;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The list of recurring campaigns, or a part of it. */
final class RecurringPages implements StreamedArray.Pages {

    private static final int PAGE = 200;

    private final Recurrences recurrences;
    private @Nullable RecurrenceId last;
    private int left;
    private boolean cut;

    RecurringPages(Recurrences recurrences, @Nullable RecurrenceId after, int limit) {
        this.recurrences = recurrences;
        this.last = after;
        this.left = limit;
    }

    @Override
    public Future<Boolean> next(JsonWriter json) {
        int wanted = Math.min(PAGE, left);
        // one more than wanted tells whether any follow
        return recurrences
                .list(last, wanted + 1)
                .map(reply -> write(RecurringReplies.requireShown(reply).views(), wanted, json));
    }

    private boolean write(List<RecurrenceView> views, int wanted, JsonWriter json) {
        int written = Math.min(wanted, views.size());
        for (RecurrenceView view : views.subList(0, written)) {
            RecurringViews.write(view, List.of(), json);
            last = view.recurrence().id();
        }
        left -= written;
        boolean more = views.size() > written;
        cut = more && left == 0;
        return more && left > 0;
    }

    @Override
    public void close(JsonWriter json) {
        if (cut && last != null) {
            json.member("next", last.value());
        }
    }
}
