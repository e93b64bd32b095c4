package io.turbozap.http.campaign;

import io.turbozap.campaign.CampaignId;
import io.turbozap.http.web.JsonWriter;
import io.turbozap.http.web.Responses;
import io.turbozap.session.Forecast;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.LocalDate;
import java.util.Map;

/** A forecast as callers see it. */
final class ForecastView {

    private ForecastView() {}

    static Future<Void> answer(RoutingContext ctx, CampaignId id, Forecast forecast) {
        return Responses.ok(
                ctx,
                200,
                json -> write(forecast, json.member("campaignId", id.value()).name("data")));
    }

    private static void write(Forecast forecast, JsonWriter json) {
        json.object()
                .member("requests", forecast.requests())
                .time("startsAt", forecast.startsAt())
                .time("endsAt", forecast.endsAt())
                .member("complete", forecast.complete())
                .name("perDay")
                .array();
        for (Map.Entry<LocalDate, Integer> day : forecast.perDay().entrySet()) {
            json.object()
                    .member("date", day.getKey().toString())
                    .member("requests", day.getValue())
                    .endObject();
        }
        json.endArray().name("delays").array();
        for (Forecast.Delay delay : forecast.delays()) {
            json.object()
                    .member("rule", delay.rule())
                    .member("millis", delay.millis())
                    .endObject();
        }
        json.endArray().endObject();
    }
}
