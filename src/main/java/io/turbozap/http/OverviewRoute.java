package io.turbozap.http;

import io.turbozap.live.Overviews;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;

/** What goes on in the whole server. Everybody who asks at the same time gets the same answer. */
final class OverviewRoute implements Handler<RoutingContext> {

    private final Overviews overviews;
    private final SharedAnswer shared;

    OverviewRoute(Overviews overviews, Told told) {
        this.overviews = overviews;
        this.shared = new SharedAnswer(told, System::nanoTime, this::answer);
    }

    @Override
    public void handle(RoutingContext ctx) {
        overviews
                .refresh()
                .map(refreshed -> Answers.send(ctx.response(), 200, Objects.requireNonNull(shared.get())))
                .onFailure(ctx::fail);
    }

    private Buffer answer() {
        return new JsonObject()
                .put("success", true)
                .put("data", overviews.now().json())
                .toBuffer();
    }
}
