package io.turbozap.simulator.recording;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of the recordings, and what they stand for in one play: addresses are given, message ids are learnt where they
 * are first seen. Compares what was recorded with what came, member by member.
 */
final class Tokens {

    private static final Pattern TOKEN =
            Pattern.compile("<([a-zA-Z]+)([0-9]*)([^<>]*)>|ABCD-EFGH|Fake rec|9?5511900000001");
    private static final Map<String, String> FORMS = Map.ofEntries(
            Map.entry("s", "[0-9]{10}"),
            Map.entry("ms", "[0-9]{13}"),
            Map.entry("iso", "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z"),
            Map.entry("ulid", "[0-9a-z]{26}"),
            Map.entry("qr", "2@.+"),
            Map.entry("evt", "evt_[0-9a-z]{26}"),
            Map.entry("stack", "(?s).+"));

    private final Map<String, String> known = new HashMap<>();
    private final Map<String, String> learnt = new LinkedHashMap<>();

    /** Gives the value of a token, as {@code <files>}. */
    void put(String token, String value) {
        known.put(token, value);
    }

    /** The text with the values of its tokens; those still unknown stay. */
    String filled(String text) {
        String filled = text;
        for (Map.Entry<String, String> entry : known.entrySet()) {
            filled = filled.replace(entry.getKey(), entry.getValue());
        }
        return filled;
    }

    /** What differs between {@code recorded} and {@code actual}, each with its place. */
    List<String> differences(@Nullable Object recorded, @Nullable Object actual) {
        List<String> found = new ArrayList<>();
        learnt.clear();
        compare("", recorded, actual, found);
        if (found.isEmpty()) {
            known.putAll(learnt);
        }
        return found;
    }

    private void compare(String place, @Nullable Object recorded, @Nullable Object actual, List<String> found) {
        if (recorded instanceof JsonObject wanted && actual instanceof JsonObject got) {
            compareObjects(place, wanted, got, found);
        } else if (recorded instanceof JsonArray wanted && actual instanceof JsonArray got) {
            compareArrays(place, wanted, got, found);
        } else if (recorded instanceof String text ? !matches(text, actual) : !equal(recorded, actual)) {
            found.add(place + ": recorded " + recorded + ", got " + actual);
        }
    }

    private void compareObjects(String place, JsonObject wanted, JsonObject got, List<String> found) {
        TreeSet<String> names = new TreeSet<>(wanted.fieldNames());
        names.addAll(got.fieldNames());
        for (String name : names) {
            String there = place + "/" + name;
            if (!got.containsKey(name)) {
                found.add(there + ": missing");
            } else if (!wanted.containsKey(name)) {
                found.add(there + ": not recorded");
            } else {
                compare(there, wanted.getValue(name), got.getValue(name), found);
            }
        }
    }

    private void compareArrays(String place, JsonArray wanted, JsonArray got, List<String> found) {
        if (wanted.size() != got.size()) {
            found.add(place + ": recorded " + wanted.size() + " elements, got " + got.size());
            return;
        }
        for (int i = 0; i < wanted.size(); i++) {
            compare(place + "/" + i, wanted.getValue(i), got.getValue(i), found);
        }
    }

    private static boolean equal(@Nullable Object recorded, @Nullable Object actual) {
        if (recorded instanceof Number wanted && actual instanceof Number got) {
            return wanted.doubleValue() == got.doubleValue();
        }
        return recorded == null ? actual == null : recorded.equals(actual);
    }

    private boolean matches(String recorded, @Nullable Object actual) {
        if (recorded.matches("<m?s:(int|float)>")) {
            return actual instanceof Number;
        }
        if (recorded.startsWith("<bytes")) {
            return actual != null;
        }
        if (!(actual instanceof String text)) {
            return false;
        }
        List<String> names = new ArrayList<>();
        Matcher matcher = pattern(filled(recorded), names).matcher(text);
        if (!matcher.matches()) {
            return false;
        }
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).startsWith("<msg")) {
                learnt.put(names.get(i), matcher.group(i + 1));
            }
        }
        return true;
    }

    /** Each token becomes a group, named in {@code names} in the same order. */
    private static Pattern pattern(String recorded, List<String> names) {
        StringBuilder pattern = new StringBuilder();
        Matcher token = TOKEN.matcher(recorded);
        int from = 0;
        while (token.find()) {
            pattern.append(Pattern.quote(recorded.substring(from, token.start())));
            pattern.append('(').append(form(token)).append(')');
            names.add(token.group());
            from = token.end();
        }
        return Pattern.compile(
                pattern.append(Pattern.quote(recorded.substring(from))).toString());
    }

    private static String form(Matcher token) {
        return switch (token.group()) {
            case "ABCD-EFGH" -> "[0-9A-Z]{4}-[0-9A-Z]{4}";
            case "Fake rec" -> ".+";
            case "5511900000001", "95511900000001" -> "[0-9]+";
            default ->
                token.group(1).equals("msg") ? "[3A-F][0-9A-F]{19,21}|x" : FORMS.getOrDefault(token.group(1), ".+");
        };
    }
}
