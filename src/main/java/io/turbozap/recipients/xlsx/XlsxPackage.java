package io.turbozap.recipients.xlsx;

import io.turbozap.recipients.table.MemoryAllowance;
import io.turbozap.recipients.table.UnusableFileException;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an XLSX file, a ZIP archive (ECMA-376, part 2). It is not trusted: how many parts it has is looked
 * at before they are listed, and how much they unpack to while they are read, for what a file reports about itself need not
 * be true.
 */
final class XlsxPackage implements Closeable {

    private static final int MOST_PARTS = 4_096;
    private static final long LONGEST_DIRECTORY = 4L << 20;
    /** How much of the memory a byte of the directory takes: as it is, and as names and entries. */
    private static final int IN_MEMORY = 6;

    /** End of the central directory (APPNOTE.TXT of PKWARE, 4.3.16): its signature and its length without a comment. */
    private static final int END = 0x06054B50;

    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int PARTS_AT = 10;
    private static final int DIRECTORY_LENGTH_AT = 12;
    private static final int COMMENT_LENGTH_AT = 20;

    private final ZipFile zip;
    /** By their names as they are compared; of equal ones the first. */
    private final Map<String, ZipEntry> entries = new LinkedHashMap<>();

    private final ZipBombGuard zipBombGuard;

    private XlsxPackage(ZipFile zip, MemoryAllowance memoryAllowance) {
        this.zip = zip;
        this.zipBombGuard = new ZipBombGuard(memoryAllowance);
        zip.stream()
                .filter(entry -> !entry.getName().endsWith("/"))
                .forEach(entry -> entries.putIfAbsent(PartNames.of(entry.getName()), entry));
    }

    /** @throws UnusableFileException if it is no archive, or has too many parts */
    static XlsxPackage open(Path file, MemoryAllowance memoryAllowance) throws IOException {
        memoryAllowance.take(IN_MEMORY * directoryLength(file));
        try {
            ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.ISO_8859_1);
            if (zip.size() > MOST_PARTS) {
                zip.close();
                throw tooManyParts();
            }
            return new XlsxPackage(zip, memoryAllowance);
        } catch (ZipException | IllegalArgumentException broken) {
            throw Xlsx.damaged();
        }
    }

    private static UnusableFileException tooManyParts() {
        return UnusableFileException.tooLarge("The file has more than " + MOST_PARTS + " parts");
    }

    /** The length in the file, as far as that is not too much. */
    private static long directoryLength(Path file) throws IOException {
        try (RandomAccessFile archive = new RandomAccessFile(file.toFile(), "r")) {
            int length = (int) Math.min(archive.length(), END_LENGTH + LONGEST_COMMENT);
            byte[] tail = new byte[length];
            archive.seek(archive.length() - length);
            archive.readFully(tail);
            ByteBuffer bytes = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
            int end = length - END_LENGTH;
            while (end >= 0 && bytes.getInt(end) != END) {
                end--;
            }
            if (end < 0 || end + END_LENGTH + Short.toUnsignedInt(bytes.getShort(end + COMMENT_LENGTH_AT)) != length) {
                throw Xlsx.damaged();
            }
            int parts = Short.toUnsignedInt(bytes.getShort(end + PARTS_AT));
            long directory = Integer.toUnsignedLong(bytes.getInt(end + DIRECTORY_LENGTH_AT));
            if (parts > MOST_PARTS || directory > LONGEST_DIRECTORY) {
                throw tooManyParts();
            }
            return directory;
        }
    }

    /** The names of all parts. */
    Set<String> names() {
        return entries.keySet();
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    /** @throws UnusableFileException if there is no part of this name */
    XmlPart require(String name) throws IOException {
        XmlPart part = part(name);
        if (part == null) {
            throw Xlsx.damaged();
        }
        return part;
    }

    /** One part, or null if there is none of this name. */
    @Nullable
    XmlPart part(String name) throws IOException {
        ZipEntry entry = entries.get(name);
        if (entry == null) {
            return null;
        }
        try {
            return new XmlPart(zipBombGuard.guard(zip.getInputStream(entry), entry.getCompressedSize()));
        } catch (ZipException broken) {
            throw Xlsx.damaged();
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
