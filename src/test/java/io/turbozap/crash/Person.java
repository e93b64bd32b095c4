package io.turbozap.crash;

import io.turbozap.fixture.Waiting;
import java.io.IOException;
import java.util.SplittableRandom;

/**
 * Somebody who keeps one session supplied with campaigns, whatever happens to the server. What is not acknowledged is
 * left as it is, or asked again where that is harmless.
 */
final class Person implements Runnable {

    private static final int PLENTY = 20;
    private static final int LARGE = 3_000;
    private static final long LONGEST_WAIT_MILLIS = 6_000;
    private static final long IDLE_SECONDS = 1;

    private final String session;
    private final SplittableRandom random;
    private final Api api;
    private final Asks asks;
    private final Wire wire;
    private volatile boolean done;
    private int supplied;

    Person(String session, SplittableRandom random, Ground ground) {
        this.session = session;
        this.random = random;
        this.api = ground.api;
        this.asks = ground.asks;
        this.wire = ground.wire;
    }

    /** Asks for nothing more. */
    void stop() {
        done = true;
    }

    @Override
    public void run() {
        try {
            while (!done) {
                // where nothing is sent any more, for whatever reason: even a server that lost everything gets more to
                // do
                Waiting.comesTrue(
                        IDLE_SECONDS, () -> wire.count(session), () -> done || supplied - wire.count(session) < PLENTY);
                if (!done) {
                    supply();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void supply() throws InterruptedException {
        boolean large = random.nextInt(40) == 0;
        Ask ask =
                large ? asks.note(session, LARGE, 1) : asks.note(session, random.nextInt(1, 12), random.nextInt(1, 4));
        boolean scheduled = !large && random.nextInt(8) == 0;
        if (scheduled) {
            ask.startsAt = System.currentTimeMillis() + random.nextLong(LONGEST_WAIT_MILLIS);
        }
        try {
            create(api, ask);
        } catch (IOException e) {
            untilAlive();
            return;
        }
        if (!ask.createAcknowledged) {
            Waiting.until("a server that takes campaigns", () -> done || api.isReady());
        } else if (!large && !scheduled && random.nextInt(10) > 0) {
            start(ask);
        }
    }

    private void start(Ask ask) throws InterruptedException {
        boolean stubborn = random.nextInt(3) > 0;
        do {
            try {
                execute(api, ask);
            } catch (IOException e) {
                untilAlive();
            }
        } while (stubborn && !ask.executeAcknowledged && !done);
        if (ask.executeAcknowledged) {
            supplied += ask.requests();
            interfere(ask);
        }
    }

    private void untilAlive() {
        Waiting.until("a server", () -> done || api.isAlive());
    }

    /** Now and then a campaign is paused or stopped, and that is left so or taken back. */
    private void interfere(Ask ask) throws InterruptedException {
        boolean pause = random.nextBoolean();
        if (random.nextInt(5) > 0) {
            return;
        }
        try {
            rest(ask, pause);
            if (random.nextBoolean()) {
                untilSent(random.nextInt(20));
                wake(api, ask);
            }
        } catch (IOException e) {
            ask.restsAs = null;
        }
    }

    /** Waits until others sent so many, or nobody sends anything. */
    private void untilSent(int more) {
        int enough = wire.total() + more;
        Waiting.comesTrue(IDLE_SECONDS, wire::total, () -> done || wire.total() >= enough);
    }

    private void rest(Ask ask, boolean pause) throws IOException, InterruptedException {
        if (api.post("/api/campaigns/" + ask.id + (pause ? "/pause" : "/stop")).status() == 200) {
            ask.restsAs = pause ? "paused" : "stopped";
        }
    }

    /** Starts what rests, wherever it stands. */
    static void wake(Api api, Ask ask) throws IOException, InterruptedException {
        ask.restsAs = null;
        api.post("/api/campaigns/" + ask.id + "/execute");
    }

    /** Asks for a campaign; it throws, or was refused, if that is not acknowledged. */
    static void create(Api api, Ask ask) throws IOException, InterruptedException {
        acknowledge(ask, api.post("/api/campaigns/create", ask.body()));
    }

    static void acknowledge(Ask ask, Api.Answer answer) {
        if (answer.status() == 201) {
            ask.id = answer.body().getString("campaignId");
            ask.createAcknowledged = true;
            ask.executeAcknowledged = ask.startsAt != null;
        }
    }

    /** Asks that an acknowledged campaign is sent. */
    static void execute(Api api, Ask ask) throws IOException, InterruptedException {
        ask.executeAsked = true;
        Api.Answer answer = api.post("/api/campaigns/" + ask.id + "/execute");
        // a conflict: it is completed already, started by a call whose answer was lost
        if (answer.status() == 202 || answer.status() == 409) {
            ask.executeAcknowledged = true;
        }
    }
}
