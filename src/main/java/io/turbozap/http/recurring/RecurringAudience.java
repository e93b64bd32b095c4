package io.turbozap.http.recurring;

import io.turbozap.campaign.Audience;
import io.turbozap.http.web.Violation;
import io.turbozap.http.web.Violations;
import io.turbozap.http.web.ZodMessages;
import io.vertx.core.json.JsonArray;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The contacts of the address book that a recurring campaign is for, as they are sent: {@code "all"}, or the ids of
 * contacts.
 */
final class RecurringAudience {

    static final String ALL = "all";

    private static final int MOST = 10_000;
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private RecurringAudience() {}

    /** The audience that {@code value} stands for; all if it is nothing good, which is added to {@code violations}. */
    static Audience read(@Nullable Object value, Violations violations) {
        if (value instanceof JsonArray ids) {
            return chosen(ids, violations);
        }
        if (!ALL.equals(value)) {
            violations.add(RecurringForm.AUDIENCE, "Invalid audience: expected 'all' or an array of contact ids");
        }
        return Audience.ALL;
    }

    private static Audience chosen(JsonArray ids, Violations violations) {
        if (ids.isEmpty()) {
            violations.add(Violation.tooFew(RecurringForm.AUDIENCE, 1));
        } else if (ids.size() > MOST) {
            violations.add(Violation.tooMany(RecurringForm.AUDIENCE, MOST));
        }
        Set<String> chosen = new LinkedHashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            String path = RecurringForm.AUDIENCE + "." + i;
            if (!(ids.getValue(i) instanceof String id)) {
                violations.add(Violation.wrongType(path, "string", ZodMessages.typeName(ids.getValue(i))));
            } else if (!UUID.matcher(id).matches()) {
                violations.add(path, "Invalid uuid");
            } else {
                chosen.add(id.toLowerCase(Locale.ROOT));
            }
        }
        return new Audience(chosen.stream().toList());
    }
}
