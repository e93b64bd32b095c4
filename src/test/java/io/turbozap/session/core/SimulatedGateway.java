package io.turbozap.session.core;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.Lane;
import io.turbozap.campaign.SendRequest;
import io.turbozap.session.BlockReason;
import io.turbozap.session.PacingRules;
import io.turbozap.session.SessionSignal;
import io.turbozap.session.port.Gateway;
import io.turbozap.session.port.LookupResult;
import io.turbozap.session.port.MessageIdForm;
import io.turbozap.session.port.NumberCheck;
import io.turbozap.session.port.SendOutcome;
import io.turbozap.session.port.SessionHealth;
import io.turbozap.session.port.UncertainSend;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A WAHA in virtual time that fails in every way it can, and remembers what it really accepted. It outlives the processes
 * that call it.
 */
final class SimulatedGateway implements Gateway {

    private static final int TIME_OUT = 4_000;
    /** How far back a history is searched beyond the start of an attempt, as its times are whole seconds. */
    private static final int HISTORY_SLACK = 2_000;

    /** @param late whether it left after its send had ended for who made it */
    private record Accepted(SendRequest request, String messageId, long at, boolean late) {}

    private final SplittableRandom random;
    static final String REFUSED = "463";

    private final VirtualTime time;
    private final SessionPolicy policy;
    private final RecordedEvents recorded;
    private final List<String> broken;
    private final Consumer<SessionSignal> tells;
    private final boolean hasIds;
    private final boolean takesIdsOfFiles;
    private final boolean hasHistory;
    /** Whether webhooks tell of what left. */
    private final boolean hasWebhooks;

    private final List<Accepted> sighted = new ArrayList<>();
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

    /** @param tells gets what webhooks tell: that WhatsApp's servers confirm something, and what was seen to leave */
    SimulatedGateway(
            SplittableRandom random,
            VirtualTime time,
            SessionPolicy policy,
            RecordedEvents recorded,
            List<String> broken,
            Consumer<SessionSignal> tells) {
        this.random = random;
        this.time = time;
        this.policy = policy;
        this.recorded = recorded;
        this.broken = broken;
        this.tells = tells;
        this.hasIds = random.nextBoolean();
        this.takesIdsOfFiles = random.nextBoolean();
        this.hasHistory = random.nextInt(4) > 0;
        this.hasWebhooks = random.nextBoolean();
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
            boolean nobodyCouldTell = entry.late() && !hasHistory;
            if (!nobodyCouldTell && !recorded.isOutOfTurn(campaign, request.index())) {
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
            end(
                    number,
                    outcome,
                    new SendOutcome.SessionBlocked(BlockReason.WAHA_UNREACHABLE, "refused"),
                    random.nextInt(30));
            return outcome.future();
        }
        PacingRules rules = recorded.session().pacing(policy.pacing());
        Runnable written = () -> {
            start(request.campaign().lane(), rules);
            progress.started();
            meet(number, fate, request, messageId, outcome, progress);
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
            int number,
            int fate,
            SendRequest request,
            @Nullable String messageId,
            Promise<SendOutcome> outcome,
            Progress progress) {
        long latency = random.nextInt(5) == 0 ? random.nextLong(1, TIME_OUT) : random.nextLong(1, 200);
        if (isBad(request) && (fate < 11 || fate == 13)) {
            end(number, outcome, new SendOutcome.ItemRefused("bad item"), latency);
            return;
        }
        switch (fate) {
            case 11 ->
                end(
                        number,
                        outcome,
                        new SendOutcome.SessionBlocked(BlockReason.SESSION_NOT_WORKING, "STOPPED"),
                        latency);
            case 12 ->
                end(number, outcome, new SendOutcome.SessionBlocked(BlockReason.ACCOUNT_RESTRICTED, REFUSED), latency);
            case 13, 14 -> {
                accept(request, messageId, false);
                end(number, outcome, new SendOutcome.Unclear("HTTP 502"), latency);
            }
            case 15 -> {
                end(number, outcome, new SendOutcome.Unclear("time-out", SendOutcome.Work.AWAITED), TIME_OUT);
                answerLate(request, messageId, progress);
            }
            case 16, 17 -> {
                if (random.nextBoolean()) {
                    time.after(latency + lateness(request), () -> accept(request, messageId, true));
                }
                end(number, outcome, new SendOutcome.Unclear("HTTP 504"), latency);
            }
            case 18 -> end(number, outcome, new SendOutcome.Unclear("HTTP 500", SendOutcome.Work.ENDED), latency);
            default -> {
                String id = accept(request, messageId, false);
                end(number, outcome, new SendOutcome.Sent(id), latency);
            }
        }
    }

    /** How long after the end of a send its message leaves: WAHA fetches files first, for minutes. */
    private long lateness(SendRequest request) {
        return random.nextLong(policy.settleAfter(request.message()) - 1_000);
    }

    /** WAHA goes on after the time-out, and says in the end what it did, if its connection lives so long. */
    private void answerLate(SendRequest request, @Nullable String messageId, Progress progress) {
        long done = TIME_OUT + 1 + lateness(request);
        int how = random.nextInt(6);
        if (how == 2) { // and it cannot say so any more
            time.after(random.nextLong(TIME_OUT + 1, done + 1), () -> progress.ended(new SendOutcome.Unclear("reset")));
            time.after(done, () -> accept(request, messageId, true));
            return;
        }
        time.after(done, () -> {
            if (how == 0) {
                progress.ended(new SendOutcome.ItemRefused("bad file"));
            } else if (how == 1) {
                progress.ended(new SendOutcome.SessionBlocked(BlockReason.SESSION_NOT_WORKING, "STOPPED"));
            } else {
                String id = accept(request, messageId, true);
                progress.ended(isBad(request) ? new SendOutcome.ItemRefused("bad item") : new SendOutcome.Sent(id));
            }
        });
    }

    /** Whether WAHA refuses this request whenever it reads it. */
    private static boolean isBad(SendRequest request) {
        return (request.campaign().id().hashCode() + request.index()) % 6 == 0;
    }

    private String accept(SendRequest request, @Nullable String messageId, boolean late) {
        boolean taken = messageId != null
                && (takesIdsOfFiles || !request.message().kind().hasFile());
        String id = taken ? messageId : "M" + nextId++;
        if (!isBad(request) && ids.add(id)) {
            Accepted entry = new Accepted(request, id, time.now().wall(), late);
            ledger.add(entry);
            if (calm || random.nextInt(3) > 0) {
                time.after(random.nextLong(1, 300), () -> tells.accept(SessionSignal.Acked.INSTANCE));
            }
            if (hasWebhooks) {
                time.after(random.nextLong(1, 3_000), () -> sight(entry));
            }
        }
        return id;
    }

    private void sight(Accepted entry) {
        sighted.add(entry);
        tells.accept(
                new SessionSignal.Sighted(entry.messageId(), entry.request().chatId()));
    }

    @Override
    public @Nullable String seen(UncertainSend uncertainSend) {
        for (Accepted entry : sighted) {
            if (looksLike(entry, uncertainSend)) {
                return entry.messageId();
            }
        }
        return null;
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
    public Future<SessionHealth> look() {
        boolean down = !calm && random.nextInt(3) == 0;
        return later(
                down
                        ? new SessionHealth.NotWorking(BlockReason.SESSION_NOT_WORKING, "STARTING")
                        : SessionHealth.Working.INSTANCE);
    }

    @Override
    public Future<LookupResult> trace(UncertainSend uncertainSend) {
        String seen = seen(uncertainSend);
        if (seen != null) {
            return later(new LookupResult.Found(seen));
        }
        if (!hasHistory) {
            return later(
                    hasWebhooks && uncertainSend.mayStillLeave()
                            ? new LookupResult.NoAnswer(BlockReason.SETTLING, "a webhook may yet tell")
                            : new LookupResult.Unanswerable("no store"));
        }
        if (!calm && random.nextInt(4) == 0) {
            catchesUpAt = time.millis() + random.nextLong(policy.settleAfter());
            return later(new LookupResult.NoAnswer(BlockReason.WAHA_UNREACHABLE, "refused"));
        }
        for (Accepted entry : ledger) {
            if (time.millis() >= catchesUpAt && looksLike(entry, uncertainSend)) {
                return later(new LookupResult.Found(entry.messageId()));
            }
        }
        return later(LookupResult.Absent.INSTANCE);
    }

    /** A history knows contents, not requests: the same text to the same contact may be of another campaign. */
    private static boolean looksLike(Accepted entry, UncertainSend uncertainSend) {
        if (entry.messageId().equals(uncertainSend.messageId())) {
            return true;
        }
        return entry.request().chatId().equals(uncertainSend.request().chatId())
                && entry.request().message().equals(uncertainSend.request().message())
                && entry.at() >= uncertainSend.startedAt() - HISTORY_SLACK
                && !uncertainSend.knownIds().contains(entry.messageId());
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
            return later(new NumberCheck.Unknown(BlockReason.WAHA_UNREACHABLE, "refused"));
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
