package io.turbozap.cli.send;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** The observation of one campaign up to its end. */
final class Follow {

    static final int ALL_SENT = 0;
    static final int SOME_NOT_SENT = 2;

    /** Where lines cannot be drawn over, this much passes between two. */
    private static final long PLAIN_NANOS = Duration.ofSeconds(5).toNanos();

    private final ServerClient server;
    private final Terminal terminal;

    Follow(ServerClient server, Terminal terminal) {
        this.server = server;
        this.terminal = terminal;
    }

    private JsonObject fetch(String campaign, String query) throws InterruptedException {
        return server.get("/api/campaigns/" + campaign + query).getJsonObject("data");
    }

    /**
     * Returns the exit code when nothing more comes of it. Every second it fetches, as the server's answer takes as long.
     *
     * @param quiet whether something else uses the terminal
     */
    int untilOver(String campaign, BooleanSupplier quiet) throws InterruptedException {
        ProgressLines first = ProgressLines.of(fetch(campaign, ""));
        long start = System.nanoTime();
        long shown = start - PLAIN_NANOS;
        ProgressLines now = first;
        while (!now.isOver()) {
            long at = System.nanoTime();
            if (!quiet.getAsBoolean() && (terminal.isInteractive() || at - shown >= PLAIN_NANOS)) {
                show(now.line(first.done(), Duration.ofNanos(at - start)));
                shown = at;
            }
            now = ProgressLines.of(fetch(campaign, "?wait=completed&timeout=1s"));
        }
        show(now.line(first.done(), Duration.ofNanos(System.nanoTime() - start)));
        if (terminal.isInteractive()) {
            terminal.print("");
        }
        terminal.print(summary(campaign, now));
        return now.sent() + now.skipped() == now.total() ? ALL_SENT : SOME_NOT_SENT;
    }

    private void show(String line) {
        if (terminal.isInteractive()) {
            terminal.draw(line);
        } else {
            terminal.print(line);
        }
    }

    private String summary(String campaign, ProgressLines end) {
        String all = end.sent() + " of " + end.total() + " sent";
        if (end.skipped() > 0) {
            all += ", " + end.skipped() + " skipped (opted out, or not on WhatsApp)";
        }
        if (end.trouble() > 0) {
            all += ", " + end.trouble() + " failed or uncertain: " + server.url() + "/api/campaigns/" + campaign
                    + "/deliveries shows why";
        }
        return end.status().equals("completed") ? all : all + ", campaign " + end.status();
    }
}
