package io.turbozap.session;

import io.turbozap.campaign.SendState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the requests of a campaign page by page, looking at a bounded number of them at a time. */
final class RequestReader {

    private static final int LARGEST_PAGE = 1_000;
    private static final int SPAN = 1 << 18;

    private RequestReader() {}

    static SessionReply read(SessionQueue queue, SessionCommand.Read read) {
        QueuedCampaign campaign = queue.find(read.campaign());
        if (campaign == null) {
            return SessionReply.NotFound.INSTANCE;
        }
        int total = campaign.progress.total();
        int end = (int) Math.min(total, (long) read.from() + SPAN);
        int limit = Math.min(read.limit(), LARGEST_PAGE);
        List<RequestView> page = new ArrayList<>(Math.min(limit, 64));
        int index = find(campaign, read.state(), read.from(), end);
        while (index >= 0 && page.size() < limit) {
            page.add(new RequestView(
                    campaign.campaign.request(index), campaign.progress.state(index), campaign.details.get(index)));
            index = find(campaign, read.state(), index + 1, end);
        }
        int next = index >= 0 ? index : end;
        return new SessionReply.Requests(new RequestPage(page, next < total ? next : -1));
    }

    private static int find(QueuedCampaign campaign, @Nullable SendState state, int from, int end) {
        return from >= end ? -1 : campaign.progress.find(state, from, end - from);
    }
}
