package io.turbozap.campaign;

import io.turbozap.campaign.packed.ByteCursor;
import io.turbozap.campaign.packed.ByteRun;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The contacts of a campaign as bytes, to be kept somewhere else than in memory: chunks of about {@value #CHUNK} bytes,
 * which are read again one by one and in order. Each begins with the version of this form. Contacts stay packed on the
 * way: eight bytes each, and the bytes of their fields as they are.
 */
public final class PackedRecipients {

    /** The size at which a chunk ends; the last contact in it may make it larger by its fields. */
    static final int CHUNK = 256 << 10;

    private static final int VERSION = 1;
    /** Kinds of chunks: names of fields, in the order of their numbers; contacts; contacts that have fields. */
    private static final int KEYS = 0;

    private static final int PLAIN = 1;
    private static final int WITH_FIELDS = 2;

    private PackedRecipients() {}

    /** A part of contacts. */
    public static final class Chunk {
        private final int first;
        private final int count;
        private final byte[] bytes;

        private Chunk(int first, int count, byte[] bytes) {
            this.first = first;
            this.count = count;
            this.bytes = bytes;
        }

        /** How many contacts are in the chunks before. */
        public int first() {
            return first;
        }

        /** How many contacts are in this one; 0 where it holds the names of fields. */
        public int count() {
            return count;
        }

        /** What {@link Reader#add} takes. They must not be changed. */
        public byte[] bytes() {
            return bytes;
        }
    }

    /** The bytes of {@link #chunks}. */
    public static List<byte[]> pack(Recipients recipients) {
        return chunks(recipients).stream().map(Chunk::bytes).toList();
    }

    /** The chunks of {@code recipients}, names of fields first: at least one. */
    public static List<Chunk> chunks(Recipients recipients) {
        List<Chunk> chunks = new ArrayList<>();
        new Packing(recipients).forEachRemaining(chunks::add);
        return chunks;
    }

    /** The chunks of contacts, as {@link #chunks}, each packed when it is asked for. Not thread-safe. */
    public static final class Packing implements Iterator<Chunk> {

        private final Recipients recipients;
        private final @Nullable RecipientFields fields;
        private final List<Chunk> keys = new ArrayList<>();
        private int keysDone;
        private int index;
        private boolean begun;

        public Packing(Recipients recipients) {
            this.recipients = recipients;
            this.fields = recipients.packedFields();
            if (fields != null) {
                packKeys(fields.keys(), keys);
            }
        }

        @Override
        public boolean hasNext() {
            return keysDone < keys.size() || !begun || index < recipients.size();
        }

        @Override
        public Chunk next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            if (keysDone < keys.size()) {
                return keys.get(keysDone++);
            }
            begun = true;
            Chunk chunk = packRecipients(recipients, fields, index);
            index += chunk.count;
            return chunk;
        }
    }

    private static void packKeys(List<String> keys, List<Chunk> chunks) {
        int index = 0;
        while (index < keys.size()) {
            ByteRun chunk = begin(KEYS);
            while (index < keys.size() && chunk.size() < CHUNK) {
                chunk.text(keys.get(index++));
            }
            chunks.add(new Chunk(0, 0, chunk.toBytes()));
        }
    }

    /** Contact by contact: its packed id, its text if it has no packed form, its fields. */
    private static Chunk packRecipients(Recipients recipients, @Nullable RecipientFields fields, int from) {
        ByteRun chunk = begin(fields == null ? PLAIN : WITH_FIELDS);
        int index = from;
        while (index < recipients.size() && chunk.size() < CHUNK) {
            long id = recipients.packedId(index);
            chunk.fixed(id);
            if (Recipients.isUnpacked(id)) {
                chunk.text(recipients.chatId(index));
            }
            if (fields != null) {
                chunk.run(fields.run(index));
            }
            index++;
        }
        return new Chunk(from, index - from, chunk.toBytes());
    }

    private static ByteRun begin(int kind) {
        ByteRun chunk = new ByteRun();
        chunk.number(VERSION);
        chunk.number(kind);
        return chunk;
    }

    /** Puts contacts together again. Not thread-safe. */
    public static final class Reader {

        private final Recipients.Builder recipients = new Recipients.Builder();

        /**
         * Takes the next chunk.
         *
         * @throws IllegalArgumentException if it is no such chunk, or of a later version
         */
        public void add(byte[] chunk) {
            try {
                read(new ByteCursor(chunk));
            } catch (IndexOutOfBoundsException e) {
                throw new IllegalArgumentException("packed contacts are damaged", e);
            }
        }

        private void read(ByteCursor chunk) {
            int version = chunk.number();
            if (version != VERSION) {
                throw new IllegalArgumentException("contacts are packed in the unknown version " + version);
            }
            int kind = chunk.number();
            while (chunk.hasNext()) {
                if (kind == KEYS) {
                    recipients.addKey(chunk.text());
                } else {
                    long id = chunk.fixed();
                    recipients.addPacked(id, Recipients.isUnpacked(id) ? chunk.text() : null);
                    if (kind == WITH_FIELDS) {
                        recipients.addRun(chunk.run());
                    }
                }
            }
        }

        /** How many contacts were read so far. */
        public int size() {
            return recipients.size();
        }

        /** The contacts that were read; this reader is not used afterwards. */
        public Recipients recipients() {
            return recipients.build(/* allowDuplicates= */ true);
        }
    }
}
