package io.turbozap.waha.send;

import io.turbozap.campaign.SessionName;
import io.turbozap.outbound.OutboundResponse;
import io.turbozap.outbound.OutboundResponse.Answer;
import io.turbozap.outbound.ServerClock;
import io.turbozap.session.BlockReason;
import io.turbozap.session.port.LookupResult;
import io.turbozap.session.port.LookupResult.Absent;
import io.turbozap.session.port.LookupResult.Found;
import io.turbozap.session.port.LookupResult.NoAnswer;
import io.turbozap.session.port.LookupResult.Unanswerable;
import io.turbozap.session.port.SessionHealth;
import io.turbozap.session.port.SessionHealth.NotWorking;
import io.turbozap.session.port.UncertainSend;
import io.turbozap.waha.message.MessageIds;
import io.turbozap.waha.server.AnswerBody;
import io.turbozap.waha.server.WahaError;
import io.turbozap.waha.webhook.SentMessages;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Look-up of a message that may have been sent: in what webhooks brought, by its id where it carried one, then in the
 * chat's history. Absence is only concluded for a session that was WORKING, because one that is not may not know its
 * latest messages.
 */
public final class SentMessageLookup {

    private static final NoAnswer WEBHOOK_PENDING = new NoAnswer(BlockReason.SETTLING, "WAHA's webhook may yet tell");
    private static final int PAGE = 100;
    private static final int MAX_PAGES = 3;
    /** A webhook follows its message at once, or two seconds later for each attempt that failed (WAHA's default). */
    private static final long WEBHOOK_MILLIS = 10_000;

    private final WahaClient wahaClient;
    private final SentMessages sent;
    private final InstantSource clock;

    public SentMessageLookup(WahaClient wahaClient, SentMessages sent, InstantSource clock) {
        this.wahaClient = wahaClient;
        this.sent = sent;
        this.clock = clock;
    }

    /** Whether webhooks bring the messages of this session at all. */
    boolean hasWebhook(UncertainSend uncertainSend) {
        return sent.hasWebhook(session(uncertainSend));
    }

    /** The id of the message in what webhooks brought so far, or null; without a request. */
    @Nullable
    String seen(UncertainSend uncertainSend) {
        String id = uncertainSend.messageId();
        return id != null && sent.knows(session(uncertainSend), id)
                ? id
                : fromWebhooks(uncertainSend, ServerClock.secondOf(uncertainSend.startedAt(), null, clock.millis()));
    }

    Future<LookupResult> trace(UncertainSend uncertainSend) {
        String id = uncertainSend.messageId();
        if (id != null && sent.knows(session(uncertainSend), id)) {
            return answer(new Found(id));
        }
        return ask(uncertainSend)
                .map(lookupResult -> lookupResult instanceof Unanswerable && webhookMayFollow(uncertainSend)
                        ? WEBHOOK_PENDING
                        : lookupResult);
    }

    private static SessionName session(UncertainSend uncertainSend) {
        return uncertainSend.request().campaign().session();
    }

    private boolean webhookMayFollow(UncertainSend uncertainSend) {
        boolean recent = clock.millis() - uncertainSend.startedAt() < WEBHOOK_MILLIS;
        return sent.hasWebhook(session(uncertainSend)) && (recent || uncertainSend.mayStillLeave());
    }

    private Future<LookupResult> ask(UncertainSend uncertainSend) {
        return wahaClient.state().compose(state -> {
            String seen = state instanceof Answer ? fromWebhooks(uncertainSend, since(uncertainSend, state)) : null;
            if (seen != null) {
                return answer(new Found(seen));
            }
            SessionHealth shown = QuestionResponses.state(state);
            if (shown instanceof NotWorking notWorking) {
                return answer(new NoAnswer(notWorking.blockReason(), notWorking.reason()));
            }
            long since = since(uncertainSend, state);
            return byId(uncertainSend)
                    .compose(known -> known == null ? inHistory(uncertainSend, since, 0, false) : answer(known));
        });
    }

    /** The id of the message in what webhooks brought, by the rules of a history, or null if it is not there. */
    private @Nullable String fromWebhooks(UncertainSend uncertainSend, long since) {
        JsonArray messages =
                sent.in(session(uncertainSend), uncertainSend.request().chatId(), uncertainSend.startedAt());
        return HistoryPage.read(messages, uncertainSend, since, PAGE).found();
    }

    /** Null where the history has to be asked. */
    private Future<@Nullable LookupResult> byId(UncertainSend uncertainSend) {
        String id = uncertainSend.messageId();
        if (id == null) {
            return Future.succeededFuture(null);
        }
        return wahaClient.message(uncertainSend.request().chatId(), id).map(outboundResponse -> {
            if (!(outboundResponse instanceof Answer answer)) {
                return noAnswer(outboundResponse);
            }
            boolean same = answer.isSuccess() && id.equals(MessageIds.in(AnswerBody.object(answer.body())));
            return same ? new Found(id) : null;
        });
    }

    private Future<LookupResult> inHistory(UncertainSend uncertainSend, long since, int page, boolean doubtful) {
        if (page == MAX_PAGES) {
            return answer(new Unanswerable("the chat has too many messages since"));
        }
        return wahaClient
                .history(uncertainSend.request().chatId(), since, PAGE, page * PAGE)
                .compose(outboundResponse -> {
                    if (!(outboundResponse instanceof Answer answer) || !answer.isSuccess()) {
                        return answer(withoutHistory(outboundResponse));
                    }
                    JsonArray messages = AnswerBody.array(answer.body());
                    if (messages == null) {
                        return answer(new Unanswerable("the chat's history cannot be read"));
                    }
                    HistoryPage read =
                            HistoryPage.read(messages, uncertainSend, since(uncertainSend, outboundResponse), PAGE);
                    boolean doubt = doubtful || read.doubtful();
                    return read.found() == null && !read.last()
                            ? inHistory(uncertainSend, since, page + 1, doubt)
                            : answer(verdict(read.found(), doubt));
                });
    }

    private static LookupResult verdict(@Nullable String found, boolean doubtful) {
        if (found != null) {
            return new Found(found);
        }
        return doubtful
                ? new Unanswerable("the chat has a message that may be this one and cannot be compared")
                : Absent.INSTANCE;
    }

    /** A history that is refused as such will be refused again; anything else may pass. */
    private static LookupResult withoutHistory(OutboundResponse outboundResponse) {
        if (outboundResponse instanceof Answer answer) {
            WahaError wahaError = new WahaError(answer.status(), answer.body());
            boolean refused =
                    switch (answer.status()) {
                        case 400, 404, 405, 501 -> true;
                        case 422 -> wahaError.has("statusCode") && !wahaError.has("session");
                        default -> false;
                    };
            if (refused) {
                return new Unanswerable(wahaError.reason());
            }
        }
        return noAnswer(outboundResponse);
    }

    private static LookupResult noAnswer(OutboundResponse outboundResponse) {
        NotWorking unable = QuestionResponses.unable(outboundResponse);
        return new NoAnswer(unable.blockReason(), unable.reason());
    }

    private long since(UncertainSend uncertainSend, OutboundResponse outboundResponse) {
        String date = outboundResponse instanceof Answer answer ? answer.date() : null;
        return ServerClock.secondOf(uncertainSend.startedAt(), date, clock.millis());
    }

    private static Future<LookupResult> answer(LookupResult lookupResult) {
        return Future.succeededFuture(lookupResult);
    }
}
