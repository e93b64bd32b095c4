package io.turbozap.config;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a {@code .env} file: lines of {@code KEY=VALUE}, each on one line, with {@code #} comments and an optional
 * {@code export}. A value in single quotes is literal; in double quotes a backslash escapes the next character and
 * {@code \n} is a line break.
 */
final class DotEnv {

    private static final Pattern LINE = Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.]*)\\s*=\\s*+(?:"
            + "'(?<literal>[^']*)'\\s*(?:#.*)?"
            + "|\"(?<escaped>(?:[^\"\\\\]|\\\\.)*+)\"\\s*(?:#.*)?"
            + "|(?<plain>[^'\"].*|))");

    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");

    private DotEnv() {}

    /** @throws ConfigException if a line is none of the above; it names the line without quoting it */
    static Map<String, String> parse(String text) {
        Map<String, String> variables = new HashMap<>();
        int number = 0;
        for (Iterator<String> lines = text.lines().iterator(); lines.hasNext(); ) {
            String line = lines.next();
            number++;
            if (line.isBlank() || line.stripLeading().startsWith("#")) {
                continue;
            }
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                throw new ConfigException("line " + number + " of .env is not allowed: KEY=VALUE, quotes closed");
            }
            variables.put(matcher.group(1), value(matcher));
        }
        return variables;
    }

    private static String value(Matcher line) {
        if (line.group("literal") != null) {
            return line.group("literal");
        }
        String escaped = line.group("escaped");
        if (escaped != null) {
            return ESCAPE.matcher(escaped)
                    .replaceAll(found -> Matcher.quoteReplacement(found.group(1).equals("n") ? "\n" : found.group(1)));
        }
        return line.group("plain").replaceFirst("(^|\\s)#.*", "").strip();
    }
}
