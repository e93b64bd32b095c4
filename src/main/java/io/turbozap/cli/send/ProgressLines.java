package io.turbozap.cli.send;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Locale;

/**
 * The progress of a campaign.
 *
 * @param done requests that came to an end, whichever
 * @param trouble those of them that failed, or of which it is not known whether they left
 */
record ProgressLines(String status, int total, int done, int sent, int trouble, int skipped) {

    private static final int BAR = 30;

    /**
     * The progress that a campaign reports.
     *
     * @param campaign as the server shows it
     */
    static ProgressLines of(JsonObject campaign) {
        JsonObject counts = campaign.getJsonObject("progress");
        int trouble = counts.getInteger("failed") + counts.getInteger("uncertain");
        int open = counts.getInteger("pending") + counts.getInteger("executing");
        int total = campaign.getInteger("totalRequests");
        return new ProgressLines(
                campaign.getString("status"),
                total,
                total - open,
                counts.getInteger("completed"),
                trouble,
                counts.getInteger("skipped"));
    }

    /** Whether nothing more comes of it by itself. */
    boolean isOver() {
        return status.equals("completed") || status.equals("stopped") || status.equals("missed");
    }

    /**
     * The line of a progress bar, such as {@code [######........]  12/24  2.0/s  ETA 0:06  running}.
     *
     * @param since what was done when it began
     */
    String line(int since, Duration elapsed) {
        int filled = (int) ((long) BAR * done / Math.max(1, total));
        double rate = elapsed.isZero() ? 0 : (done - since) * 1_000.0 / elapsed.toMillis();
        StringBuilder line = new StringBuilder();
        line.append('[')
                .append("#".repeat(filled))
                .append(".".repeat(BAR - filled))
                .append("]  ");
        line.append(done).append('/').append(total);
        if (rate > 0 && !isOver()) {
            line.append(String.format(Locale.ROOT, rate < 1 ? "  %.2f/s" : "  %.1f/s", rate))
                    .append("  ETA ")
                    .append(clock(Math.round((total - done) / rate)));
        }
        line.append("  ").append(status);
        if (trouble > 0) {
            line.append("  ").append(trouble).append(" failed or uncertain");
        }
        if (skipped > 0) {
            line.append("  ").append(skipped).append(" skipped");
        }
        return line.toString();
    }

    private static String clock(long seconds) {
        long hours = seconds / 3_600;
        return hours > 0
                ? String.format(Locale.ROOT, "%d:%02d:%02d", hours, seconds / 60 % 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }
}
