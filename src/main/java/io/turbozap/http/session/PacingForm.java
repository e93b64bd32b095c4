package io.turbozap.http.session;

import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.Contract;
import io.turbozap.http.web.JsonWriter;
import io.turbozap.http.web.SchemaCheck;
import io.turbozap.http.web.SmallBody;
import io.turbozap.http.web.Violations;
import io.turbozap.session.PacingRules;
import io.turbozap.session.QuietHours;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The pace of a session as it is sent and shown. Thread-safe. */
final class PacingForm {

    private static final String QUIET_HOURS = "quietHours";
    private static final String TIME_ZONE = "timeZone";

    private final SchemaCheck check =
            Contract.packaged().body("PUT /api/sessions/{session}/pacing").check();

    /**
     * The rules in the body of a request.
     *
     * @param usual what holds where the body gives nothing
     * @throws ApiException if anything is wrong
     */
    PacingRules read(RoutingContext ctx, PacingRules usual) {
        JsonObject form = SmallBody.object(ctx);
        Violations violations = new Violations();
        check.check(form, "", violations);
        ZoneId zone = zone(form, usual, violations);
        QuietHours quietHours = quietHours(form, usual, violations);
        if (!violations.isEmpty()) {
            throw ApiException.invalid(violations);
        }
        return new PacingRules(
                form.getLong("interval", usual.interval()),
                form.getLong("randomExtra", usual.randomExtra()),
                quietHours,
                form.getInteger("dailyCap", usual.dailyCap()),
                zone);
    }

    private static ZoneId zone(JsonObject form, PacingRules usual, Violations violations) {
        if (form.getValue(TIME_ZONE) instanceof String name) {
            try {
                return ZoneId.of(name);
            } catch (DateTimeException unknown) {
                violations.add(TIME_ZONE, "Invalid time zone: expected a name such as Europe/Lisbon");
            }
        }
        return usual.zone();
    }

    private static @Nullable QuietHours quietHours(JsonObject form, PacingRules usual, Violations violations) {
        Object hours = form.getValue(QUIET_HOURS);
        if (hours == null || violations.concern(QUIET_HOURS)) {
            return usual.quietHours();
        }
        String text = hours instanceof JsonObject times
                ? times.getString("from") + "-" + times.getString("to")
                : String.valueOf(hours);
        try {
            return QuietHours.parse(text);
        } catch (IllegalArgumentException allDay) {
            violations.add(QUIET_HOURS, "They must not begin and end at the same time");
            return null;
        }
    }

    static void write(PacingRules rules, JsonWriter json) {
        json.object().member("interval", rules.interval()).member("randomExtra", rules.randomExtra());
        QuietHours quietHours = rules.quietHours();
        if (quietHours != null) {
            json.member(QUIET_HOURS, quietHours.text());
        }
        json.member("dailyCap", rules.dailyCap())
                .member(TIME_ZONE, rules.zone().getId())
                .endObject();
    }
}
