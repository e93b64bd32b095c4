package io.turbozap.http.message;

import io.turbozap.http.web.Violation;
import io.turbozap.http.web.Violations;
import io.turbozap.http.web.ZodMessages;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** The member of a body with the name that people give a campaign. Blanks around it are left out. */
public final class CampaignName {

    public static final String MEMBER = "name";

    /** In characters as people count them. */
    private static final int LONGEST = 100;

    private CampaignName() {}

    /** Adds what is wrong with it; it may be missing. */
    public static void check(JsonObject body, Violations violations) {
        if (!body.containsKey(MEMBER)) {
            return;
        }
        if (!(body.getValue(MEMBER) instanceof String text)) {
            violations.add(Violation.wrongType(MEMBER, "string", ZodMessages.typeName(body.getValue(MEMBER))));
            return;
        }
        String name = text.strip();
        if (name.isEmpty()) {
            violations.add(MEMBER, "String must contain at least 1 character(s)");
        } else if (name.codePointCount(0, name.length()) > LONGEST) {
            violations.add(MEMBER, "String must contain at most " + LONGEST + " character(s)");
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            violations.add(MEMBER, "Invalid name");
        }
    }

    /** The name in a body that was checked, or null if there is none. */
    public static @Nullable String read(JsonObject body) {
        String text = body.getString(MEMBER);
        return text == null ? null : text.strip();
    }
}
