package io.turbozap.http.web;

import io.turbozap.campaign.number.NumberReader;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * The country whose national numbers a request may hold, by its two letters (ISO 3166-1): its member, form field or
 * query parameter {@value #MEMBER}, else DEFAULT_COUNTRY. Thread-safe.
 */
public final class Country {

    public static final String MEMBER = "country";

    private static final int LONGEST_SHOWN = 32;

    private final NumberReader usual;

    /**
     * Creates the choice of a server.
     *
     * @param usual DEFAULT_COUNTRY; null for none
     */
    public Country(@Nullable String usual) {
        this.usual = NumberReader.of(usual);
    }

    /** The reader of numbers for a request that names no country. */
    public NumberReader usual() {
        return usual;
    }

    /**
     * The reader of numbers that the query asks for.
     *
     * @throws ApiException if there is no such country
     */
    public NumberReader of(Query query) {
        Violations violations = new Violations();
        NumberReader reader = of(query.single(MEMBER), violations, usual);
        if (!violations.isEmpty()) {
            throw ApiException.invalid(violations);
        }
        return reader;
    }

    /** The reader of numbers that a body asks for; adds to {@code violations} if there is no such country. */
    public NumberReader of(JsonObject body, Violations violations) {
        return of(body, violations, usual);
    }

    /** As {@link #of(JsonObject, Violations)}, with what counts if the body names none. */
    public static NumberReader of(JsonObject body, Violations violations, NumberReader otherwise) {
        return of(body.getValue(MEMBER), violations, otherwise);
    }

    private static NumberReader of(@Nullable Object country, Violations violations, NumberReader otherwise) {
        if (country == null) {
            return otherwise;
        }
        if (!(country instanceof String code)) {
            violations.add(Violation.wrongType(MEMBER, "string", ZodMessages.typeName(country)));
            return otherwise;
        }
        if (!NumberReader.isCountry(code)) {
            String shown = code.length() > LONGEST_SHOWN ? code.substring(0, LONGEST_SHOWN) + "…" : code;
            violations.add(MEMBER, "Unknown country '" + shown + "': give two letters such as BR (ISO 3166-1)");
            return otherwise;
        }
        return NumberReader.of(code);
    }
}
