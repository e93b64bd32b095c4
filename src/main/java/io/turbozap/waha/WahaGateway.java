package io.turbozap.waha;

import io.turbozap.campaign.Media;
import io.turbozap.campaign.Message;
import io.turbozap.campaign.RedactedText;
import io.turbozap.campaign.SendRequest;
import io.turbozap.outbound.OutboundClient;
import io.turbozap.outbound.OutboundRequest;
import io.turbozap.outbound.Reply;
import io.turbozap.outbound.Reply.Answer;
import io.turbozap.outbound.address.TargetCheck;
import io.turbozap.session.BlockReason;
import io.turbozap.session.port.Gateway;
import io.turbozap.session.port.LookupResult;
import io.turbozap.session.port.LookupResult.NoAnswer;
import io.turbozap.session.port.LookupResult.Unanswerable;
import io.turbozap.session.port.MessageIdForm;
import io.turbozap.session.port.NumberCheck;
import io.turbozap.session.port.SendOutcome;
import io.turbozap.session.port.SendOutcome.ItemRefused;
import io.turbozap.session.port.SendOutcome.Sent;
import io.turbozap.session.port.SendOutcome.SessionBlocked;
import io.turbozap.session.port.SendOutcome.Unclear;
import io.turbozap.session.port.SessionHealth;
import io.turbozap.session.port.SessionHealth.NotWorking;
import io.turbozap.session.port.UncertainSend;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way out of one session: puts requests on the way and passes on what the answers mean. */
final class WahaGateway implements Gateway {

    private static final Logger log = LoggerFactory.getLogger(WahaGateway.class);
    private static final int MAX_ANSWER = 256 * 1024;

    private final WahaServer server;
    private final OutboundClient out;
    private final TargetCheck files;
    private final SendMeter meter;
    private final Lacking ids;
    private final Questions questions;
    private final Tracer tracer;
    private final LostIds lostIds;
    private final InstantSource clock;
    private final Reasons reasons;
    private final Runnable onRestriction;
    private final Payloads payloads = new Payloads();

    WahaGateway(
            Vertx vertx,
            WahaServer server,
            OutboundClient out,
            Questions questions,
            Tracer tracer,
            TargetCheck files,
            SendMeter meter,
            Lacking ids,
            InstantSource clock,
            Runnable onRestriction) {
        this.server = server;
        this.out = out;
        this.questions = questions;
        this.files = files;
        this.meter = meter;
        this.ids = ids;
        this.tracer = tracer;
        this.lostIds = new LostIds(vertx, tracer);
        this.clock = clock;
        this.onRestriction = onRestriction;
        this.reasons = new Reasons(server.apiKey());
    }

    @Override
    public Future<SendOutcome> send(SendRequest request, @Nullable String messageId, Progress progress) {
        Media file = request.message().media();
        return file == null
                ? sendAllowed(request, messageId, progress)
                : files.refusal(file.url())
                        .compose(refusal -> refusal == null
                                ? sendAllowed(request, messageId, progress)
                                : Future.succeededFuture(new ItemRefused(refusal)));
    }

    private Future<SendOutcome> sendAllowed(SendRequest request, @Nullable String messageId, Progress progress) {
        long from = System.nanoTime();
        Message message = request.message();
        Buffer body;
        try {
            body = payloads.of(request).body(request, messageId);
        } catch (RuntimeException bug) {
            log.error("request {} cannot be written and counts as refused", request, RedactedText.trace(bug));
            return Future.succeededFuture(new ItemRefused("cannot be written for WAHA"));
        }
        long startedAt = clock.millis();
        UncertainSend uncertainSend = new UncertainSend(request, messageId, startedAt, Set.of());
        OutboundRequest sending = new OutboundRequest(server.send(message.kind()), MAX_ANSWER)
                .withBody(body)
                .withOnStart(progress::started)
                .withOnLate(reply -> outcome(reply, uncertainSend).onSuccess(progress::ended));
        return out.exchange(sending)
                .compose(reply -> outcome(reply, uncertainSend))
                .onSuccess(outcome -> meter.sent(nameOf(outcome), System.nanoTime() - from));
    }

    private Future<SendOutcome> outcome(Reply reply, UncertainSend uncertainSend) {
        SendRequest request = uncertainSend.request();
        SendOutcome outcome =
                cleaned(SendReplies.outcome(reply, request.message().media()), request);
        if (outcome instanceof SessionBlocked blocked && blocked.blockReason() == BlockReason.ACCOUNT_RESTRICTED) {
            onRestriction.run();
        }
        return outcome instanceof Sent sent && sent.messageId() == null
                ? lostIds.find(uncertainSend).map(Sent::new)
                : Future.succeededFuture(outcome);
    }

    private static String nameOf(SendOutcome outcome) {
        if (outcome instanceof Sent) {
            return "sent";
        } else if (outcome instanceof ItemRefused) {
            return "refused";
        }
        return outcome instanceof SessionBlocked ? "blocked" : "unclear";
    }

    private SendOutcome cleaned(SendOutcome outcome, SendRequest request) {
        if (outcome instanceof ItemRefused refused) {
            return new ItemRefused(clean(refused.reason(), request));
        } else if (outcome instanceof SessionBlocked blocked) {
            return new SessionBlocked(blocked.blockReason(), clean(blocked.reason(), request));
        } else if (outcome instanceof Unclear unclear) {
            return new Unclear(clean(unclear.reason(), request), unclear.work());
        }
        return outcome;
    }

    private String clean(String reason, SendRequest request) {
        return reasons.of(reason, request.render(request.message().textTemplate()));
    }

    @Override
    public Future<SessionHealth> look() {
        return questions.state().map(reply -> {
            SessionHealth state = SessionReplies.state(reply);
            return state instanceof NotWorking not
                    ? new NotWorking(not.blockReason(), reasons.of(not.reason(), null))
                    : state;
        });
    }

    @Override
    public Future<LookupResult> trace(UncertainSend uncertainSend) {
        return tracer.trace(uncertainSend)
                .otherwise(bug -> {
                    log.error(
                            "a trace of {} failed and counts as unanswerable",
                            uncertainSend.request(),
                            RedactedText.trace(bug));
                    return new Unanswerable("the answer cannot be read");
                })
                .map(lookupResult -> {
                    if (lookupResult instanceof NoAnswer none) {
                        return new NoAnswer(none.blockReason(), clean(none.reason(), uncertainSend.request()));
                    } else if (lookupResult instanceof Unanswerable never) {
                        return new Unanswerable(clean(never.reason(), uncertainSend.request()));
                    }
                    return lookupResult;
                });
    }

    @Override
    public @Nullable String seen(UncertainSend uncertainSend) {
        return tracer.seen(uncertainSend);
    }

    @Override
    public Future<@Nullable MessageIdForm> messageIdForm() {
        if (ids.isMissing()) {
            return Future.succeededFuture(MessageIdForm.NONE);
        }
        return questions.newMessageId().map(reply -> {
            if (!(reply instanceof Answer answer)) {
                return null;
            }
            if (hasNoIds(answer)) {
                ids.missing();
                return MessageIdForm.NONE;
            }
            String example = answer.isSuccess() ? MessageIds.in(Body.object(answer.body())) : null;
            return example == null ? null : MessageIdForm.of(example);
        });
    }

    @Override
    public Future<NumberCheck> check(String chatId) {
        return CheckReplies.isPhone(chatId)
                ? questions.exists(CheckReplies.phone(chatId)).map(reply -> CheckReplies.check(reply, chatId, reasons))
                : Gateway.super.check(chatId);
    }

    /** Older servers and some engines have no such path; it is not asked for again soon. */
    private static boolean hasNoIds(Answer answer) {
        return switch (answer.status()) {
            case 400, 404, 405, 501 -> true;
            case 422 -> new Complaint(answer.status(), answer.body()).has("statusCode");
            default -> false;
        };
    }

    @Override
    public Future<Void> close() {
        out.close();
        return Future.succeededFuture();
    }
}
