package io.turbozap.http.message;

import io.turbozap.campaign.template.KnownFields;
import io.turbozap.campaign.template.MissingFieldPolicy;
import io.turbozap.campaign.template.Texts;
import io.turbozap.http.web.Violations;
import io.vertx.core.json.JsonObject;
import java.util.stream.Stream;

/**
 * Choices of a body about how its texts are to be understood. A form gives them as texts.
 *
 * @param literalBraces whether what looks like a placeholder and is none goes out as it stands
 * @param missingFieldPolicy what becomes of recipients who lack a field
 */
public record TextOptions(boolean literalBraces, MissingFieldPolicy missingFieldPolicy) {

    /** What looks like a placeholder, in all texts of a body or in those of a message. */
    public static final String LITERAL_BRACES = "literalBraces";

    static final String ON_MISSING = "onMissing";
    static final String FALLBACK = "fallback";

    /**
     * The options that stand in a body.
     *
     * @param usual what becomes of such recipients where the body does not choose
     */
    public static TextOptions read(JsonObject body, MissingFieldPolicy usual) {
        Object fallback = body.getValue(FALLBACK);
        MissingFieldPolicy missingFieldPolicy =
                fallback instanceof String text ? MissingFieldPolicy.fallback(text) : named(body, usual);
        return new TextOptions("true".equals(String.valueOf(body.getValue(LITERAL_BRACES))), missingFieldPolicy);
    }

    private static MissingFieldPolicy named(JsonObject body, MissingFieldPolicy usual) {
        MissingFieldPolicy named =
                body.getValue(ON_MISSING) instanceof String name ? MissingFieldPolicy.parse(name) : null;
        return named == null ? usual : named;
    }

    /** Adds what is wrong with the members beside each other; a schema has looked at each of them. */
    public static void check(JsonObject body, Violations violations) {
        boolean fallback = MissingFieldPolicy.Action.FALLBACK
                .wireName()
                .equals(body.getValue(ON_MISSING, MissingFieldPolicy.Action.FALLBACK.wireName()));
        if (!fallback && body.containsKey(FALLBACK)) {
            violations.add(FALLBACK, "Expected only with onMissing 'fallback'");
        } else if (fallback && body.containsKey(ON_MISSING) && !body.containsKey(FALLBACK)) {
            violations.add(FALLBACK, "Required with onMissing 'fallback'");
        }
    }

    /** Adds those members that are there for nothing, because {@code body} has no texts and no recipients. */
    public static void checkAbsent(JsonObject body, Violations violations) {
        Stream.of(LITERAL_BRACES, ON_MISSING, FALLBACK)
                .filter(body::containsKey)
                .forEach(name -> violations.add(name, "Expected only with messages or recipients"));
    }

    /** Reads the texts of the body, and adds what is wrong with them. */
    public Texts texts(KnownFields known, Violations violations) {
        return new Texts(known, literalBraces, missingFieldPolicy.fallback(), violations::add);
    }
}
