package io.turbozap.campaign.template;

import io.turbozap.campaign.FieldName;
import io.turbozap.campaign.TextTemplate;
import java.util.regex.Pattern;

/** A flaw: a finding about what only looks like a placeholder; names it, and how to write it instead. */
final class TextFlaw {

    private static final int SHOWN = 60;
    private static final String OR = ", or set literalBraces to send it as it stands";
    private static final Pattern SIGNS = Pattern.compile("^[^\\p{L}\\p{N}_]+|[^\\p{L}\\p{N})]+$|\\|.*$");
    /** What is longer names no field. */
    private static final int LONGEST = 2 * TextTemplate.LONGEST_NAME;

    private TextFlaw() {}

    /** @param name of the field that is meant, as far as it can be made out */
    static String foreign(String text, String name, KnownFields known) {
        return quoted(text) + " looks like a placeholder of another program: write " + suggested(name, known) + OR;
    }

    static String spintax(String text) {
        return quoted(text) + " looks like spintax, which is not offered: a placeholder may have one fallback, such as"
                + " {name|friend}, for contacts without a value; write the text that is meant" + OR;
    }

    static String broken(String text, String name, KnownFields known) {
        return quoted(text) + " is not a placeholder as it stands: write " + suggested(name, known) + OR;
    }

    static String unfilled(String text) {
        return quoted(text) + " is a placeholder, but nothing is filled in here: write the text that is meant" + OR;
    }

    private static String suggested(String name, KnownFields known) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        String bare = last.length() > LONGEST ? "" : SIGNS.matcher(last).replaceAll("");
        String written = FieldName.placeholder(bare);
        return written != null && known.isLikely(bare)
                ? written
                : "the name of a field in single braces, such as {name}";
    }

    private static String quoted(String text) {
        return "'" + (text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text) + "'";
    }
}
