package io.turbozap.campaign;

import io.turbozap.campaign.number.ChatId;
import io.turbozap.campaign.number.NumberReader;
import io.turbozap.campaign.number.NumberReading;
import io.turbozap.campaign.number.PackedChatId;
import io.turbozap.campaign.packed.PackedLongs;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The contacts of a campaign in the order given: eight bytes each, plus the bytes of whatever fields they carry.
 * Immutable.
 */
public final class Recipients {

    /** The field that holds the contact itself. Every contact has it. */
    public static final String PHONE = "phone";

    private static final long UNPACKED_KIND = 7L << 60;
    /** A String and the reference to it, without its characters. */
    private static final int TEXT_BYTES = 48;

    /** No recipients. */
    public static final Recipients NONE = new Builder().build(/* allowDuplicates= */ true);

    private final PackedLongs ids;
    private final List<String> unpacked;
    private final @Nullable RecipientFields fields;
    private final long bytes;

    private Recipients(PackedLongs ids, List<String> unpacked, @Nullable RecipientFields fields) {
        this.ids = ids;
        this.unpacked = unpacked.isEmpty() ? List.of() : unpacked;
        this.fields = fields;
        this.bytes = (long) Long.BYTES * ids.size()
                + unpacked.stream()
                        .mapToLong(text -> TEXT_BYTES + text.length())
                        .sum()
                + (fields == null ? 0 : fields.bytes());
    }

    /** How many contacts there are. */
    public int size() {
        return ids.size();
    }

    /** The chat id of contact {@code index} as WAHA takes it, such as {@code 5511999999999@c.us}. */
    public String chatId(int index) {
        long id = ids.get(index);
        return isUnpacked(id) ? unpacked.get((int) id) : PackedChatId.unpack(id);
    }

    /**
     * The value of the field of contact {@code index} that is the same {@link FieldName}, or null; {@link #PHONE} is
     * the part of the chat id before its @.
     */
    public @Nullable String field(int index, String name) {
        if (isPhone(name)) {
            String chatId = chatId(index);
            return chatId.substring(0, chatId.indexOf('@'));
        }
        return fields == null ? null : fields.value(index, name);
    }

    /** Whether {@code name} is that of the field that every contact has. */
    public static boolean isPhone(String name) {
        return FieldName.same(name, PHONE);
    }

    /** All fields of contact {@code index} but {@link #PHONE}, in the order given. */
    public Map<String, String> fields(int index) {
        return fields == null ? Map.of() : fields.all(index);
    }

    /** The names of all fields that any of them may have beside {@link #PHONE}. */
    public List<String> fieldNames() {
        return fields == null ? List.of() : List.copyOf(fields.keys());
    }

    /** About how much memory they take. */
    public long bytes() {
        return bytes;
    }

    /** The packed form of contact {@code index}, or a mark that it has none. */
    public long packedId(int index) {
        return ids.get(index);
    }

    /** The fields of all contacts, or null if none has any. */
    public @Nullable RecipientFields packedFields() {
        return fields;
    }

    public static boolean isUnpacked(long id) {
        return (id & UNPACKED_KIND) == UNPACKED_KIND;
    }

    @Override
    public String toString() {
        return "Contacts[" + size() + "]";
    }

    /**
     * The contacts that {@code texts} name, without duplicates.
     *
     * @throws IllegalArgumentException if one of them names none
     */
    public static Recipients of(String... texts) {
        Builder builder = new Builder();
        for (String text : texts) {
            if (!builder.add(text, Map.of())) {
                throw new IllegalArgumentException("invalid phone number");
            }
        }
        return builder.build(/* allowDuplicates= */ false);
    }

    /** One contact without fields. */
    public static Recipients of(ChatId contact) {
        Builder builder = new Builder();
        builder.add(contact, Map.of());
        return builder.build(/* allowDuplicates= */ true);
    }

    /** Collects contacts one by one, at a constant small cost each. Not thread-safe. */
    public static final class Builder {

        private final PackedLongs ids = new PackedLongs();
        private final List<String> unpacked = new ArrayList<>();
        private final DuplicateFinder finder = new DuplicateFinder(ids);
        private long unpackedBytes;
        private @Nullable RecipientFields fields;

        /** How many contacts have been added, duplicates included. */
        public int size() {
            return ids.size();
        }

        /** About how much memory this builder takes. */
        public long bytes() {
            return (long) Long.BYTES * size() + finder.bytes() + unpackedBytes + (fields == null ? 0 : fields.bytes());
        }

        /** How many of the added contacts are persons that had been there before, however their numbers are spelt. */
        public int duplicates() {
            return finder.duplicates().cardinality();
        }

        /** Whether contact {@code index}, counted with duplicates, had been there before. */
        public boolean isDuplicate(int index) {
            return finder.duplicates().get(index);
        }

        /** The names of all fields that any of them may have beside {@link #PHONE}. */
        public List<String> fieldNames() {
            return fields == null ? List.of() : List.copyOf(fields.keys());
        }

        /** Whether contact {@code index}, counted with duplicates, has a field {@code name} beside {@link #PHONE}. */
        public boolean hasField(int index, String name) {
            return fields != null && fields.value(index, name) != null;
        }

        /**
         * Adds a contact that a {@link NumberReader} without a country reads; false, with nothing added, if it does
         * not.
         */
        public boolean add(String text, Map<String, String> values) {
            return add(NumberReader.international(), text.toCharArray(), 0, text.length(), values) == null;
        }

        /**
         * Adds a contact as it is written.
         *
         * @param values its further fields; values are not empty, {@link #PHONE} is not among the keys
         * @return why it is none, with nothing added; null if it was added
         */
        public @Nullable String add(
                NumberReader reader, char[] text, int offset, int length, Map<String, String> values) {
            long id = reader.quick(text, offset, length);
            if (id != PackedChatId.INVALID) {
                ids.add(id);
                keepFields(values);
                return null;
            }
            NumberReading numberReading = reader.slow(new String(text, offset, length));
            if (numberReading instanceof NumberReading.Valid valid) {
                add(valid.chatId(), values);
            }
            return numberReading.refusal();
        }

        /**
         * Adds a contact.
         *
         * @param values its further fields; values are not empty, {@link #PHONE} is not among the keys
         * @throws IllegalArgumentException if it is a chat that cannot be sent to
         */
        public void add(ChatId contact, Map<String, String> values) {
            long id = PackedChatId.pack(contact.value());
            if (id == PackedChatId.INVALID) {
                throw new IllegalArgumentException("no contact");
            }
            if (id == PackedChatId.UNPACKABLE) {
                addUnpacked(contact.value());
            } else {
                ids.add(id);
            }
            keepFields(values);
        }

        /** Adds a contact of {@code others} with {@code values} for fields, whatever fields it has there. */
        public void add(Recipients others, int index, Map<String, String> values) {
            add(others, index);
            keepFields(values);
        }

        /**
         * Begins with all of {@code others}, fields included, which it shares with them; none has been added before.
         */
        public void startWith(Recipients others) {
            fields = others.fields == null ? null : others.fields.copy();
            for (int i = 0; i < others.size(); i++) {
                add(others, i);
            }
        }

        private void add(Recipients others, int index) {
            long id = others.packedId(index);
            addPacked(id, isUnpacked(id) ? others.chatId(index) : null);
        }

        private void addUnpacked(String chatId) {
            finder.adding(chatId);
            ids.add(UNPACKED_KIND | unpacked.size());
            unpacked.add(chatId);
            unpackedBytes += 2 * TEXT_BYTES + chatId.length();
        }

        /** Adds a contact in the form that it was once packed to, and its text if it has no packed one. */
        public void addPacked(long id, @Nullable String text) {
            if (text != null) {
                addUnpacked(text);
            } else {
                ids.add(id);
            }
        }

        /** Adds the name of a field, in the order of their numbers. */
        public void addKey(String key) {
            keptFields().addKey(key);
        }

        /** Adds the fields of the contact that was added last. */
        public void addRun(byte[] run) {
            keptFields().addRun(run);
        }

        private RecipientFields keptFields() {
            if (fields == null) {
                fields = new RecipientFields();
            }
            return fields;
        }

        private void keepFields(Map<String, String> values) {
            if (fields == null && !values.isEmpty()) {
                fields = RecipientFields.ofNone(ids.size() - 1);
            }
            if (fields != null) {
                fields.add(values);
            }
            finder.added();
        }

        /**
         * Ends the collection; the builder is not used afterwards.
         *
         * @param allowDuplicates false keeps the first of equal contacts only
         */
        public Recipients build(boolean allowDuplicates) {
            BitSet duplicates = allowDuplicates ? new BitSet() : finder.duplicates();
            if (duplicates.isEmpty()) {
                ids.trim();
                return new Recipients(ids, unpacked, fields);
            }
            return new Recipients(
                    ids.without(duplicates), unpacked, fields == null ? null : fields.without(duplicates));
        }
    }
}
