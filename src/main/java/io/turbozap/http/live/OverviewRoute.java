package io.turbozap.http.live;

import io.turbozap.http.web.CoalescedResponse;
import io.turbozap.http.web.ResponseVersion;
import io.turbozap.http.web.Responses;
import io.turbozap.http.web.RouteHandler;
import io.turbozap.live.Overviews;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;

/** Route of what goes on in the whole server. All clients that ask at the same time get the same answer. */
public final class OverviewRoute implements RouteHandler {

    private final Overviews overviews;
    private final CoalescedResponse shared;

    public OverviewRoute(Overviews overviews, ResponseVersion responseVersion) {
        this.overviews = overviews;
        this.shared = new CoalescedResponse(responseVersion, System::nanoTime, this::answer);
    }

    @Override
    public Future<Void> handle(RoutingContext ctx) {
        return overviews
                .refresh()
                .compose(refreshed -> Responses.send(ctx.response(), 200, Objects.requireNonNull(shared.get())));
    }

    private Buffer answer() {
        return new JsonObject()
                .put("success", true)
                .put("data", overviews.now().json())
                .toBuffer();
    }
}
