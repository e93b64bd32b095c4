package io.turbozap.store.postgres;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Puts {@code $1, $2, …} in the place of each {@code ?}, as PostgreSQL wants it. */
public final class PostgresSql {

    /** A program has a few hundred statements; if it should make them up as it goes, they are not all kept. */
    private static final int MOST_KNOWN = 2_000;

    private final Map<String, String> known = new ConcurrentHashMap<>();

    String rewritten(String sql) {
        String rewritten = known.get(sql);
        if (rewritten == null) {
            rewritten = rewrite(sql);
            if (known.size() < MOST_KNOWN) {
                known.put(sql, rewritten);
            }
        }
        return rewritten;
    }

    /** A question mark in a text, in a quoted name or in a comment is none. */
    public static String rewrite(String sql) {
        StringBuilder out = new StringBuilder(sql.length() + 16);
        int arguments = 0;
        int i = 0;
        while (i < sql.length()) {
            int end = endOfLiteral(sql, i);
            if (end > i) {
                out.append(sql, i, end);
                i = end;
            } else if (sql.charAt(i) == '?') {
                out.append('$').append(++arguments);
                i++;
            } else {
                out.append(sql.charAt(i++));
            }
        }
        return out.toString();
    }

    /** Where what is not SQL ends that starts here, or the start itself if it is SQL. */
    private static int endOfLiteral(String sql, int start) {
        char first = sql.charAt(start);
        if (first == '\'' || first == '"') {
            return after(sql, String.valueOf(first), start + 1);
        }
        if (sql.startsWith("--", start)) {
            return after(sql, "\n", start);
        }
        if (sql.startsWith("/*", start)) {
            return after(sql, "*/", start + 2);
        }
        return start;
    }

    private static int after(String sql, String mark, int from) {
        int found = sql.indexOf(mark, from);
        return found < 0 ? sql.length() : found + mark.length();
    }
}
