package io.turbozap.cli;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.SendCounts;
import io.turbozap.session.CampaignView;
import io.turbozap.session.SessionQueries;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** The progress of campaigns in the terminal, a line each, until all are completed. */
final class DemoProgress {

    private static final long REFRESH_MILLIS = 250;
    /** Where lines cannot be drawn over, this many refreshes pass between two prints. */
    private static final int REFRESHES_PER_PRINT = 8;

    private static final int BAR = 30;
    private static final String UP_AND_ERASE = "\u001b[1A\u001b[2K";

    private final SessionQueries sessions;
    private final List<Campaign> campaigns;
    private final PrintWriter out;
    private final boolean terminal;

    DemoProgress(SessionQueries sessions, List<Campaign> campaigns, PrintWriter out, boolean terminal) {
        this.sessions = sessions;
        this.campaigns = campaigns;
        this.out = out;
        this.terminal = terminal;
    }

    /** Returns when all campaigns are completed. Blocks the caller, which is the main thread. */
    void follow() throws InterruptedException {
        print();
        for (int refresh = 1; !isOver(); refresh++) {
            Thread.sleep(REFRESH_MILLIS);
            if (terminal) {
                campaigns.forEach(campaign -> out.print(UP_AND_ERASE));
                print();
            } else if (refresh % REFRESHES_PER_PRINT == 0 || isOver()) {
                print();
            }
        }
        out.flush();
    }

    private boolean isOver() {
        for (Campaign campaign : campaigns) {
            CampaignView view = sessions.campaign(campaign.id());
            if (view != null && view.status() != CampaignStatus.COMPLETED) {
                return false;
            }
        }
        return true;
    }

    private void print() {
        for (Campaign campaign : campaigns) {
            CampaignView view = sessions.campaign(campaign.id());
            if (view != null) {
                out.println(line(view));
            }
        }
        out.flush();
    }

    /** Such as {@code sales      [######........]  12/24  running}. */
    static String line(CampaignView view) {
        SendCounts sendCounts = view.sendCounts();
        int total = sendCounts.total();
        int done = total - sendCounts.pending() - sendCounts.executing();
        int filled = (int) ((long) BAR * done / Math.max(1, total));
        String trouble = sendCounts.failed() + sendCounts.uncertain() == 0
                ? ""
                : "  " + sendCounts.failed() + " failed, " + sendCounts.uncertain() + " uncertain";
        return String.format(
                Locale.ROOT,
                "%-10s [%s%s] %6d/%d  %s%s",
                view.campaign().session(),
                "#".repeat(filled),
                ".".repeat(BAR - filled),
                done,
                total,
                view.status().wireName(),
                trouble);
    }
}
