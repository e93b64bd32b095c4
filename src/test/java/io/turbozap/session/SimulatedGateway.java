package io.turbozap.session;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.Lane;
import io.turbozap.campaign.SendRequest;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A WAHA in virtual time that fails in every way it can, and remembers what it really accepted. It outlives the processes
 * that call it.
 */
final class SimulatedGateway implements Gateway {

    private static final int TIME_OUT = 4_000;
    /** How far back a history is searched beyond the start of an attempt, as its times are whole seconds. */
    private static final int HISTORY_SLACK = 2_000;

    private record Accepted(SendRequest request, String messageId, long at) {}

    private final SplittableRandom random;
    static final String REFUSED = "463";

    private final VirtualTime time;
    private final SessionPolicy policy;
    private final RecordedFacts recorded;
    private final List<String> broken;
    private final Runnable acked;
    private final boolean hasIds;
    private final boolean hasHistory;
    private final List<Accepted> ledger = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private boolean calm;
    /** The number of the send that is open, or 0. */
    private int open;

    private int sends;
    /** What of the open send happens once it is written. */
    private @Nullable Runnable writing;

    private long lastStart = Long.MIN_VALUE / 2;
    private long lastPacedStart = Long.MIN_VALUE / 2;
    private int nextId;
    /** Until when the history may lack what was accepted, because the session was away. */
    private long catchesUpAt;

    /** @param acked called when WhatsApp's servers confirm something */
    SimulatedGateway(
            SplittableRandom random,
            VirtualTime time,
            SessionPolicy policy,
            RecordedFacts recorded,
            List<String> broken,
            Runnable acked) {
        this.random = random;
        this.time = time;
        this.policy = policy;
        this.recorded = recorded;
        this.broken = broken;
        this.acked = acked;
        this.hasIds = random.nextBoolean();
        this.hasHistory = random.nextInt(4) > 0;
    }

    void calm() {
        calm = true;
    }

    boolean keepsHistory() {
        return hasHistory;
    }

    /** The process that calls was killed: what it was writing is on its way or is not. */
    void cut() {
        if (writing != null && random.nextBoolean()) {
            writing.run();
        }
        writing = null;
        open = 0;
    }

    int timesAccepted(CampaignId campaign, int index) {
        return (int) ledger.stream()
                .filter(entry -> entry.request().campaign().id().equals(campaign)
                        && entry.request().index() == index)
                .count();
    }

    /** Each contact must have got its messages in order, but for those that were sent again. */
    void reckonOrder() {
        Map<String, Integer> last = new HashMap<>();
        for (Accepted entry : ledger) {
            SendRequest request = entry.request();
            CampaignId campaign = request.campaign().id();
            if (!recorded.isOutOfTurn(campaign, request.index())) {
                Integer before = last.put(campaign + "/" + request.contact(), request.index());
                if (before != null && before >= request.index()) {
                    broken.add("out of order: " + before + " before " + request.index());
                }
            }
        }
    }

    @Override
    public Future<SendOutcome> send(SendRequest request, @Nullable String messageId, Progress progress) {
        if (open != 0) {
            broken.add("two in flight");
        }
        int number = ++sends;
        open = number;
        if (!recorded.isIntended(request, messageId)) {
            broken.add("sent without a recorded intent");
        }
        Promise<SendOutcome> outcome = Promise.promise();
        int fate = calm ? random.nextInt(9) : random.nextInt(20);
        if (fate == 19) {
            end(number, outcome, new SendOutcome.SessionBlocked(Rule.WAHA_UNREACHABLE, "refused"), random.nextInt(30));
            return outcome.future();
        }
        PacingRules rules = recorded.session().pacing(policy.pacing());
        Runnable written = () -> {
            start(request.campaign().lane(), rules);
            progress.started();
            meet(number, fate, request, messageId, outcome);
        };
        writing = written;
        time.after(random.nextLong(1, 20), () -> {
            if (open == number) {
                writing = null;
                written.run();
            }
        });
        return outcome.future();
    }

    private void start(Lane lane, PacingRules rules) {
        long now = time.millis();
        if (now - lastStart < rules.replyGap()) {
            broken.add("started " + (now - lastStart) + " ms after the start before");
        }
        if (lane != Lane.REPLY && now - lastPacedStart < rules.interval()) {
            broken.add("started " + (now - lastPacedStart) + " ms into an interval of " + rules.interval());
        }
        lastStart = now;
        if (lane != Lane.REPLY) {
            lastPacedStart = now;
        }
    }

    private void meet(
            int number, int fate, SendRequest request, @Nullable String messageId, Promise<SendOutcome> outcome) {
        long latency = random.nextInt(5) == 0 ? random.nextLong(1, TIME_OUT) : random.nextLong(1, 200);
        if (isBad(request) && (fate < 11 || fate == 13)) {
            end(number, outcome, new SendOutcome.ItemRefused("bad item"), latency);
            return;
        }
        switch (fate) {
            case 11 ->
                end(number, outcome, new SendOutcome.SessionBlocked(Rule.SESSION_NOT_WORKING, "STOPPED"), latency);
            case 12 -> end(number, outcome, new SendOutcome.SessionBlocked(Rule.ACCOUNT_RESTRICTED, REFUSED), latency);
            case 13, 14 -> {
                accept(request, messageId);
                end(number, outcome, new SendOutcome.Unclear("reset"), latency);
            }
            case 15, 16 -> {
                if (hasHistory) {
                    time.after(TIME_OUT + random.nextLong(1_000), () -> accept(request, messageId));
                }
                end(number, outcome, new SendOutcome.Unclear("time-out"), TIME_OUT);
            }
            case 17, 18 -> end(number, outcome, new SendOutcome.Unclear("500"), latency);
            default -> {
                String id = accept(request, messageId);
                end(number, outcome, new SendOutcome.Sent(id), latency);
            }
        }
    }

    /** Whether WAHA refuses this request whenever it reads it. */
    private static boolean isBad(SendRequest request) {
        return (request.campaign().id().hashCode() + request.index()) % 6 == 0;
    }

    private String accept(SendRequest request, @Nullable String messageId) {
        String id = messageId == null ? "M" + nextId++ : messageId;
        if (!isBad(request) && ids.add(id)) {
            ledger.add(new Accepted(request, id, time.now().wall()));
            if (calm || random.nextInt(3) > 0) {
                time.after(random.nextLong(1, 300), acked);
            }
        }
        return id;
    }

    private void end(int number, Promise<SendOutcome> outcome, SendOutcome how, long latency) {
        Runnable ending = () -> {
            if (open == number) {
                open = 0;
            }
            outcome.complete(how);
        };
        if (latency == 0) {
            ending.run();
        } else {
            time.after(latency, ending);
        }
    }

    @Override
    public Future<SessionState> look() {
        boolean down = !calm && random.nextInt(3) == 0;
        return later(
                down
                        ? new SessionState.NotWorking(Rule.SESSION_NOT_WORKING, "STARTING")
                        : SessionState.Working.INSTANCE);
    }

    @Override
    public Future<Trace> trace(Attempt attempt) {
        if (!hasHistory) {
            return later(new Trace.Unanswerable("no store"));
        }
        if (!calm && random.nextInt(4) == 0) {
            catchesUpAt = time.millis() + random.nextLong(policy.settleAfter());
            return later(new Trace.NoAnswer(Rule.WAHA_UNREACHABLE, "refused"));
        }
        for (Accepted entry : ledger) {
            if (time.millis() >= catchesUpAt && looksLike(entry, attempt)) {
                return later(new Trace.Found(entry.messageId()));
            }
        }
        return later(Trace.Absent.INSTANCE);
    }

    /** A history knows contents, not requests: the same text to the same contact may be of another campaign. */
    private static boolean looksLike(Accepted entry, Attempt attempt) {
        if (entry.messageId().equals(attempt.messageId())) {
            return true;
        }
        return entry.request().chatId().equals(attempt.request().chatId())
                && entry.request().message().equals(attempt.request().message())
                && entry.at() >= attempt.startedAt() - HISTORY_SLACK
                && !attempt.knownIds().contains(entry.messageId());
    }

    @Override
    public Future<@Nullable MessageIdForm> messageIdForm() {
        if (random.nextInt(4) == 0) {
            return later(null);
        }
        return later(hasIds ? new MessageIdForm("R", 12, true) : MessageIdForm.NONE);
    }

    /** Every third number is known as another one, and the fifth is nobody's. */
    @Override
    public Future<NumberCheck> check(String chatId) {
        if (!calm && random.nextInt(4) == 0) {
            return later(new NumberCheck.Unknown(Rule.WAHA_UNREACHABLE, "refused"));
        }
        char last = chatId.charAt("5511900000000".length() - 1);
        if (last == '4') {
            return later(NumberCheck.Unregistered.INSTANCE);
        }
        return later(new NumberCheck.Registered(last == '2' ? "551100000002@c.us" : chatId));
    }

    @Override
    public Future<Void> close() {
        return Future.succeededFuture();
    }

    private <T extends @Nullable Object> Future<T> later(T answer) {
        Promise<T> promise = Promise.promise();
        time.after(random.nextLong(1, 100), () -> promise.complete(answer));
        return promise.future();
    }
}
