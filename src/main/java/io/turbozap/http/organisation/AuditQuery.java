package io.turbozap.http.organisation;

import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.ListPage;
import io.turbozap.http.web.Query;
import io.turbozap.http.web.Violations;
import io.turbozap.identity.audit.AuditLog.Filter;
import io.turbozap.schedule.DueTime;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Query of an audit log: which entries, and which page of them.
 *
 * @param before place of the entry that the page follows, or null
 */
record AuditQuery(Filter filter, ListPage page, @Nullable Long before) {

    private static final int USUAL_PAGE = 100;
    private static final String USER_ID = "userId";
    private static final String CURSOR = "[1-9]\\d{0,17}";

    /** Names of the parameters that choose entries of anyone. */
    static final String[] FILTER = {USER_ID, "action", "entity", "entityId", "fromDate", "toDate"};

    /** Names of the parameters that choose entries of one person. */
    static final String[] FILTER_OF_USER = {"action", "entity", "entityId", "fromDate", "toDate"};

    /**
     * Query of a request.
     *
     * @param user whose entries are meant, or null for those that the query names
     * @param zone by which dates without a time are understood
     */
    static AuditQuery read(Query query, @Nullable String user, ZoneId zone) {
        Violations violations = new Violations();
        Filter filter = filter(query, user, zone, violations);
        ListPage page = ListPage.of(query, USUAL_PAGE, violations);
        String after = page.after();
        if (after != null && !after.matches(CURSOR)) {
            violations.add("cursor", "Invalid cursor");
        }
        violations.requireNone();
        return new AuditQuery(filter, page, after == null ? null : Long.valueOf(after));
    }

    /** Filter of a request, with all that is wrong with it. */
    static Filter filter(Query query, ZoneId zone) {
        Violations violations = new Violations();
        Filter filter = filter(query, /* user= */ null, zone, violations);
        violations.requireNone();
        return filter;
    }

    private static Filter filter(Query query, @Nullable String user, ZoneId zone, Violations violations) {
        String named = violations.read(() -> query.text(USER_ID), null);
        return new Filter(
                user != null || named == null ? user : named.toLowerCase(Locale.ROOT),
                violations.read(() -> query.text("action"), null),
                violations.read(() -> query.text("entity"), null),
                violations.read(() -> query.text("entityId"), null),
                violations.read(() -> time(query, "fromDate", zone, /* days= */ 0), null),
                violations.read(() -> time(query, "toDate", zone, /* days= */ 1), null));
    }

    /** @param days added to a date without a time: the last day is meant as a whole */
    private static @Nullable Long time(Query query, String name, ZoneId zone, int days) {
        String text = query.text(name);
        try {
            if (text == null) {
                return null;
            }
            if (text.matches("\\d{4}-\\d\\d-\\d\\d")) {
                return LocalDate.parse(text)
                        .plusDays(days)
                        .atStartOfDay(zone)
                        .toInstant()
                        .toEpochMilli();
            }
            return text.matches("\\d{1,18}") ? DueTime.of(Long.parseLong(text)) : DueTime.of(text);
        } catch (DateTimeException | IllegalArgumentException wrong) {
            throw ApiException.invalid(name, "Expected a date, a time with a time zone, or epoch milliseconds");
        }
    }
}
