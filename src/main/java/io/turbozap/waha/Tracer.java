package io.turbozap.waha;

import io.turbozap.session.Attempt;
import io.turbozap.session.SessionState;
import io.turbozap.session.SessionState.NotWorking;
import io.turbozap.session.Trace;
import io.turbozap.session.Trace.Absent;
import io.turbozap.session.Trace.Found;
import io.turbozap.session.Trace.NoAnswer;
import io.turbozap.session.Trace.Unanswerable;
import io.turbozap.waha.Reply.Answer;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a message that may have been sent: by its id where it carried one, then in the chat's history. Absence is
 * only said of a session that was WORKING, because one that is not may not know its latest messages.
 */
final class Tracer {

    private static final int PAGE = 100;
    private static final int MAX_PAGES = 3;

    private final Questions questions;
    private final InstantSource clock;

    Tracer(Questions questions, InstantSource clock) {
        this.questions = questions;
        this.clock = clock;
    }

    Future<Trace> trace(Attempt attempt) {
        return questions.state().compose(state -> {
            SessionState shown = SessionReplies.state(state);
            if (shown instanceof NotWorking notWorking) {
                return answer(new NoAnswer(notWorking.rule(), notWorking.reason()));
            }
            long since = since(attempt, state);
            return byId(attempt).compose(known -> known == null ? inHistory(attempt, since, 0, false) : answer(known));
        });
    }

    /** Null where the history has to be asked. */
    private Future<@Nullable Trace> byId(Attempt attempt) {
        String id = attempt.messageId();
        if (id == null) {
            return Future.succeededFuture(null);
        }
        return questions.message(attempt.request().chatId(), id).map(reply -> {
            if (!(reply instanceof Answer answer)) {
                return noAnswer(reply);
            }
            boolean same = answer.isSuccess() && id.equals(MessageIds.in(Body.object(answer.body())));
            return same ? new Found(id) : null;
        });
    }

    private Future<Trace> inHistory(Attempt attempt, long since, int page, boolean doubtful) {
        if (page == MAX_PAGES) {
            return answer(new Unanswerable("the chat has too many messages since"));
        }
        return questions
                .history(attempt.request().chatId(), since, PAGE, page * PAGE)
                .compose(reply -> {
                    if (!(reply instanceof Answer answer) || !answer.isSuccess()) {
                        return answer(withoutHistory(reply));
                    }
                    JsonArray messages = Body.array(answer.body());
                    if (messages == null) {
                        return answer(new Unanswerable("the chat's history cannot be read"));
                    }
                    HistoryPage read = HistoryPage.read(messages, attempt, since(attempt, reply), PAGE);
                    boolean doubt = doubtful || read.doubtful();
                    return read.found() == null && !read.last()
                            ? inHistory(attempt, since, page + 1, doubt)
                            : answer(verdict(read.found(), doubt));
                });
    }

    private static Trace verdict(@Nullable String found, boolean doubtful) {
        if (found != null) {
            return new Found(found);
        }
        return doubtful
                ? new Unanswerable("the chat has a message that may be this one and cannot be compared")
                : Absent.INSTANCE;
    }

    /** A history that is refused as such will be refused again; anything else may pass. */
    private static Trace withoutHistory(Reply reply) {
        if (reply instanceof Answer answer) {
            Complaint complaint = new Complaint(answer.status(), answer.body());
            boolean refused =
                    switch (answer.status()) {
                        case 400, 404, 405, 501 -> true;
                        case 422 -> complaint.has("statusCode") && !complaint.has("session");
                        default -> false;
                    };
            if (refused) {
                return new Unanswerable(complaint.reason());
            }
        }
        return noAnswer(reply);
    }

    private static Trace noAnswer(Reply reply) {
        NotWorking unable = SessionReplies.unable(reply);
        return new NoAnswer(unable.rule(), unable.reason());
    }

    private long since(Attempt attempt, Reply reply) {
        String date = reply instanceof Answer answer ? answer.date() : null;
        return WahaTime.secondOf(attempt.startedAt(), date, clock.millis());
    }

    private static Future<Trace> answer(Trace trace) {
        return Future.succeededFuture(trace);
    }
}
