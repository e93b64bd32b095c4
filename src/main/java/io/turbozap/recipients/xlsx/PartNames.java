package io.turbozap.recipients.xlsx;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.StringTokenizer;

/**
 * Names of the parts of a workbook in the form in which they are compared (ECMA-376, part 2, 6.2.2 and 6.3): without
 * regard to case and percent encoding, and with slashes where some programs write backslashes.
 */
final class PartNames {

    private PartNames() {}

    /** The name of the part that an entry of the archive, or an absolute reference, means. */
    static String of(String name) {
        return resolve("", name);
    }

    /** The name of the part that {@code target} means where the part {@code owner} refers to it. */
    static String resolve(String owner, String target) {
        String path = decoded(withoutFragment(target.replace('\\', '/')));
        Deque<String> steps = new ArrayDeque<>();
        if (!path.startsWith("/")) {
            walk(steps, owner.substring(0, owner.lastIndexOf('/') + 1));
        }
        walk(steps, path);
        return String.join("/", steps).toLowerCase(Locale.ROOT);
    }

    private static String withoutFragment(String target) {
        int end = 0;
        while (end < target.length() && target.charAt(end) != '#' && target.charAt(end) != '?') {
            end++;
        }
        return target.substring(0, end);
    }

    private static void walk(Deque<String> steps, String path) {
        StringTokenizer names = new StringTokenizer(path, "/");
        while (names.hasMoreTokens()) {
            String name = names.nextToken();
            if (name.equals("..")) {
                steps.pollLast();
            } else if (!name.equals(".")) {
                steps.addLast(name);
            }
        }
    }

    private static String decoded(String path) {
        if (path.indexOf('%') < 0) {
            return path;
        }
        try {
            String plain = URI.create(path.replace(" ", "%20")).getPath();
            return plain == null ? path : plain;
        } catch (IllegalArgumentException broken) {
            return path;
        }
    }

    /** The name of the part that lists what {@code part} refers to (ECMA-376, part 2, 6.5.3). */
    static String relationsOf(String part) {
        int name = part.lastIndexOf('/') + 1;
        return part.substring(0, name) + "_rels/" + part.substring(name) + ".rels";
    }
}
