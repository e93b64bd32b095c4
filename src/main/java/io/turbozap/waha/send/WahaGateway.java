package io.turbozap.waha.send;

import io.turbozap.campaign.Media;
import io.turbozap.campaign.Message;
import io.turbozap.campaign.RedactedText;
import io.turbozap.campaign.SendRequest;
import io.turbozap.campaign.number.ChatId;
import io.turbozap.campaign.number.PhoneNumber;
import io.turbozap.outbound.OutboundClient;
import io.turbozap.outbound.OutboundRequest;
import io.turbozap.outbound.OutboundResponse;
import io.turbozap.outbound.OutboundResponse.Answer;
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
import io.turbozap.waha.message.MessageIds;
import io.turbozap.waha.server.AnswerBody;
import io.turbozap.waha.server.ErrorRedactor;
import io.turbozap.waha.server.UnsupportedFeatures;
import io.turbozap.waha.server.WahaError;
import io.turbozap.waha.server.WahaServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gateway of one session: sends requests and returns what the answers mean. */
public final class WahaGateway implements Gateway {

    private static final Logger log = LoggerFactory.getLogger(WahaGateway.class);
    private static final int MAX_ANSWER = 256 * 1024;

    private final WahaServer server;
    private final OutboundClient out;
    private final TargetCheck files;
    private final SendMeter meter;
    private final UnsupportedFeatures ids;
    private final WahaClient wahaClient;
    private final SentMessageLookup sentMessageLookup;
    private final LostIds lostIds;
    private final InstantSource clock;
    private final ErrorRedactor errorRedactor;
    private final Runnable onRestriction;
    private final Payloads payloads = new Payloads();

    public WahaGateway(
            Vertx vertx,
            WahaServer server,
            OutboundClient out,
            WahaClient wahaClient,
            SentMessageLookup sentMessageLookup,
            TargetCheck files,
            SendMeter meter,
            UnsupportedFeatures ids,
            InstantSource clock,
            Runnable onRestriction) {
        this.server = server;
        this.out = out;
        this.wahaClient = wahaClient;
        this.files = files;
        this.meter = meter;
        this.ids = ids;
        this.sentMessageLookup = sentMessageLookup;
        this.lostIds = new LostIds(vertx, sentMessageLookup);
        this.clock = clock;
        this.onRestriction = onRestriction;
        this.errorRedactor = new ErrorRedactor(server.apiKey());
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
                .withOnLate(outboundResponse ->
                        outcome(outboundResponse, uncertainSend).onSuccess(progress::ended));
        return out.exchange(sending)
                .compose(outboundResponse -> outcome(outboundResponse, uncertainSend))
                .onSuccess(outcome -> meter.sent(nameOf(outcome), System.nanoTime() - from));
    }

    private Future<SendOutcome> outcome(OutboundResponse outboundResponse, UncertainSend uncertainSend) {
        SendRequest request = uncertainSend.request();
        SendOutcome outcome = cleaned(
                SendResponses.outcome(outboundResponse, request.message().media()), request);
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
        return errorRedactor.of(reason, request.render(request.message().textTemplate()));
    }

    @Override
    public Future<SessionHealth> look() {
        return wahaClient.state().map(outboundResponse -> {
            SessionHealth state = QuestionResponses.state(outboundResponse);
            return state instanceof NotWorking not
                    ? new NotWorking(not.blockReason(), errorRedactor.of(not.reason(), null))
                    : state;
        });
    }

    @Override
    public Future<LookupResult> trace(UncertainSend uncertainSend) {
        return sentMessageLookup
                .trace(uncertainSend)
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
        return sentMessageLookup.seen(uncertainSend);
    }

    @Override
    public Future<@Nullable MessageIdForm> messageIdForm() {
        if (ids.isMissing()) {
            return Future.succeededFuture(MessageIdForm.NONE);
        }
        return wahaClient.newMessageId().map(outboundResponse -> {
            if (!(outboundResponse instanceof Answer answer)) {
                return null;
            }
            if (hasNoIds(answer)) {
                ids.missing();
                return MessageIdForm.NONE;
            }
            String example = answer.isSuccess() ? MessageIds.in(AnswerBody.object(answer.body())) : null;
            return example == null ? null : MessageIdForm.of(example);
        });
    }

    @Override
    public Future<NumberCheck> check(String chatId) {
        PhoneNumber phone = new ChatId(chatId).phone();
        return phone == null
                ? Gateway.super.check(chatId)
                : wahaClient
                        .exists(phone.digits())
                        .map(outboundResponse -> NumberCheckResponses.check(outboundResponse, chatId, errorRedactor));
    }

    /** Older servers and some engines have no such path; it is not asked for again soon. */
    private static boolean hasNoIds(Answer answer) {
        return switch (answer.status()) {
            case 400, 404, 405, 501 -> true;
            case 422 -> new WahaError(answer.status(), answer.body()).has("statusCode");
            default -> false;
        };
    }

    @Override
    public Future<Void> close() {
        out.close();
        return Future.succeededFuture();
    }
}
