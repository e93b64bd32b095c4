package io.turbozap.http;

import io.turbozap.campaign.CampaignId;
import io.turbozap.session.CampaignFilter;
import io.turbozap.session.CampaignView;
import io.turbozap.session.Sessions;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Those campaigns that belong to one face, in its own form. */
final class SourcePages implements StreamedArray.Pages {

    private static final int PAGE = 200;

    private final Sessions sessions;
    private final CampaignFilter filter;
    private final BiConsumer<CampaignView, JsonWriter> writer;
    private @Nullable CampaignId last;
    private int left;

    SourcePages(
            Sessions sessions,
            CampaignFilter filter,
            BiConsumer<CampaignView, JsonWriter> writer,
            @Nullable CampaignId after,
            int limit) {
        this.sessions = sessions;
        this.filter = filter;
        this.writer = writer;
        this.last = after;
        this.left = limit;
    }

    @Override
    public Future<Boolean> next(JsonWriter json) {
        int wanted = Math.min(PAGE, left);
        return sessions.campaigns(filter, last, wanted).map(views -> write(views, wanted, json));
    }

    private boolean write(List<CampaignView> views, int wanted, JsonWriter json) {
        for (CampaignView view : views) {
            writer.accept(view, json);
            last = view.campaign().id();
        }
        left -= views.size();
        return left > 0 && views.size() == wanted;
    }
}
