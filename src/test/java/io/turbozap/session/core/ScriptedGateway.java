package io.turbozap.session.core;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.SendRequest;
import io.turbozap.session.BlockReason;
import io.turbozap.session.port.Gateway;
import io.turbozap.session.port.LookupResult;
import io.turbozap.session.port.MessageIdForm;
import io.turbozap.session.port.NumberCheck;
import io.turbozap.session.port.SendOutcome;
import io.turbozap.session.port.SessionHealth;
import io.turbozap.session.port.UncertainSend;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A WAHA in virtual time that answers what a test tells it to, and remembers what it was asked and when. */
public final class ScriptedGateway implements Gateway {

    /** A send, handed over at {@code at}. */
    record Call(
            long at,
            CampaignId campaign,
            int index,
            @Nullable String messageId,
            String chatId) {}

    public static final long LATENCY = 100;

    public final List<Call> calls = new ArrayList<>();
    final List<Long> looks = new ArrayList<>();
    public final List<Long> traced = new ArrayList<>();
    public final List<UncertainSend> attempts = new ArrayList<>();
    /** When the form of message ids was asked for. */
    final List<Long> formsAsked = new ArrayList<>();
    /** The chat ids that were looked up. */
    public final List<String> checked = new ArrayList<>();
    /** When they were. */
    public final List<Long> checks = new ArrayList<>();

    /** What each send is told of its end. */
    final List<Progress> progress = new ArrayList<>();
    /** The message that is known, without asking, to be one that may have been sent; or null. */
    @Nullable
    String sighting;

    int closes;

    /** How long a send takes. */
    long latency = LATENCY;
    /** How long it takes until a send is written. */
    long startDelay;
    /** Whether sends stay open until the test ends {@link #open} one. */
    public boolean hangs;
    /** Whether every call throws instead of answering. */
    public boolean throwing;

    @Nullable
    Promise<SendOutcome> open;

    public Function<SendRequest, SendOutcome> usually = request -> new SendOutcome.Sent("M" + calls.size());
    public SessionHealth state = SessionHealth.Working.INSTANCE;
    public LookupResult lookupResult = LookupResult.Absent.INSTANCE;

    /** What ids look like that can be chosen; null: no answer comes. */
    @Nullable
    MessageIdForm form = MessageIdForm.NONE;

    /** Whether messages get the ids that were chosen for them. */
    boolean takesIds = true;

    /** What WhatsApp says of a number. */
    public Function<String, NumberCheck> directory = NumberCheck.Registered::new;

    private final VirtualTime time;
    private final Queue<SendOutcome> script = new ArrayDeque<>();

    ScriptedGateway(VirtualTime time) {
        this.time = time;
    }

    /** The next sends end so, in this order. */
    public void next(SendOutcome... outcomes) {
        script.addAll(List.of(outcomes));
    }

    public void blocks(BlockReason blockReason) {
        usually = request -> new SendOutcome.SessionBlocked(blockReason, "seen " + blockReason);
    }

    public void works() {
        usually = request -> new SendOutcome.Sent("M" + calls.size());
    }

    /** When the sends were handed over. */
    public List<Long> times() {
        return calls.stream().map(Call::at).toList();
    }

    /** Whom the sends went to, in order. */
    public List<String> recipients() {
        return calls.stream().map(Call::chatId).toList();
    }

    /** The numbers of the requests that were sent, in order. */
    public List<Integer> indexes() {
        return calls.stream().map(Call::index).toList();
    }

    @Override
    public Future<SendOutcome> send(SendRequest request, @Nullable String messageId, Progress progress) {
        calls.add(new Call(time.millis(), request.campaign().id(), request.index(), messageId, request.chatId()));
        this.progress.add(progress);
        failIfThrowing();
        if (startDelay == 0) {
            progress.started();
        } else {
            time.after(startDelay, progress::started);
        }
        SendOutcome scripted = script.poll();
        Promise<SendOutcome> outcome = Promise.promise();
        if (hangs) {
            open = outcome;
        } else {
            SendOutcome ended = scripted == null ? withId(usually.apply(request), messageId) : scripted;
            time.after(startDelay + latency, () -> outcome.complete(ended));
        }
        return outcome.future();
    }

    private SendOutcome withId(SendOutcome outcome, @Nullable String chosen) {
        return outcome instanceof SendOutcome.Sent && chosen != null && takesIds
                ? new SendOutcome.Sent(chosen)
                : outcome;
    }

    @Override
    public @Nullable String seen(UncertainSend uncertainSend) {
        return sighting;
    }

    @Override
    public Future<SessionHealth> look() {
        looks.add(time.millis());
        failIfThrowing();
        return later(state);
    }

    @Override
    public Future<LookupResult> trace(UncertainSend uncertainSend) {
        traced.add(time.millis());
        attempts.add(uncertainSend);
        failIfThrowing();
        return later(lookupResult);
    }

    @Override
    public Future<@Nullable MessageIdForm> messageIdForm() {
        formsAsked.add(time.millis());
        failIfThrowing();
        return MessageIdForm.NONE.equals(form) ? Future.succeededFuture(form) : later(form);
    }

    @Override
    public Future<NumberCheck> check(String chatId) {
        checked.add(chatId);
        checks.add(time.millis());
        failIfThrowing();
        return later(directory.apply(chatId));
    }

    @Override
    public Future<Void> close() {
        closes++;
        return Future.succeededFuture();
    }

    private void failIfThrowing() {
        if (throwing) {
            throw new IllegalStateException("thrown by the gateway");
        }
    }

    private <T extends @Nullable Object> Future<T> later(T answer) {
        Promise<T> promise = Promise.promise();
        time.after(1, () -> promise.complete(answer));
        return promise.future();
    }
}
