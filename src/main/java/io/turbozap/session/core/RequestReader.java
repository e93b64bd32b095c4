package io.turbozap.session.core;

import io.turbozap.campaign.Campaign;
import io.turbozap.session.RequestFilter;
import io.turbozap.session.RequestPage;
import io.turbozap.session.RequestView;
import io.turbozap.session.command.SessionCommand;
import java.util.ArrayList;
import java.util.List;

/** Reads the requests of a campaign page by page, looking at a bounded number of them at a time. */
final class RequestReader {

    private static final int LARGEST_PAGE = 1_000;
    private static final int SPAN = 1 << 18;

    /** To look at a number takes longer than to look at a state. */
    private static final int SPAN_OF_NUMBERS = 1 << 14;

    private final QueuedCampaign campaign;
    private final RequestFilter filter;
    private final int end;
    private int lookedUp = -1;
    private boolean isWanted;

    private RequestReader(QueuedCampaign campaign, SessionCommand.Read read) {
        this.campaign = campaign;
        this.filter = read.filter();
        int span = filter.digits() == null ? SPAN : SPAN_OF_NUMBERS;
        this.end = (int) Math.min(campaign.progress().total(), (long) read.from() + span);
    }

    static RequestPage read(QueuedCampaign campaign, SessionCommand.Read read) {
        return new RequestReader(campaign, read).page(read.from(), Math.min(read.limit(), LARGEST_PAGE));
    }

    private RequestPage page(int from, int limit) {
        List<RequestView> page = new ArrayList<>(Math.min(limit, 64));
        int index = find(from);
        while (index >= 0 && page.size() < limit) {
            page.add(new RequestView(
                    campaign.request(index),
                    campaign.progress().state(index),
                    campaign.progress().detail(index)));
            index = find(index + 1);
        }
        int next = index >= 0 ? index : end;
        return new RequestPage(page, next < campaign.progress().total() ? next : -1);
    }

    private int find(int from) {
        int index = inState(from);
        while (index >= 0 && filter.digits() != null && !isTo(index)) {
            index = inState(index + 1);
        }
        return index;
    }

    private int inState(int from) {
        return from >= end ? -1 : campaign.progress().find(filter.state(), from, end - from);
    }

    /** Whether the request goes to a recipient that is asked for; all messages to one contact follow each other. */
    private boolean isTo(int index) {
        Campaign content = campaign.content();
        int contact = index / content.messages().size();
        if (contact != lookedUp) {
            lookedUp = contact;
            isWanted = filter.matches(content.recipients().chatId(contact));
        }
        return isWanted;
    }
}
