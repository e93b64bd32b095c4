package io.turbozap.http.auth;

import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.SchemaCheck;
import io.turbozap.http.web.SmallBody;
import io.turbozap.http.web.Violation;
import io.turbozap.http.web.Violations;
import io.turbozap.identity.directory.EmailAddress;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;

/** Form that a person filled in. All that is wrong with it is collected before it is refused. Not thread-safe. */
final class AccountForm {

    private static final int LONGEST_NAME = 100;
    /** Signs that no line of text has, and halves of signs. */
    private static final Pattern NO_TEXT = Pattern.compile("[\\p{Cc}\\p{Cs}]");

    private final JsonObject body;
    private final Violations violations = new Violations();

    /** The body of a request, held against {@code schema}. */
    AccountForm(RoutingContext ctx, SchemaCheck schema) {
        this.body = SmallBody.object(ctx);
        schema.check(body, "", violations);
    }

    /** Text of a member; empty if it is not there or wrong. */
    String text(String member) {
        return isGood(member) && body.getValue(member) instanceof String text ? text : "";
    }

    boolean has(String member) {
        return body.containsKey(member);
    }

    JsonObject body() {
        return body;
    }

    /** E-mail address in the one spelling that people are known by. */
    String email(String member) {
        String address = EmailAddress.parse(text(member));
        if (address == null && isGood(member)) {
            refuse(member, "Invalid email");
        }
        return address == null ? "" : address;
    }

    /** Name of a person or an organisation: 1 to 100 characters on one line, without blanks at its ends. */
    String name(String member) {
        String name = text(member).strip();
        if (isGood(member)) {
            if (name.isEmpty()) {
                refuse(member, "String must contain at least 1 character(s)");
            } else if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
                violations.add(Violation.tooLong(member, LONGEST_NAME));
            } else if (NO_TEXT.matcher(name).find()) {
                refuse(member, "must be text on one line");
            }
        }
        return name;
    }

    void refuse(String member, String message) {
        violations.add(member, message);
    }

    /** Whether nothing is wrong with a member so far. */
    boolean isGood(String member) {
        return !violations.concern(member);
    }

    /** @throws ApiException with all that is wrong */
    void requireGood() {
        if (!violations.isEmpty()) {
            throw ApiException.invalid(violations);
        }
    }
}
