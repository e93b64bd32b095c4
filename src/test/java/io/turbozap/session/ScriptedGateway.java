package io.turbozap.session;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.SendRequest;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A WAHA in virtual time that answers what a test tells it to, and remembers what it was asked and when. */
final class ScriptedGateway implements Gateway {

    /** A send, handed over at {@code at}. */
    record Call(
            long at,
            CampaignId campaign,
            int index,
            @Nullable String messageId,
            String chatId) {}

    static final long LATENCY = 100;

    final List<Call> calls = new ArrayList<>();
    final List<Long> looks = new ArrayList<>();
    final List<Long> traced = new ArrayList<>();
    final List<Attempt> attempts = new ArrayList<>();
    /** When the form of message ids was asked for. */
    final List<Long> formsAsked = new ArrayList<>();
    /** The chat ids that were looked up. */
    final List<String> checked = new ArrayList<>();
    /** When they were. */
    final List<Long> checks = new ArrayList<>();

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
    boolean hangs;
    /** Whether every call throws instead of answering. */
    boolean throwing;

    @Nullable
    Promise<SendOutcome> open;

    Function<SendRequest, SendOutcome> usually = request -> new SendOutcome.Sent("M" + calls.size());
    SessionState state = SessionState.Working.INSTANCE;
    Trace trace = Trace.Absent.INSTANCE;

    /** What ids look like that can be chosen; null: no answer comes. */
    @Nullable
    MessageIdForm form = MessageIdForm.NONE;

    /** Whether messages get the ids that were chosen for them. */
    boolean takesIds = true;

    /** What WhatsApp says of a number. */
    Function<String, NumberCheck> directory = NumberCheck.Registered::new;

    private final VirtualTime time;
    private final Queue<SendOutcome> script = new ArrayDeque<>();

    ScriptedGateway(VirtualTime time) {
        this.time = time;
    }

    /** The next sends end so, in this order. */
    void next(SendOutcome... outcomes) {
        script.addAll(List.of(outcomes));
    }

    void blocks(Rule rule) {
        usually = request -> new SendOutcome.SessionBlocked(rule, "seen " + rule);
    }

    void works() {
        usually = request -> new SendOutcome.Sent("M" + calls.size());
    }

    /** When the sends were handed over. */
    List<Long> times() {
        return calls.stream().map(Call::at).toList();
    }

    /** Whom the sends went to, in order. */
    List<String> recipients() {
        return calls.stream().map(Call::chatId).toList();
    }

    /** The numbers of the requests that were sent, in order. */
    List<Integer> indexes() {
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
    public @Nullable String seen(Attempt attempt) {
        return sighting;
    }

    @Override
    public Future<SessionState> look() {
        looks.add(time.millis());
        failIfThrowing();
        return later(state);
    }

    @Override
    public Future<Trace> trace(Attempt attempt) {
        traced.add(time.millis());
        attempts.add(attempt);
        failIfThrowing();
        return later(trace);
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
