package io.turbozap.schedule;

import io.turbozap.actor.LocalMessage;
import org.jspecify.annotations.Nullable;

/**
 * The view of a recurring campaign.
 *
 * @param trouble why a run that is due is not there yet, or null
 */
public record RecurrenceView(
        Recurrence recurrence, @Nullable String trouble) implements LocalMessage {}
