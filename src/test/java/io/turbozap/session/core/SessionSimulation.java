package io.turbozap.session.core;

import io.turbozap.actor.Alarm;
import io.turbozap.actor.CommandException;
import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.Lane;
import io.turbozap.campaign.Recipients;
import io.turbozap.campaign.SendCounts;
import io.turbozap.campaign.SendRequest;
import io.turbozap.campaign.SessionName;
import io.turbozap.campaign.number.PersonSet;
import io.turbozap.session.CampaignFilter;
import io.turbozap.session.CampaignView;
import io.turbozap.session.MediaCheck;
import io.turbozap.session.PacingRules;
import io.turbozap.session.QuietHours;
import io.turbozap.session.RetryScope;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.SessionEvent.SendIntended;
import io.turbozap.session.SessionEvent.SendSkipped;
import io.turbozap.session.SessionSignal;
import io.turbozap.session.SessionView;
import io.turbozap.session.UncertainAction;
import io.turbozap.session.actor.SessionActor;
import io.turbozap.session.actor.SessionEnvironment;
import io.turbozap.session.actor.SessionRegistry;
import io.turbozap.session.command.CommandResult;
import io.turbozap.session.command.SessionCommand;
import io.turbozap.session.port.Audiences;
import io.turbozap.session.port.Gateway;
import io.turbozap.session.port.Journal;
import io.turbozap.session.port.LookupResult;
import io.turbozap.session.port.MessageIdForm;
import io.turbozap.session.port.NumberCheck;
import io.turbozap.session.port.NumberMemory;
import io.turbozap.session.port.SendOutcome;
import io.turbozap.session.port.SessionHealth;
import io.turbozap.session.port.UncertainSend;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * One session under one seed: random commands in a random world, and processes that are killed at any time, each of which
 * goes on from what is recorded. Then calm, then the reckoning.
 */
final class SessionSimulation {

    private static final long HOUR = Stage.HOUR;
    private static final List<Lane> LANES = List.of(Lane.values());
    private static final List<RetryScope> SCOPES = List.of(RetryScope.values());
    private static final SessionName ELSEWHERE = new SessionName("elsewhere");
    private static final int COMMANDS = 50;
    private static final int STEPS_TO_REST = 200_000;

    private final long seed;
    private final SplittableRandom random;
    private final VirtualTime time = new VirtualTime();
    private final List<CampaignId> campaigns = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();
    private final Set<String> refused = new HashSet<>();
    private final Set<String> unregistered = new HashSet<>();
    private final SessionPolicy policy;
    private final SimulatedGateway gateway;
    private final RecordedEvents recorded = new RecordedEvents(known());
    /** Once, and in lives where no process is killed: with neither clock nor calendar there is nothing to hold on to. */
    private boolean setsTheCalendar;

    private final boolean kills;

    private Life life;
    private boolean calm;
    /** What is being recorded, unless it cannot be. */
    private @Nullable Runnable underWay;

    SessionSimulation(long seed) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
        this.setsTheCalendar = random.nextInt(5) == 0;
        this.kills = !setsTheCalendar;
        this.policy = new SessionPolicy(
                rules(),
                random.nextInt(4),
                random.nextLong(1, 2_000),
                3_000,
                10_000,
                60_000,
                random.nextInt(3) * 2,
                2 * HOUR,
                random.nextInt(3) * 10_000L,
                random.nextLong(1, 20_000),
                random.nextInt(3) == 0);
        this.gateway = new SimulatedGateway(random, time, policy, recorded, broken, this::signal);
        time.jump(random.nextLong(24 * HOUR));
        unregistered.add("5511900000004@c.us");
        this.life = new Life();
    }

    /** Half of the people are no strangers. */
    private static PersonSet known() {
        PersonSet known = new PersonSet();
        for (int i = 0; i < 100; i += 2) {
            known.add(5511900000000L + i + "@c.us");
        }
        return known;
    }

    private PacingRules rules() {
        long interval = random.nextInt(3) == 0 ? 0 : random.nextLong(1, 5_000);
        long extra = random.nextInt(3) == 0 ? random.nextLong(2_000) : 0;
        QuietHours quiet = random.nextInt(4) > 0
                ? null
                : new QuietHours(LocalTime.of(random.nextInt(24), 0), LocalTime.of(random.nextInt(24), 30));
        int cap = random.nextInt(4) > 0 ? 0 : random.nextInt(5, 30);
        return new PacingRules(interval, extra, quiet, cap, ZoneId.of("Asia/Kathmandu"));
    }

    /** A process, until it is killed: what comes back to it later reaches nobody. */
    private final class Life implements Gateway, Journal {
        final SessionRegistry sessionRegistry = new SessionRegistry();
        final SessionActor actor;
        boolean dead;

        Life() {
            SessionEnvironment around = new SessionEnvironment(
                    session -> policy,
                    session -> this,
                    this,
                    campaign -> alive(audience().map(recipients -> new Audiences.Taken(recipients, 0))),
                    session -> refused::contains,
                    NumberMemory.none(),
                    session -> alive(Future.succeededFuture(known())),
                    MediaCheck.none(),
                    random,
                    time,
                    sessionRegistry);
            actor = new SessionActor(
                    Samples.SESSION,
                    around,
                    (delay, wake) -> time.after(delay, () -> {
                        if (!dead) {
                            wake.run();
                        }
                    }),
                    news -> {},
                    Alarm.NEVER,
                    () -> {});
        }

        private <T extends @Nullable Object> Future<T> alive(Future<T> answer) {
            Promise<T> promise = Promise.promise();
            answer.onComplete(done -> {
                if (dead) {
                    return;
                }
                if (done.succeeded()) {
                    promise.complete(done.result());
                } else {
                    promise.fail(done.cause());
                }
            });
            return promise.future();
        }

        @Override
        public Future<Void> record(SessionName session, List<SessionEvent> events) {
            return alive(SessionSimulation.this.record(events));
        }

        @Override
        public Future<Void> recordHold(boolean held) {
            return Future.succeededFuture();
        }

        @Override
        public Future<SendOutcome> send(SendRequest request, @Nullable String messageId, Progress progress) {
            return alive(gateway.send(request, messageId, new Progress() {
                @Override
                public void started() {
                    if (!dead) {
                        progress.started();
                    }
                }

                @Override
                public void ended(SendOutcome late) {
                    if (!dead) {
                        progress.ended(late);
                    }
                }
            }));
        }

        @Override
        public @Nullable String seen(UncertainSend uncertainSend) {
            return gateway.seen(uncertainSend);
        }

        @Override
        public Future<SessionHealth> look() {
            return alive(gateway.look());
        }

        @Override
        public Future<LookupResult> trace(UncertainSend uncertainSend) {
            return alive(gateway.trace(uncertainSend));
        }

        @Override
        public Future<@Nullable MessageIdForm> messageIdForm() {
            return alive(gateway.messageIdForm());
        }

        @Override
        public Future<NumberCheck> check(String chatId) {
            return alive(gateway.check(chatId));
        }

        @Override
        public Future<Void> close() {
            return Future.succeededFuture();
        }
    }

    /** What went wrong, or nothing. */
    String run() {
        try {
            for (int i = 0; i < COMMANDS; i++) {
                command();
                time.pass(random.nextLong(policy.pacing().interval() * 2 + 500));
                disturb();
            }
            comeToRest();
            reckon();
        } catch (RuntimeException e) {
            broken.add("threw " + e + " at " + e.getStackTrace()[0]);
        }
        return broken.isEmpty() ? "" : "seed " + seed + ": " + broken.subList(0, Math.min(5, broken.size()));
    }

    // The world

    private void disturb() {
        int what = random.nextInt(60);
        if (kills && what < 8) {
            kill();
        } else if (setsTheCalendar && what < 8 && isQuiet()) {
            setsTheCalendar = false;
            time.jump(random.nextLong(-HOUR, HOUR));
        }
        if (what >= 50) {
            String chatId = 5511900000000L + random.nextInt(5) + "@c.us";
            if (!refused.remove(chatId)) {
                refused.add(chatId);
            }
        }
    }

    /** Nothing is open whose time somebody has to remember. */
    private boolean isQuiet() {
        return recorded.session().campaigns().stream().allMatch(row -> row.isQuiet());
    }

    private void kill() {
        life.dead = true;
        if (underWay != null && random.nextBoolean()) {
            underWay.run();
        }
        underWay = null;
        recorded.nobodyIsAnswered();
        gateway.cut();
        time.pass(random.nextInt(3) == 0 ? random.nextLong(3 * HOUR) : random.nextLong(5_000));
        life = new Life();
        life.actor.recover(recorded.session().stored());
    }

    private Future<Void> record(List<SessionEvent> events) {
        events.forEach(this::check);
        int fate = random.nextInt(calm ? 12 : 14);
        if (fate < 8) {
            remember(events);
            return Future.succeededFuture();
        }
        if (fate == 13) {
            return Future.failedFuture("disk full");
        }
        Promise<Void> later = Promise.promise();
        boolean fails = fate == 12;
        Life writer = life;
        underWay = fails ? null : () -> remember(events);
        time.after(random.nextLong(1, 50), () -> {
            if (writer.dead) {
                return;
            }
            underWay = null;
            if (fails) {
                later.fail("disk full");
            } else {
                remember(events);
                later.complete();
            }
        });
        return later.future();
    }

    /** What is decided has to be right at that moment. */
    private void check(SessionEvent event) {
        if (event instanceof SendIntended intent) {
            Lane lane = recorded.campaign(intent.campaign()).lane();
            if (lane != Lane.REPLY && isRefused(intent, intent.chatId())) {
                broken.add("sent to somebody who refused");
            }
            if (lane == Lane.CAMPAIGN) {
                checkRest(intent);
            }
        } else if (event instanceof SendSkipped skipped) {
            boolean suppressed = skipped.reason().equals(SkipRules.SUPPRESSED);
            if (skipped.reason().equals(SkipRules.DUPLICATE)) {
                broken.add("skipped a duplicate where all numbers are different");
            } else if (!(suppressed ? isRefused(skipped, skipped.chatId()) : unregistered.contains(skipped.chatId()))) {
                broken.add("skipped somebody for nothing: " + skipped.reason());
            }
        }
    }

    /** Whether the number that was given, or the one that WhatsApp has for it, refused. */
    private boolean isRefused(SessionEvent.OfRequest event, String chatId) {
        String given =
                recorded.campaign(event.campaign()).request(event.index()).chatId();
        return refused.contains(given) || refused.contains(chatId);
    }

    private void checkRest(SendIntended intent) {
        PacingRules rules = recorded.session().pacing(policy.pacing());
        LocalTime clock = LocalTime.ofInstant(time.wall(), rules.zone());
        if (rules.quietHours() != null && isWithin(rules.quietHours(), clock)) {
            broken.add("sent at " + clock + " in " + rules.quietHours());
        }
        if (rules.dailyCap() > 0 && intent.today().count() > rules.dailyCap()) {
            broken.add("sent as number " + intent.today().count() + " of " + rules.dailyCap());
        }
    }

    private static boolean isWithin(QuietHours hours, LocalTime clock) {
        boolean afterFrom = !clock.isBefore(hours.from());
        boolean beforeTo = clock.isBefore(hours.to());
        return hours.from().isBefore(hours.to()) ? afterFrom && beforeTo : afterFrom || beforeTo;
    }

    private void remember(List<SessionEvent> events) {
        if (Boolean.getBoolean("simulation.trace")) {
            System.out.println(time.millis() + " " + time.wall() + " " + events);
        }
        for (SessionEvent event : events) {
            String objection = recorded.add(event, time.now().wall());
            if (objection != null) {
                broken.add(objection);
            }
        }
    }

    private Future<Recipients> audience() {
        Recipients recipients = Samples.contacts(random.nextInt(5));
        int fate = calm ? 0 : random.nextInt(4);
        if (fate < 2) {
            return Future.succeededFuture(recipients);
        }
        if (fate == 3) {
            return Future.failedFuture("disk gone");
        }
        Promise<Recipients> later = Promise.promise();
        time.after(random.nextLong(1, 500), () -> later.complete(recipients));
        return later.future();
    }

    private void signal(SessionSignal signal) {
        if (!life.dead) {
            life.actor.signal(signal);
            checkWorker();
        }
    }

    // The operator

    private void command() {
        if (campaigns.isEmpty() || (campaigns.size() < 5 && random.nextInt(4) == 0)) {
            create();
        }
        CampaignId id = campaigns.get(random.nextInt(campaigns.size()));
        switch (random.nextInt(24)) {
            case 0, 1, 2, 3, 4, 5 -> ask(new SessionCommand.Execute(id));
            case 6 -> ask(new SessionCommand.Pause(id));
            case 7, 8 -> ask(new SessionCommand.Resume(id));
            case 9 -> ask(new SessionCommand.Stop(id));
            case 10 -> ask(SessionCommand.Hold.INSTANCE);
            case 11 -> ask(SessionCommand.Release.INSTANCE);
            case 12 -> ask(new SessionCommand.Retry(id, SCOPES.get(random.nextInt(SCOPES.size()))));
            case 13 -> ask(new SessionCommand.RetrySome(id, List.of(random.nextInt(4))));
            case 14, 15 -> settle(id);
            case 16 -> update(id);
            case 17 -> ask(new SessionCommand.Pace(random.nextInt(3) == 0 ? null : rules()));
            case 18 -> signal(new SessionSignal.Changed(random.nextBoolean()));
            case 19 -> ask(new SessionCommand.Foresee(id));
            case 20 -> {
                if (isUnstarted(id)) {
                    ask(new SessionCommand.Delete(id));
                }
            }
            default -> time.pass(random.nextLong(20_000));
        }
    }

    private void create() {
        Lane lane = LANES.get(random.nextInt(LANES.size()));
        Campaign campaign = Samples.named(
                CampaignId.generate(time.wall(), random),
                random.nextInt(5) == 0
                        ? Samples.toAddressBook(random.nextInt(1, 3))
                        : Samples.mixed(lane, random.nextInt(1, 4), random.nextInt(1, 6), random.nextInt(4)));
        campaigns.add(campaign.id());
        ask(new SessionCommand.Create(campaign, someTime()));
    }

    private @Nullable Long someTime() {
        return random.nextBoolean() ? null : Long.valueOf(time.now().wall() + random.nextLong(-HOUR, HOUR / 10));
    }

    private void update(CampaignId id) {
        RecordedSession.CampaignRow row = recorded.session().find(id);
        if (row != null) {
            SessionName session = random.nextInt(5) == 0 ? ELSEWHERE : Samples.SESSION;
            ask(new SessionCommand.Update(Samples.replacing(row.campaign, session, random.nextInt(1, 4)), someTime()));
        }
    }

    private void settle(CampaignId id) {
        UncertainAction action = random.nextBoolean() ? UncertainAction.RESEND : UncertainAction.ACCEPT;
        if (action == UncertainAction.ACCEPT) {
            recorded.accepting(id);
        }
        ask(new SessionCommand.Settle(id, action, null));
    }

    private boolean isUnstarted(CampaignId id) {
        RecordedSession.CampaignRow row = recorded.session().find(id);
        return row != null && row.startedAt == null;
    }

    private void ask(SessionCommand<?> command) {
        boolean[] answered = {false};
        Life asked = life;
        life.actor.ask(command).onComplete(done -> {
            if (asked.dead) {
                return;
            }
            if (answered[0] || (done.failed() && !(done.cause() instanceof CommandException))) {
                broken.add("answered badly: " + command.getClass().getSimpleName());
            }
            answered[0] = true;
            if (command instanceof SessionCommand.Settle settle && settle.action() == UncertainAction.ACCEPT) {
                recorded.answered(settle.campaign());
            }
            checkWorker();
            if (done.result() instanceof CommandResult reply && reply.campaign() != null) {
                checkFresh(reply.campaign());
            }
        });
    }

    /** What the session counts must be what its campaigns in the queue add up to. */
    private void checkWorker() {
        long total = 0;
        long pending = 0;
        for (CampaignView view : life.sessionRegistry.campaigns(CampaignFilter.ALL, null, Integer.MAX_VALUE)) {
            if (view.status() == CampaignStatus.RUNNING || view.status() == CampaignStatus.PAUSED) {
                total += view.sendCounts().total();
                pending += view.sendCounts().pending();
            }
        }
        for (SessionView worker : life.sessionRegistry.sessions()) {
            if (worker.totalRequests() != total || worker.pendingRequests() != pending) {
                broken.add("the session counts " + worker.pendingRequests() + "/" + worker.totalRequests()
                        + " where its campaigns have " + pending + "/" + total);
            }
        }
    }

    private void checkFresh(CampaignView answered) {
        CampaignView shown = life.sessionRegistry.campaign(answered.campaign().id());
        if (shown == null || !shown.equals(answered)) {
            broken.add("the board is older than an answer");
        }
        if (answered.sendCounts().total() != answered.campaign().totalRequests()) {
            broken.add("states do not add up");
        }
    }

    // The end

    /** Ends all trouble, asks for everything to be sent, and waits until nothing moves. */
    private void comeToRest() {
        calm = true;
        gateway.calm();
        int rounds = 0;
        while (!allCompleted() && rounds++ < 50) {
            ask(SessionCommand.Release.INSTANCE);
            ask(new SessionCommand.Pace(null));
            for (CampaignId id : campaigns) {
                if (recorded.session().find(id) != null) {
                    ask(new SessionCommand.Execute(id));
                }
            }
            for (int steps = 0; steps < STEPS_TO_REST && time.step(); steps++) {
                if (steps == STEPS_TO_REST - 1) {
                    broken.add("never comes to rest");
                }
            }
        }
    }

    private boolean allCompleted() {
        return recorded.session().campaigns().stream().allMatch(row -> row.status == CampaignStatus.COMPLETED);
    }

    private void reckon() {
        for (RecordedSession.CampaignRow row : recorded.session().campaigns()) {
            if (row.status != CampaignStatus.COMPLETED) {
                broken.add("not completed: " + row.status);
                continue;
            }
            for (int index = 0; index < row.campaign.totalRequests(); index++) {
                String objection = recorded.objection(
                        row.campaign,
                        index,
                        row.state(index),
                        gateway.timesAccepted(row.campaign.id(), index),
                        gateway.keepsHistory());
                if (objection != null) {
                    broken.add(objection);
                }
            }
        }
        gateway.reckonOrder();
        reckonBoard();
    }

    private void reckonBoard() {
        List<CampaignView> rebuilt = recorded.rebuilt();
        if (rebuilt.size() != life.sessionRegistry.campaignCount()) {
            broken.add(
                    life.sessionRegistry.campaignCount() + " campaigns are shown and " + rebuilt.size() + " recorded");
        }
        long bytes = 0;
        for (CampaignView view : rebuilt) {
            CampaignView shown = life.sessionRegistry.campaign(view.campaign().id());
            if (!view.equals(shown)) {
                broken.add("recorded is " + view + " and shown is " + shown);
            }
            SendCounts sendCounts = view.sendCounts();
            if (sendCounts.pending() + sendCounts.executing() != 0) {
                broken.add("completed with " + sendCounts);
            }
            bytes += SessionRegistry.bytes(view.campaign());
        }
        if (bytes != life.sessionRegistry.campaignBytes()) {
            broken.add(life.sessionRegistry.campaignBytes() + " bytes are counted and there are " + bytes);
        }
    }
}
