package io.turbozap.http.recurring;

import io.turbozap.http.message.TextFindings;
import io.turbozap.schedule.RecurrencePlan;
import io.turbozap.schedule.RunContent;
import org.jspecify.annotations.Nullable;

/**
 * A recurring campaign as somebody wants it.
 *
 * @param content what it sends, or null if that stays as it is
 * @param textFindings what is to be said of that
 */
record RecurringDraft(RecurrencePlan plan, @Nullable RunContent content, TextFindings textFindings) {}
