package io.turbozap.http;

import io.turbozap.schedule.RecurrencePlan;
import io.turbozap.schedule.RunContent;
import org.jspecify.annotations.Nullable;

/**
 * A recurring campaign as somebody wants it.
 *
 * @param content what it sends, or null if that stays as it is
 */
record RecurringDraft(RecurrencePlan plan, @Nullable RunContent content) {}
