package io.turbozap.http;

import io.turbozap.campaign.CampaignId;
import io.turbozap.session.CampaignView;
import io.turbozap.session.Sessions;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The list of campaigns, or a part of it. */
final class CampaignPages implements StreamedArray.Pages {

    private static final int PAGE = 200;

    private final Sessions sessions;
    private @Nullable CampaignId last;
    private int left;
    private boolean cut;

    CampaignPages(Sessions sessions, @Nullable CampaignId after, int limit) {
        this.sessions = sessions;
        this.last = after;
        this.left = limit;
    }

    @Override
    public Future<Boolean> next(JsonWriter json) {
        int wanted = Math.min(PAGE, left);
        // one more than wanted tells whether any follow
        return sessions.campaigns(last, wanted + 1).map(views -> write(views, wanted, json));
    }

    private boolean write(List<CampaignView> views, int wanted, JsonWriter json) {
        int written = Math.min(wanted, views.size());
        for (CampaignView view : views.subList(0, written)) {
            Views.write(view, json);
            last = view.campaign().id();
        }
        left -= written;
        boolean more = views.size() > written;
        cut = more && left == 0;
        return more && left > 0;
    }

    @Override
    public void close(JsonWriter json) {
        if (cut && last != null) {
            json.member("next", last.value());
        }
    }
}
