package io.turbozap.campaign.template;

import io.turbozap.campaign.FieldName;
import io.turbozap.campaign.TextTemplate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Goes through a text, pair of braces by pair of braces, for {@link Wording}. Each character is looked at a few times.
 */
final class BraceParser {

    private static final String LETTER = "[\\p{L}\\p{N}]";
    private static final Pattern BRACES =
            Pattern.compile("(?<open>\\{++)(?<in>[^{}]*+)(?<close>\\}*+)|(?<stray>\\}++)");
    private static final Pattern PLACEHOLDER =
            Pattern.compile("(?<name>" + TextTemplate.NAME + ")(?:\\|(?<fallback>[^{}|]*))?");
    private static final Pattern CHOICE = Pattern.compile("(?s)(?=[^|]*\\|)(?=.*?" + LETTER + ")[^\"]*");
    /** A name, a number or a tag of another program, but neither JSON nor code. */
    private static final Pattern NAME =
            Pattern.compile("\\s*+(?:[#/^>&!~*@$%-]\\s*+)?+(?:" + LETTER + "|_)[^\":;=\\n]*");

    private static final Pattern SIGNED = Pattern.compile("[$@!#/^&>~*%][\\p{L}_].*|%[^%]*" + LETTER + "[^%]*%");
    private static final int LONGEST_LOOK_BACK = 64;

    private final String source;
    private final KnownFields known;
    private final boolean literalBraces;
    private final Set<String> flaws = new LinkedHashSet<>();
    private final Set<String> unknown = new LinkedHashSet<>();
    private final Set<String> unfilled = new LinkedHashSet<>();
    private final Set<String> used = new LinkedHashSet<>();
    private final StringBuilder resolved = new StringBuilder();
    /** How many braces are open that are no placeholders, nor JSON. */
    private int depth;

    BraceParser(String source, KnownFields known, boolean literalBraces) {
        this.source = source;
        this.known = known;
        this.literalBraces = literalBraces;
        Matcher braces = BRACES.matcher(source);
        int from = 0;
        while (braces.find()) {
            between(source.substring(from, braces.start()));
            from = braces.end();
            if (braces.group("stray") == null) {
                group(braces);
            } else {
                stray(braces.start(), braces.group());
            }
        }
        between(source.substring(from));
        ForeignSyntax.find(source, known, used, (text, name) -> flaws.add(TextFlaw.foreign(text, name, known)));
    }

    /** The text, with those braces doubled that look like placeholders and are to go out. */
    String resolved() {
        return resolved.toString();
    }

    /** What is wrong. */
    List<String> flaws() {
        return List.copyOf(flaws);
    }

    /** The names with a fallback that no field has. */
    List<String> unknown() {
        return List.copyOf(unknown);
    }

    /** The findings about placeholders where nothing is filled in. */
    List<String> unfilled() {
        return List.copyOf(unfilled);
    }

    private void between(String text) {
        if (depth > 0 && text.contains("|")) {
            flaws.add(TextFlaw.spintax("{…" + text + "…}"));
        }
        resolved.append(text);
    }

    private void group(Matcher braces) {
        String text = braces.group();
        String inside = braces.group("in");
        int open = braces.group("open").length();
        int close = braces.group("close").length();
        if (close == 0) {
            unclosed(text, inside, braces.end());
            resolved.append(text);
        } else if (open == 1) {
            resolved.append(single("{" + inside + "}", inside)).append(text, inside.length() + 2, text.length());
            depth = Math.max(0, depth - (close - 1));
        } else {
            if (open <= 3 && (NAME.matcher(inside).matches() || known.beginsLikely(inside))) {
                flaws.add(
                        CHOICE.matcher(inside).matches() && !known.beginsLikely(inside)
                                ? TextFlaw.spintax(text)
                                : TextFlaw.foreign(text, inside, known));
            }
            resolved.append(text);
        }
    }

    /** What takes the place of what stands in a pair of single braces. */
    private String single(String text, String inside) {
        Matcher placeholder = PLACEHOLDER.matcher(inside);
        if (placeholder.matches()) {
            return placeholder(text, placeholder.group("name").strip(), placeholder.group("fallback") != null);
        }
        if (CHOICE.matcher(inside).matches()) {
            flaws.add(TextFlaw.spintax(text));
            return literally(text, inside.substring(0, inside.indexOf('|')));
        }
        String written = FieldName.placeholder(inside);
        if (written != null && !inside.contains("\"") && known.has(inside)) {
            used.add(FieldName.folded(inside));
            return written;
        }
        if (known.beginsLikely(inside)) {
            flaws.add(TextFlaw.broken(text, inside, known));
        }
        return text;
    }

    private String placeholder(String text, String name, boolean hasFallback) {
        if (SIGNED.matcher(name).matches() && !known.hasAsWritten(name)) {
            flaws.add(TextFlaw.foreign(text, name, known));
            return literalBraces ? TextTemplate.escaped(text) : text;
        } else if (!known.areFilled()) {
            unfilled.add(TextFlaw.unfilled(text));
        } else if (hasFallback && !known.has(name) && UsualNames.isGreeting(name)) {
            flaws.add(TextFlaw.spintax(text));
        } else if (hasFallback && !known.mayFill(name)) {
            unknown.add(name);
        }
        used.add(FieldName.folded(name));
        return literally(text, name);
    }

    /** {@code text} as it is, or with its braces doubled if these are to be literal and no field has the name in it. */
    private String literally(String text, String name) {
        return literalBraces && !known.mayFill(name) ? TextTemplate.escaped(text) : text;
    }

    private void unclosed(String text, String inside, int end) {
        boolean nests = end < source.length();
        if (nests && CHOICE.matcher(inside).matches()) {
            flaws.add(TextFlaw.spintax(text + "…}"));
        } else if (known.beginsLikely(inside)) {
            flaws.add(TextFlaw.broken(text, inside, known));
        }
        if (nests && !inside.contains("\"")) {
            depth++;
        }
    }

    private void stray(int start, String text) {
        resolved.append(text);
        String before = source.substring(Math.max(0, start - LONGEST_LOOK_BACK), start);
        if (depth > 0) {
            depth = Math.max(0, depth - text.length());
        } else if (known.endsLikely(before)) {
            flaws.add(TextFlaw.broken(before.substring(before.lastIndexOf(' ') + 1) + text, before, known));
        }
    }
}
