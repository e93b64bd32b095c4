package io.turbozap.http;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.SendState;
import io.turbozap.session.RequestPage;
import io.turbozap.session.RequestView;
import io.turbozap.session.SendDetail;
import io.turbozap.session.Sessions;
import io.turbozap.waha.WahaRequest;
import io.turbozap.waha.WahaRequests;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** The requests of a campaign, or some of them. */
final class RequestPages implements StreamedArray.Pages {

    private static final int PAGE = 200;

    private final Sessions sessions;
    private final WahaRequests describer;
    private final CampaignId campaign;
    private final @Nullable SendState state;
    private int from;
    private int toSkip;
    private int left;

    /** @param offset how many to skip of those that are in {@code state}, or of all if that is null */
    RequestPages(
            Sessions sessions,
            WahaRequests describer,
            CampaignId campaign,
            @Nullable SendState state,
            int offset,
            int limit) {
        this.sessions = sessions;
        this.describer = describer;
        this.campaign = campaign;
        this.state = state;
        this.from = state == null ? offset : 0;
        this.toSkip = state == null ? 0 : offset;
        this.left = limit;
    }

    @Override
    public Future<Boolean> next(JsonWriter json) {
        int wanted = (int) Math.min(PAGE, (long) toSkip + left);
        return sessions.requests(campaign, state, from, wanted).map(reply -> write(Replies.requirePage(reply), json));
    }

    private boolean write(RequestPage page, JsonWriter json) {
        for (RequestView view : page.requests()) {
            if (toSkip > 0) {
                toSkip--;
            } else if (left > 0) {
                json.json(item(view).toBuffer());
                left--;
            }
        }
        from = page.next();
        return from >= 0 && left > 0;
    }

    private JsonObject item(RequestView view) {
        SendDetail detail = view.detail();
        WahaRequest request = describer.describe(view.request());
        JsonObject item = new JsonObject()
                .put("method", request.method())
                .put("url", request.url())
                .put("headers", request.headers())
                .put("data", request.data())
                .put("index", view.request().index())
                .put("status", view.state().wireName());
        if (detail != null) {
            item.put("attempts", detail.attempts());
            putKnown(item, "messageId", detail.messageId());
            putKnown(item, "error", detail.reason());
        }
        return item;
    }

    private static void putKnown(JsonObject item, String name, @Nullable String value) {
        if (value != null) {
            item.put(name, value);
        }
    }
}
