package io.turbozap.http.recurring;

import io.turbozap.http.message.TextFindings;
import io.turbozap.schedule.RecurrencePlan;
import io.turbozap.schedule.RunContent;
import org.jspecify.annotations.Nullable;

/**
 * A recurring campaign as its client wants it.
 *
 * @param content what it sends, or null if that stays as it is
 * @param textFindings what the answer reports of that
 */
record RecurringDraft(RecurrencePlan plan, @Nullable RunContent content, TextFindings textFindings) {}
