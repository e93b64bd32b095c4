package io.turbozap.campaign;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The extra fields of contacts (name, city, anything), packed: keys are kept once, and the fields of one contact are one
 * run of bytes. Append only.
 */
final class ContactFields {

    /** A place in a list of arrays. */
    private static final int REFERENCE = 4;
    /** What an array takes beside its elements, rounding included. */
    private static final int ARRAY = 20;

    private static final byte[] NONE = new byte[0];

    private final List<String> keys = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<byte[]> runs = new ArrayList<>();
    private long bytes;

    /** Appends the fields of the next contact. */
    void add(Map<String, String> fields) {
        bytes += REFERENCE;
        if (fields.isEmpty()) {
            runs.add(NONE);
            return;
        }
        ByteArrayOutputStream run = new ByteArrayOutputStream();
        fields.forEach((key, value) -> {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            writeNumber(run, numberOf(key));
            writeNumber(run, bytes.length);
            run.writeBytes(bytes);
        });
        runs.add(run.toByteArray());
        bytes += ARRAY + run.size();
    }

    /** About how much memory they take. */
    long bytes() {
        return bytes;
    }

    /** How many contacts have been appended. */
    int size() {
        return runs.size();
    }

    /** The value of {@code key} for contact {@code index}, or null if that contact has none. */
    @Nullable
    String value(int index, String key) {
        Integer number = numbers.get(key);
        return number == null || index >= runs.size() ? null : find(runs.get(index), number);
    }

    private static @Nullable String find(byte[] run, int wanted) {
        Cursor cursor = new Cursor(run);
        while (cursor.hasNext()) {
            int key = cursor.number();
            String value = key == wanted ? cursor.text() : cursor.skip();
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /** All fields of contact {@code index}, in the order given. */
    Map<String, String> all(int index) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (index < runs.size()) {
            Cursor cursor = new Cursor(runs.get(index));
            while (cursor.hasNext()) {
                String key = keys.get(cursor.number());
                fields.put(key, cursor.text());
            }
        }
        return fields;
    }

    private int numberOf(String key) {
        return numbers.computeIfAbsent(key, unseen -> {
            keys.add(unseen);
            return keys.size() - 1;
        });
    }

    private static void writeNumber(ByteArrayOutputStream out, int number) {
        int rest = number;
        while (rest > 0x7F) {
            out.write((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }

    /** Reads a run from its start to its end. */
    private static final class Cursor {
        private final byte[] run;
        private int at;

        Cursor(byte[] run) {
            this.run = run;
        }

        boolean hasNext() {
            return at < run.length;
        }

        int number() {
            int number = 0;
            int shift = 0;
            byte part;
            do {
                part = run[at++];
                number |= (part & 0x7F) << shift;
                shift += 7;
            } while (part < 0);
            return number;
        }

        String text() {
            int length = number();
            String text = new String(run, at, length, StandardCharsets.UTF_8);
            at += length;
            return text;
        }

        @Nullable
        String skip() {
            int length = number();
            at += length;
            return null;
        }
    }
}
