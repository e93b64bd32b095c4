package io.turbozap.campaign;

import io.turbozap.campaign.packed.ByteCursor;
import io.turbozap.campaign.packed.ByteRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The extra fields of contacts (name, city, anything), packed: keys are kept once, and the fields of one contact are
 * one run of bytes. Append only.
 */
public final class RecipientFields {

    /** A place in a list of arrays. */
    private static final int REFERENCE = 4;
    /** What an array takes beside its elements, rounding included. */
    private static final int ARRAY = 20;

    private static final byte[] NONE = new byte[0];
    private static final int[] NO_NUMBERS = {};

    private final List<String> keys = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    /** The numbers of all keys that are the same {@link FieldName}, by its folded form. */
    private final Map<String, int[]> alike = new HashMap<>();

    private final List<byte[]> runs = new ArrayList<>();
    private long bytes;

    /** The fields of contacts that have none. */
    static RecipientFields ofNone(int contacts) {
        RecipientFields none = new RecipientFields();
        for (int i = 0; i < contacts; i++) {
            none.add(Map.of());
        }
        return none;
    }

    /** Appends the fields of the next contact. */
    void add(Map<String, String> fields) {
        bytes += REFERENCE;
        if (fields.isEmpty()) {
            runs.add(NONE);
            return;
        }
        ByteRun run = new ByteRun();
        fields.forEach((key, value) -> {
            run.number(numberOf(key));
            run.text(value);
        });
        runs.add(run.toBytes());
        bytes += ARRAY + run.size();
    }

    /** About how much memory they take. */
    long bytes() {
        return bytes;
    }

    /** The names of all fields, in the order of the numbers that runs know them by. */
    public List<String> keys() {
        return keys;
    }

    /** The fields of contact {@code index} as they are packed. They must not be changed. */
    public byte[] run(int index) {
        return index < runs.size() ? runs.get(index) : NONE;
    }

    /** Empty, with the same numbers for the same names. */
    private RecipientFields sameKeys() {
        RecipientFields same = new RecipientFields();
        keys.forEach(same::addKey);
        return same;
    }

    /** The same fields of the same contacts, to which others can be appended. */
    RecipientFields copy() {
        RecipientFields copy = sameKeys();
        runs.forEach(copy::addRun);
        return copy;
    }

    /** The same fields without those of some contacts. */
    RecipientFields without(BitSet contacts) {
        RecipientFields kept = sameKeys();
        for (int i = contacts.nextClearBit(0); i < runs.size(); i = contacts.nextClearBit(i + 1)) {
            kept.addRun(runs.get(i));
        }
        return kept;
    }

    /** Appends the name of a field. */
    void addKey(String key) {
        numberOf(key);
    }

    /** Appends the fields of the next contact as they are packed, keys by number. */
    void addRun(byte[] run) {
        runs.add(run.length == 0 ? NONE : run);
        bytes += REFERENCE + (run.length == 0 ? 0 : ARRAY + run.length);
    }

    /** How many contacts have been appended. */
    int size() {
        return runs.size();
    }

    /**
     * The value of the field {@code name} of contact {@code index}, one of just this name first; or null if it has
     * none.
     */
    @Nullable
    String value(int index, String name) {
        byte[] run = run(index);
        if (run.length == 0) {
            return null;
        }
        Integer exact = numbers.get(name);
        String value = exact == null ? null : find(run, exact);
        return value == null ? valueAlike(run, name) : value;
    }

    private @Nullable String valueAlike(byte[] run, String name) {
        for (int number : alike.getOrDefault(FieldName.folded(name), NO_NUMBERS)) {
            String value = find(run, number);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static @Nullable String find(byte[] run, int wanted) {
        ByteCursor cursor = new ByteCursor(run);
        while (cursor.hasNext()) {
            if (cursor.number() == wanted) {
                return cursor.text();
            }
            cursor.skip();
        }
        return null;
    }

    /** All fields of contact {@code index}, in the order given. */
    Map<String, String> all(int index) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (index < runs.size()) {
            ByteCursor cursor = new ByteCursor(runs.get(index));
            while (cursor.hasNext()) {
                String key = keys.get(cursor.number());
                fields.put(key, cursor.text());
            }
        }
        return fields;
    }

    private int numberOf(String key) {
        return numbers.computeIfAbsent(key, unseen -> {
            int number = keys.size();
            keys.add(unseen);
            alike.merge(FieldName.folded(unseen), new int[] {number}, RecipientFields::joined);
            return number;
        });
    }

    private static int[] joined(int[] before, int[] more) {
        int[] all = Arrays.copyOf(before, before.length + more.length);
        System.arraycopy(more, 0, all, before.length, more.length);
        return all;
    }
}
