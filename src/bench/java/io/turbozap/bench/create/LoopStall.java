package io.turbozap.bench.create;

import io.turbozap.bench.client.CampaignBody;
import io.turbozap.bench.figure.Figures;
import io.turbozap.bench.figure.Goal;
import io.turbozap.bench.figure.Line;
import io.turbozap.bench.figure.Unit;
import io.turbozap.bench.lab.Lab;
import io.turbozap.bench.lab.Launch;
import io.turbozap.bench.lab.Measure;
import io.turbozap.bench.lab.Product;
import io.turbozap.bench.lab.Server;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long event loops stand still while a large campaign comes in. */
public final class LoopStall implements Measure {

    private static final String INSIDE = "event-loop delay";
    private static final String OUTSIDE = "worst /health";
    private static final long SETTLE_MILLIS = 100;
    private static final int QUIET_STEPS = 45;
    private static final long QUIET_STEP_MILLIS = 2_000;
    private static final double QUIET_DELAY_MILLIS = 5;
    private static final Pattern LONGEST_DELAY = Pattern.compile(
            "^\\w*event_?loop_(?:delay|lag|stall)\\w*_max(?:\\{[^}]*})?\\s+(\\S+)",
            Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

    @Override
    public String name() {
        return "stall";
    }

    @Override
    public String method() {
        return "as create; the server's own maximum of how late a loop gets to what is due, from /metrics, taken once that of"
                + " its start has left the window; from outside it is the slowest of /health, asked every 3 ms on 4"
                + " connections during the create, CPU contention included";
    }

    @Override
    public List<Line> lines() {
        return List.of(
                Line.of("longest stall of an event loop, by /metrics", INSIDE, Unit.MILLIS, Goal.atMost(50, 10)),
                Line.of("slowest /health during the 16 MB create", OUTSIDE, Unit.MILLIS, Goal.atMost(50, 10)));
    }

    @Override
    public void round(Lab lab, Figures figures) throws IOException, InterruptedException {
        byte[] body = CampaignBody.of("bench", lab.scale().contacts(), CampaignBody.Messages.FOUR);
        try (Server server = lab.start(Product.TURBOZAP, Launch.idle());
                HealthWatch watch = new HealthWatch(server)) {
            CreateSpeed.warmUp(server, lab.scale());
            awaitQuiet(lab, server);
            watch.startOver();
            server.create(body);
            Thread.sleep(SETTLE_MILLIS); // an answer that the create held up is not there yet
            figures.put(OUTSIDE, watch.worstMillis());
            figures.put(INSIDE, longestDelayMillis(server.get("/metrics")));
        }
    }

    /** Waits until the server's maximum, which covers the last minute or so, has forgotten its start. */
    private static void awaitQuiet(Lab lab, Server server) throws IOException, InterruptedException {
        for (int step = 0; step < QUIET_STEPS && !lab.scale().quick(); step++) {
            double delay = longestDelayMillis(server.get("/metrics"));
            if (Double.isNaN(delay) || delay < QUIET_DELAY_MILLIS) {
                return;
            }
            Thread.sleep(QUIET_STEP_MILLIS);
        }
    }

    /** The largest event-loop delay that {@code metrics} of Prometheus tell, in milliseconds, NaN if they tell none. */
    static double longestDelayMillis(String metrics) {
        double longest = Double.NaN;
        Matcher matcher = LONGEST_DELAY.matcher(metrics);
        while (matcher.find()) {
            double seconds = Double.parseDouble(matcher.group(1));
            longest = Double.isNaN(longest) ? seconds : Math.max(longest, seconds);
        }
        return longest * 1e3;
    }
}
