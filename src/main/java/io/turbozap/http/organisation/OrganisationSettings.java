package io.turbozap.http.organisation;

import io.turbozap.http.web.Violations;
import io.turbozap.identity.directory.Organisation;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;

/** Settings of an organisation, as far as their schema cannot check or read them. */
final class OrganisationSettings {

    private static final String TIME_ZONE = "timezone";
    private static final String BUSINESS_HOURS = "settings.businessHours.";

    private OrganisationSettings() {}

    /** Adds what is wrong with settings beyond their schema. */
    static void check(JsonObject settings, Violations violations) {
        if (settings.getValue(TIME_ZONE) instanceof String zone
                && !ZoneId.getAvailableZoneIds().contains(zone)) {
            violations.add("settings." + TIME_ZONE, "Expected a time zone such as Europe/Lisbon");
        }
        if (settings.getValue("holidays") instanceof JsonArray days) {
            for (int i = 0; i < days.size(); i++) {
                String path = "settings.holidays." + i;
                if (days.getValue(i) instanceof String day && !isDate(day) && !violations.concern(path)) {
                    violations.add(path, "Expected a date such as 2026-12-25");
                }
            }
        }
        if (settings.getValue("businessHours") instanceof JsonObject week) {
            for (Map.Entry<String, Object> day : week) {
                String path = BUSINESS_HOURS + day.getKey();
                if (day.getValue() instanceof JsonArray intervals && !violations.concern(path)) {
                    checkDay(path, intervals, violations);
                }
            }
        }
    }

    private static void checkDay(String path, JsonArray intervals, Violations violations) {
        String end = "";
        for (int i = 0; i < intervals.size(); i++) {
            if (intervals.getValue(i) instanceof JsonObject interval
                    && interval.getValue("from") instanceof String from
                    && interval.getValue("to") instanceof String to) {
                if (from.compareTo(to) >= 0 || from.compareTo(end) < 0) {
                    violations.add(path + "." + i, "Expected an interval that ends later, behind those before it");
                }
                end = to;
            }
        }
    }

    private static boolean isDate(String text) {
        try {
            return !LocalDate.parse(text).toString().isEmpty();
        } catch (DateTimeException notOne) {
            return false;
        }
    }

    /** Time zone of an organisation, by which dates without a time are understood. */
    static ZoneId zone(Organisation organisation) {
        String zone = new JsonObject(organisation.settings()).getString(TIME_ZONE);
        return zone == null ? ZoneOffset.UTC : ZoneId.of(Objects.requireNonNull(zone));
    }

    /** Whether agents are shown no addresses of others. */
    static boolean hidesEmails(Organisation organisation) {
        return new JsonObject(organisation.settings()).getBoolean("hideEmails", false);
    }
}
