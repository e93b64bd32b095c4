package io.turbozap.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turbozap.simulator.fault.Fault;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** One store, one WAHA, some sessions that are kept busy, and a server that is killed and started again and again. */
final class Life implements AutoCloseable {

    /** Without an interval no ids are fetched ahead. */
    private static final long[] INTERVALS = {0, 20, 30, 60};

    private static final int SESSIONS = 5;
    private static final int LAST_SENDS = 60;
    private static final int LARGE = 25_000;
    private static final long PATIENCE_SECONDS = 30;
    private static final long TOLERATED_MILLIS = 1_000;

    private final SplittableRandom random;
    private final long interval;
    private final Ground ground;
    private final List<Person> persons = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    Life(long seed, String database, Waha waha, Path directory) throws IOException {
        this.random = new SplittableRandom(seed);
        this.interval = INTERVALS[random.nextInt(INTERVALS.length)];
        long latency = random.nextLong(30);
        boolean tells = random.nextBoolean();
        this.ground = new Ground(
                directory,
                database,
                post -> tells ? waha.telling(post, latency) : waha.options(latency),
                "EXECUTION_INTERVAL",
                Long.toString(interval));
        if (random.nextBoolean()) {
            for (Fault trouble : Waha.troubles()) {
                Ground.await(ground.simulator.fault(trouble));
            }
        }
        for (int session = 0; session < SESSIONS; session++) {
            Person person = new Person("session-" + session, random.split(), ground);
            persons.add(person);
            threads.add(new Thread(person, "person-" + session));
        }
    }

    /** Lives through so many kills, lets everything end, and tells what came of it. */
    Verdict live(int kills) throws IOException, InterruptedException {
        List<Kill> plan = Kill.plan(kills, random.split());
        threads.forEach(Thread::start);
        for (Kill kill : plan) {
            die(kill);
        }
        return end();
    }

    private void die(Kill kill) throws IOException, InterruptedException {
        boolean recovering = kill.instant() == Kill.Instant.RECOVERY;
        try (ServerProcess server = recovering ? ground.start() : ground.ready()) {
            switch (kill.instant()) {
                case SEND_LOST -> spring(server, kill, Trap.Moment.NEVER_ARRIVED);
                case SEND_LATE -> spring(server, kill, Trap.Moment.ARRIVED_LATE);
                case SEND_UNANSWERED -> spring(server, kill, Trap.Moment.UNANSWERED);
                case SEND_ANSWERED -> spring(server, kill, Trap.Moment.ANSWERED);
                case COMMAND -> command(server, kill);
                case UPLOAD -> upload(server, kill);
                case ANY, RECOVERY -> {
                    shootLater(server, kill);
                    server.awaitEnd();
                }
            }
            server.kill();
        }
    }

    private void spring(ServerProcess server, Kill kill, Trap.Moment moment) throws IOException, InterruptedException {
        await(new Trap(moment, kill.nth(), kill.delayMillis(), server::shoot));
    }

    private void await(Trap trap) throws IOException, InterruptedException {
        ground.wire.set(trap);
        if (!trap.await(PATIENCE_SECONDS)) {
            throw new AssertionError("nothing is sent: "
                    + ground.api.get("/api/campaigns/queue/status").body());
        }
    }

    private void command(ServerProcess server, Kill kill) throws InterruptedException {
        Ask ask = ground.asks.note("session-0", 3, 2);
        shootLater(server, kill);
        try {
            Person.create(ground.api, ask);
            if (ask.createAcknowledged) {
                Person.execute(ground.api, ask);
            }
        } catch (IOException e) {
            // as it was to be
        }
    }

    private void upload(ServerProcess server, Kill kill) throws InterruptedException {
        Ask ask = ground.asks.note("session-1", LARGE, 1);
        byte[] body = ask.body().encode().getBytes(UTF_8);
        long bytes = Math.round(body.length * kill.share());
        Runnable action = bytes < body.length ? server::shoot : () -> shootLater(server, kill);
        try {
            Person.acknowledge(
                    ask, ground.api.post("/api/campaigns/create", () -> new KillingBody(body, bytes, action)));
        } catch (IOException e) {
            // as it was to be
        }
    }

    private void shootLater(ServerProcess server, Kill kill) {
        ground.vertx.setTimer(Math.max(1, kill.delayMillis()), due -> server.shoot());
    }

    private Verdict end() throws IOException, InterruptedException {
        try (ServerProcess server = ground.ready()) {
            await(new Trap(Trap.Moment.ANSWERED, LAST_SENDS, 0, () -> {}));
            quieten();
            List<String> awake = wake();
            return ground.end(server).and(tooEarly()).and(awake);
        }
    }

    /** Starts what was paused or stopped, and tells of what was and is not. */
    private List<String> wake() throws IOException, InterruptedException {
        List<String> awake = new ArrayList<>();
        for (Ask ask : ground.asks.all()) {
            JsonObject campaign = ask.executeAcknowledged && ask.startsAt == null ? ground.campaign(ask) : null;
            if (campaign != null) { // what is gone is reckoned as lost
                String status = campaign.getString("status");
                if (ask.restsAs != null && !status.equals(ask.restsAs) && !status.equals("completed")) {
                    awake.add(ask + " was " + ask.restsAs + " and is " + status);
                }
                Person.wake(ground.api, ask);
            }
        }
        return awake;
    }

    private void quieten() throws InterruptedException {
        persons.forEach(Person::stop);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** Arrivals may be late by as much as a busy machine makes them, which is far more than an interval here. */
    private List<String> tooEarly() {
        List<String> faults = new ArrayList<>();
        for (int session = 0; session < SESSIONS; session++) {
            String name = "session-" + session;
            String fault = Intervals.fault(name, ground.wire.arrivals(name), interval, TOLERATED_MILLIS);
            if (fault != null) {
                faults.add(fault);
            }
        }
        return faults;
    }

    @Override
    public void close() {
        try {
            quieten();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ground.close();
    }
}
