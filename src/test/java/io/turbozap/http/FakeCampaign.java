package io.turbozap.http;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.SendState;
import io.turbozap.campaign.SendStates;
import io.turbozap.session.CampaignView;
import io.turbozap.session.RequestFilter;
import io.turbozap.session.RequestPage;
import io.turbozap.session.RequestView;
import io.turbozap.session.SendDetail;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Campaign of {@link FakeSessions}. */
final class FakeCampaign {

    final Campaign campaign;
    final SendStates sendStates;
    final @Nullable Long scheduledAt;
    CampaignStatus status;

    @Nullable
    Long startedAt;

    FakeCampaign(Campaign campaign, @Nullable Long scheduledAt) {
        this.campaign = campaign;
        this.scheduledAt = scheduledAt;
        this.status = scheduledAt == null ? CampaignStatus.PENDING : CampaignStatus.SCHEDULED;
        this.sendStates = new SendStates(campaign.totalRequests());
    }

    CampaignView view() {
        return new CampaignView(
                campaign.head(),
                status,
                sendStates.sendCounts(),
                null,
                scheduledAt,
                startedAt,
                null,
                campaign.createdAt().toEpochMilli());
    }

    RequestPage requests(RequestFilter filter, int from, int limit) {
        List<RequestView> found = new ArrayList<>();
        int index = find(filter, from);
        while (index >= 0 && found.size() < limit) {
            found.add(view(index));
            index = find(filter, index + 1);
        }
        return new RequestPage(found, index);
    }

    private int find(RequestFilter filter, int from) {
        int index = sendStates.find(filter.state(), from, Integer.MAX_VALUE);
        while (index >= 0
                && filter.digits() != null
                && !campaign.request(index).chatId().contains(filter.digits())) {
            index = sendStates.find(filter.state(), index + 1, Integer.MAX_VALUE);
        }
        return index;
    }

    private RequestView view(int index) {
        SendState state = sendStates.state(index);
        SendDetail detail =
                switch (state) {
                    case PENDING -> null;
                    case FAILED -> new SendDetail(2, null, "no such file", 1);
                    default -> new SendDetail(1, "3EB0", null, 1);
                };
        return new RequestView(campaign.request(index), state, detail);
    }
}
