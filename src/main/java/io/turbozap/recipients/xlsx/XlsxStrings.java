package io.turbozap.recipients.xlsx;

import io.turbozap.recipients.table.MemoryAllowance;
import io.turbozap.recipients.table.UnusableFileException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The texts that the cells of a workbook share, by their numbers, packed: eight bytes each beside their own. Not
 * thread-safe.
 */
final class XlsxStrings {

    private static final int CHUNK_BITS = 20;
    private static final int CHUNK = 1 << CHUNK_BITS;
    private static final int EACH = 2 * Integer.BYTES;
    private static final int MOST_CHUNKS = 1 << (Integer.SIZE - 1 - CHUNK_BITS);

    private final MemoryAllowance memoryAllowance;
    private final List<byte[]> chunks = new ArrayList<>();
    /** Where texts begin: number of the chunk, and place in it. */
    private int[] starts = new int[16];

    private int[] lengths = new int[16];
    private int size;
    /** Of the last chunk. */
    private int used = CHUNK;

    XlsxStrings(MemoryAllowance memoryAllowance) {
        this.memoryAllowance = memoryAllowance;
    }

    void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (chunks.isEmpty() || used + bytes.length > CHUNK) {
            addChunk();
        }
        if (size == starts.length) {
            memoryAllowance.take((long) EACH * (size / 2));
            starts = Arrays.copyOf(starts, size + size / 2);
            lengths = Arrays.copyOf(lengths, size + size / 2);
        }
        System.arraycopy(bytes, 0, chunks.get(chunks.size() - 1), used, bytes.length);
        starts[size] = (chunks.size() - 1) << CHUNK_BITS | used;
        lengths[size++] = bytes.length;
        used += bytes.length;
    }

    private void addChunk() {
        if (chunks.size() == MOST_CHUNKS) {
            throw UnusableFileException.tooLarge("The file holds too much text");
        }
        memoryAllowance.take(CHUNK);
        chunks.add(new byte[CHUNK]);
        used = 0;
    }

    /** @throws UnusableFileException if there is no such text */
    String get(int index) {
        if (index < 0 || index >= size) {
            throw Xlsx.damaged();
        }
        int start = starts[index];
        byte[] chunk = chunks.get(start >>> CHUNK_BITS);
        return new String(chunk, start & (CHUNK - 1), lengths[index], StandardCharsets.UTF_8);
    }
}
