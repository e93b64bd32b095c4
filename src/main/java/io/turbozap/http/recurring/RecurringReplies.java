package io.turbozap.http.recurring;

import io.turbozap.http.web.ApiException;
import io.turbozap.schedule.RecurrenceReply;
import io.turbozap.schedule.RecurrenceView;
import io.turbozap.schedule.RunContent;

/** What refusals of recurring campaigns are in HTTP. */
final class RecurringReplies {

    private RecurringReplies() {}

    static ApiException notFound() {
        return new ApiException(404, "Recurring campaign not found");
    }

    /** @throws ApiException if {@code reply} is one */
    static RecurrenceView requireDone(RecurrenceReply reply) {
        if (reply instanceof RecurrenceReply.Done done) {
            return done.view();
        }
        throw refusal(reply);
    }

    /** @throws ApiException if {@code reply} is one */
    static RecurrenceReply.Ran requireRan(RecurrenceReply reply) {
        if (reply instanceof RecurrenceReply.Ran ran) {
            return ran;
        }
        throw refusal(reply);
    }

    /** @throws ApiException if {@code reply} is one */
    static RecurrenceReply.Shown requireShown(RecurrenceReply reply) {
        if (reply instanceof RecurrenceReply.Shown shown) {
            return shown;
        }
        throw refusal(reply);
    }

    /** @throws ApiException if {@code reply} is one */
    static RunContent requireContent(RecurrenceReply reply) {
        if (reply instanceof RecurrenceReply.Sends sends) {
            return sends.content();
        }
        throw refusal(reply);
    }

    private static RuntimeException refusal(RecurrenceReply reply) {
        if (reply == RecurrenceReply.NotFound.INSTANCE) {
            return notFound();
        }
        if (reply instanceof RecurrenceReply.Conflict conflict) {
            return new ApiException(409, conflict.reason());
        }
        if (reply instanceof RecurrenceReply.NotRecorded notRecorded) {
            return new ApiException(503, notRecorded.reason());
        }
        if (reply instanceof RecurrenceReply.Full full) {
            return ApiException.tryLater(full.reason());
        }
        return new IllegalStateException("unexpected " + reply.getClass().getSimpleName());
    }
}
