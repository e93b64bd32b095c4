package io.turbozap.http;

import io.turbozap.schedule.RecurrencePlan;
import io.turbozap.schedule.RunContent;
import org.jspecify.annotations.Nullable;

/**
 * A recurring campaign as somebody wants it.
 *
 * @param content what it sends, or null if that stays as it is
 * @param findings what is to be said of that
 */
record RecurringDraft(RecurrencePlan plan, @Nullable RunContent content, Findings findings) {}
