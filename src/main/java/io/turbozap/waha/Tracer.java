package io.turbozap.waha;

import io.turbozap.campaign.SessionName;
import io.turbozap.outbound.Reply;
import io.turbozap.outbound.Reply.Answer;
import io.turbozap.session.Attempt;
import io.turbozap.session.Rule;
import io.turbozap.session.SessionState;
import io.turbozap.session.SessionState.NotWorking;
import io.turbozap.session.Trace;
import io.turbozap.session.Trace.Absent;
import io.turbozap.session.Trace.Found;
import io.turbozap.session.Trace.NoAnswer;
import io.turbozap.session.Trace.Unanswerable;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a message that may have been sent: in what webhooks told, by its id where it carried one, then in the chat's
 * history. Absence is only said of a session that was WORKING, because one that is not may not know its latest messages.
 */
final class Tracer {

    private static final NoAnswer NOT_TOLD_YET = new NoAnswer(Rule.SETTLING, "WAHA's webhook may yet tell");
    private static final int PAGE = 100;
    private static final int MAX_PAGES = 3;
    /** A webhook follows its message at once, or two seconds later for each attempt that failed (WAHA's default). */
    private static final long WEBHOOK_MILLIS = 10_000;

    private final Questions questions;
    private final SentMessages sent;
    private final InstantSource clock;

    Tracer(Questions questions, SentMessages sent, InstantSource clock) {
        this.questions = questions;
        this.sent = sent;
        this.clock = clock;
    }

    /** Whether webhooks tell of the messages of this session at all. */
    boolean hears(Attempt attempt) {
        return sent.hears(session(attempt));
    }

    /** The id of the message in what webhooks told so far, or null. Asks nobody. */
    @Nullable
    String seen(Attempt attempt) {
        String id = attempt.messageId();
        return id != null && sent.knows(session(attempt), id)
                ? id
                : told(attempt, WahaTime.secondOf(attempt.startedAt(), null, clock.millis()));
    }

    Future<Trace> trace(Attempt attempt) {
        String id = attempt.messageId();
        if (id != null && sent.knows(session(attempt), id)) {
            return answer(new Found(id));
        }
        return ask(attempt).map(trace -> trace instanceof Unanswerable && mayYetBeTold(attempt) ? NOT_TOLD_YET : trace);
    }

    private static SessionName session(Attempt attempt) {
        return attempt.request().campaign().session();
    }

    private boolean mayYetBeTold(Attempt attempt) {
        boolean recent = clock.millis() - attempt.startedAt() < WEBHOOK_MILLIS;
        return sent.hears(session(attempt)) && (recent || attempt.mayStillLeave());
    }

    private Future<Trace> ask(Attempt attempt) {
        return questions.state().compose(state -> {
            String told = state instanceof Answer ? told(attempt, since(attempt, state)) : null;
            if (told != null) {
                return answer(new Found(told));
            }
            SessionState shown = SessionReplies.state(state);
            if (shown instanceof NotWorking notWorking) {
                return answer(new NoAnswer(notWorking.rule(), notWorking.reason()));
            }
            long since = since(attempt, state);
            return byId(attempt).compose(known -> known == null ? inHistory(attempt, since, 0, false) : answer(known));
        });
    }

    /** The id of the message in what webhooks told, by the rules of a history, or null if it is not there. */
    private @Nullable String told(Attempt attempt, long since) {
        JsonArray messages = sent.in(session(attempt), attempt.request().chatId(), attempt.startedAt());
        return HistoryPage.read(messages, attempt, since, PAGE).found();
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
