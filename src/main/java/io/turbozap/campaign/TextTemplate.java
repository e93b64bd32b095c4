package io.turbozap.campaign;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text with placeholders (BEHAVIOUR A2). <code>{name}</code> stands for the field of a contact that is the same
 * {@link FieldName}, {@code {name|friend}} has a fallback, <code>{{</code> and <code>}}</code> are literal braces, and
 * anything else in braces is literal text, as is a placeholder for whom nothing fills it. Immutable.
 */
public final class TextTemplate {

    /** As long as the longest name of a field. */
    public static final int LONGEST_NAME = 256;
    /**
     * Characters that names in placeholders do not have, for a class of a regular expression: with these, what stands
     * in braces is code.
     */
    public static final String NOT_IN_NAMES = "{}|\"\\n\\r:;=<>,\\\\";

    /** A name has a letter or a digit. */
    public static final String NAME = "(?=[^{}|]{0,255}[\\p{L}\\p{N}])[^" + NOT_IN_NAMES + "]{1," + LONGEST_NAME + "}";

    private static final Pattern TOKEN =
            Pattern.compile("\\{\\{|\\}\\}|\\{(?<key>" + NAME + ")(?<rest>\\|(?<fallback>[^{}]*))?\\}");

    private static final List<Part> CONSTANT = List.of();

    private final String source;
    /** Literal texts and placeholders, in order; none if the source holds nothing but literal text as it is. */
    private final List<Part> parts;

    private record Part(
            @Nullable String literal, String key, @Nullable String fallback) {}

    private TextTemplate(String source, List<Part> parts) {
        this.source = source;
        this.parts = parts;
    }

    /** Understands {@code source}; every text is a valid template. */
    public static TextTemplate parse(String source) {
        List<Part> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        Matcher token = TOKEN.matcher(source);
        int from = 0;
        while (token.find()) {
            literal.append(source, from, token.start());
            from = token.end();
            if (token.group("key") == null) {
                literal.append(token.group().charAt(0));
            } else {
                flush(literal, parts);
                parts.add(new Part(null, token.group("key").strip(), token.group("fallback")));
            }
        }
        if (from == 0) {
            return new TextTemplate(source, CONSTANT);
        }
        literal.append(source, from, source.length());
        flush(literal, parts);
        return new TextTemplate(source, List.copyOf(parts));
    }

    /** The template whose text is {@code text} for everybody, whatever stands in braces there. */
    public static TextTemplate literal(String text) {
        return parse(escaped(text));
    }

    /** The same text with {@code fallback}, which has no braces, for every placeholder that has none. */
    public TextTemplate withFallback(String fallback) {
        if (requiredFields().isEmpty()) {
            return this;
        }
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            if (part.literal() != null) {
                text.append(escaped(part.literal()));
            } else {
                text.append('{').append(part.key()).append('|');
                text.append(part.fallback() == null ? fallback : part.fallback())
                        .append('}');
            }
        }
        return parse(text.toString());
    }

    public static String escaped(String text) {
        return text.replace("{", "{{").replace("}", "}}");
    }

    private static void flush(StringBuilder literal, List<Part> parts) {
        if (!literal.isEmpty()) {
            parts.add(new Part(literal.toString(), "", null));
            literal.setLength(0);
        }
    }

    /** The text as it was written. */
    public String source() {
        return source;
    }

    /** About how much memory it takes: the text as a whole, and in parts. */
    long bytes() {
        return 2L * Character.BYTES * source.length();
    }

    /** Whether {@link #render} gives the same text for every contact. */
    public boolean isConstant() {
        return parts.stream().allMatch(part -> part.literal() != null);
    }

    /** The fields that it has placeholders for. */
    public Set<String> fields() {
        Set<String> fields = new LinkedHashSet<>();
        for (Part part : parts) {
            if (part.literal() == null) {
                fields.add(part.key());
            }
        }
        return fields;
    }

    /** The fields that must have a value because no fallback stands in for them. */
    public Set<String> requiredFields() {
        Set<String> required = new LinkedHashSet<>();
        for (Part part : parts) {
            if (part.literal() == null && part.fallback() == null) {
                required.add(part.key());
            }
        }
        return required;
    }

    /**
     * The text for one contact.
     *
     * @param fields the value of a field, or null where the contact has none; a missing one without fallback is left
     *     out
     */
    public String render(Function<String, @Nullable String> fields) {
        if (parts.isEmpty()) {
            return source;
        }
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            text.append(part.literal() != null ? part.literal() : valueOf(part, fields));
        }
        return text.toString();
    }

    private static String valueOf(Part part, Function<String, @Nullable String> fields) {
        String value = fields.apply(part.key());
        if (value != null) {
            return value;
        }
        return part.fallback() == null ? "" : part.fallback();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TextTemplate textTemplate && textTemplate.source.equals(source);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }

    /** Without the text, which may be personal. */
    @Override
    public String toString() {
        return "Template[" + source.length() + " characters]";
    }
}
