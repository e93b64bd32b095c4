package io.turbozap.schedule;

import io.turbozap.actor.LocalMessage;
import java.util.List;

/**
 * Some of the recurring campaigns.
 *
 * @param total how many there are
 */
public record RecurrencePage(List<RecurrenceView> views, int total) implements LocalMessage {

    /** Keeps a copy of the list. */
    public RecurrencePage {
        views = List.copyOf(views);
    }
}
