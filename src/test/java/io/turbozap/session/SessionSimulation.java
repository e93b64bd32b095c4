package io.turbozap.session;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.Counts;
import io.turbozap.campaign.Lane;
import io.turbozap.campaign.SendState;
import io.turbozap.campaign.SessionName;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** One life of a session under one seed: random commands in a random world, then calm, then the reckoning. */
final class SessionSimulation {

    private static final List<Lane> LANES = List.of(Lane.values());
    private static final int COMMANDS = 40;
    private static final int STEPS_TO_REST = 200_000;

    private final long seed;
    private final SplittableRandom random;
    private final VirtualTime time = new VirtualTime();
    private final Board board = new Board();
    private final List<Campaign> campaigns = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();
    private final SessionPolicy policy;
    private final SimulatedGateway gateway;
    private final SessionActor actor;
    private final RecordedFacts recorded = new RecordedFacts();
    private boolean calm;

    SessionSimulation(long seed) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
        long interval = random.nextInt(3) == 0 ? 0 : random.nextLong(1, 5_000);
        this.policy = new SessionPolicy(
                interval, random.nextInt(4), random.nextLong(1, 2_000), 3_000, 10_000, random.nextInt(3) * 2);
        this.gateway = new SimulatedGateway(random, time, policy, recorded, broken);
        this.actor = new SessionActor(
                Samples.SESSION, policy, session -> gateway, this::record, time, time, board, announcement -> {});
    }

    /** What went wrong, or nothing. */
    String run() {
        try {
            for (int i = 0; i < COMMANDS; i++) {
                command();
                time.pass(random.nextLong(policy.interval() * 2 + 500));
            }
            comeToRest();
            reckon();
        } catch (RuntimeException e) {
            broken.add("threw " + e);
        }
        return broken.isEmpty() ? "" : "seed " + seed + ": " + broken.subList(0, Math.min(5, broken.size()));
    }

    private Future<Void> record(SessionName session, List<SessionEvent> facts) {
        int fate = random.nextInt(calm ? 12 : 14);
        if (fate < 8) {
            remember(facts);
            return Future.succeededFuture();
        }
        if (fate == 13) {
            return Future.failedFuture("disk full");
        }
        Promise<Void> later = Promise.promise();
        boolean fails = fate == 12;
        time.after(random.nextLong(1, 50), () -> {
            if (fails) {
                later.fail("disk full");
            } else {
                remember(facts);
                later.complete();
            }
        });
        return later.future();
    }

    private void remember(List<SessionEvent> facts) {
        for (SessionEvent fact : facts) {
            String objection = recorded.add(fact);
            if (objection != null) {
                broken.add(objection);
            }
        }
    }

    private void command() {
        if (campaigns.isEmpty() || (campaigns.size() < 4 && random.nextInt(4) == 0)) {
            Lane lane = LANES.get(random.nextInt(LANES.size()));
            Campaign campaign = Samples.campaign(lane, random.nextInt(1, 4), random.nextInt(1, 6));
            campaigns.add(campaign);
            ask(new SessionCommand.Create(campaign));
        }
        Campaign campaign = campaigns.get(random.nextInt(campaigns.size()));
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> ask(new SessionCommand.Execute(campaign.id()));
            case 3 -> ask(new SessionCommand.Pause(campaign.id()));
            case 4 -> ask(new SessionCommand.Resume(campaign.id()));
            case 5 -> ask(new SessionCommand.Stop(campaign.id()));
            case 6 -> ask(SessionCommand.Hold.INSTANCE);
            case 7 -> ask(SessionCommand.Release.INSTANCE);
            default -> time.pass(random.nextLong(20_000));
        }
    }

    private void ask(SessionCommand command) {
        boolean[] answered = {false};
        actor.ask(command).onComplete(done -> {
            if (answered[0] || done.failed()) {
                broken.add("answered badly: " + command.getClass().getSimpleName());
            }
            answered[0] = true;
            checkWorker();
            if (done.result() instanceof SessionReply.Done reply && reply.campaign() != null) {
                checkFresh(reply.campaign());
            }
        });
    }

    /** What the session counts must be what its campaigns in the queue add up to. */
    private void checkWorker() {
        long total = 0;
        long pending = 0;
        for (CampaignView view : board.campaigns(null, Integer.MAX_VALUE)) {
            if (view.status() == CampaignStatus.RUNNING || view.status() == CampaignStatus.PAUSED) {
                total += view.counts().total();
                pending += view.counts().pending();
            }
        }
        for (SessionView worker : board.workers()) {
            if (worker.totalRequests() != total || worker.pendingRequests() != pending) {
                broken.add("the session counts " + worker.pendingRequests() + "/" + worker.totalRequests()
                        + " where its campaigns have " + pending + "/" + total);
            }
        }
    }

    private void checkFresh(CampaignView answered) {
        CampaignView shown = board.campaign(answered.campaign().id());
        if (shown == null || !shown.equals(answered)) {
            broken.add("the board is older than an answer");
        }
        if (answered.counts().total() != answered.campaign().totalRequests()) {
            broken.add("states do not add up");
        }
    }

    /** Ends all trouble, asks for everything to be sent, and waits until nothing moves. */
    private void comeToRest() {
        calm = true;
        gateway.calm();
        int rounds = 0;
        while (!allCompleted() && rounds++ < 50) {
            for (Campaign campaign : campaigns) {
                ask(new SessionCommand.Create(campaign));
                ask(new SessionCommand.Execute(campaign.id()));
            }
            for (int steps = 0; steps < STEPS_TO_REST && time.step(); steps++) {
                if (steps == STEPS_TO_REST - 1) {
                    broken.add("never comes to rest");
                }
            }
        }
    }

    private boolean allCompleted() {
        return campaigns.stream().allMatch(campaign -> {
            CampaignView view = board.campaign(campaign.id());
            return view != null && view.status() == CampaignStatus.COMPLETED;
        });
    }

    private void reckon() {
        for (Campaign campaign : campaigns) {
            CampaignView view = board.campaign(campaign.id());
            if (view == null || view.status() != CampaignStatus.COMPLETED) {
                broken.add("not completed: " + (view == null ? "unknown" : view.status() + " " + view.counts()));
                continue;
            }
            Counts counts = view.counts();
            if (counts.pending() + counts.executing() + counts.skipped() != 0) {
                broken.add("completed with " + counts);
            }
            reckon(campaign);
        }
        gateway.reckonOrder();
        for (CampaignView rebuilt : recorded.rebuilt()) {
            if (!rebuilt.equals(board.campaign(rebuilt.campaign().id()))) {
                broken.add("the recorded facts add up to " + rebuilt.status() + " " + rebuilt.counts());
            }
        }
    }

    private void reckon(Campaign campaign) {
        for (int index = 0; index < campaign.totalRequests(); index++) {
            SendState state = state(campaign, index);
            int accepted = gateway.timesAccepted(campaign, index);
            boolean right =
                    switch (state) {
                        case COMPLETED -> accepted == 1;
                        case FAILED -> accepted == 0;
                        case UNCERTAIN -> accepted <= 1 && gateway.keepsNoHistory();
                        default -> false;
                    };
            if (!right) {
                broken.add("request " + index + " is " + state + " and was accepted " + accepted + " times");
            }
        }
    }

    private SendState state(Campaign campaign, int index) {
        List<SendState> found = new ArrayList<>();
        actor.ask(new SessionCommand.Read(campaign.id(), null, index, 1)).onSuccess(reply -> {
            if (reply instanceof SessionReply.Requests requests) {
                found.add(requests.page().requests().get(0).state());
            }
        });
        return found.get(0);
    }
}
