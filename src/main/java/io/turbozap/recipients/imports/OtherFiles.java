package io.turbozap.recipients.imports;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Files that are sent as spreadsheets and are none that is read: what they are, and what to do with them. */
final class OtherFiles {

    private static final String SAVE = "save it as .xlsx, or as CSV UTF-8";
    private static final String OLE = "\u00D0\u00CF\u0011\u00E0";
    /** The first record of workbooks of Excel 2 to 4 (BOF of [MS-XLS]), which are in no container. */
    private static final Pattern OLD_WORKBOOK =
            Pattern.compile("(?s)\u0009[\u0000\u0002\u0004\u0008][\u0004\u0006\u0008\u0010]\u0000.*");
    /** Where a compound file has the size of its sectors, and the first one of its directory ([MS-CFB] 2.2). */
    private static final int SECTOR_SHIFT_AT = 30;

    private static final int DIRECTORY_AT = 48;
    private static final int DIRECTORY_LENGTH = 1 << 13;

    private OtherFiles() {}

    /** A sentence about a file that begins with {@code head}; null if it may be a table. */
    static @Nullable String sentence(Path file, byte[] head) throws IOException {
        String bytes = new String(head, StandardCharsets.ISO_8859_1);
        if (bytes.startsWith(OLE)) {
            return compound(directory(file, head));
        } else if (OLD_WORKBOOK.matcher(bytes).matches()) {
            return "The file is a workbook in an old form of Excel (.xls): " + SAVE;
        } else if (bytes.startsWith("\u001F\u008B")) {
            return "The file is packed (.gz): unpack it first";
        } else if (bytes.startsWith("7z\u00BC\u00AF") || bytes.startsWith("Rar!")) {
            return "The file is an archive (.7z or .rar): unpack it first";
        } else if (bytes.startsWith("\u0089PNG")
                || bytes.startsWith("\u00FF\u00D8\u00FF")
                || bytes.startsWith("GIF8")) {
            return "The file is a picture, not a table: type the numbers into a spreadsheet";
        }
        return text(bytes.replaceFirst("^(\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)", "")
                .replace("\0", "")
                .stripLeading()
                .toLowerCase(Locale.ROOT));
    }

    private static @Nullable String text(String start) {
        if (start.startsWith("%pdf-")) {
            return "The file is a PDF, not a table: open it in a spreadsheet program, or ask for the table that it was made"
                    + " from";
        } else if (start.startsWith("{\\rtf")) {
            return "The file is a text document (.rtf), not a table: put the table into a spreadsheet, and " + SAVE;
        } else if (start.startsWith("begin:vcard")) {
            return "The file holds vCards (.vcf): export the contacts as CSV, or convert it to CSV";
        } else if (start.startsWith("[{") || start.startsWith("{\"")) {
            return "The file is JSON: send it as the body of the request, with Content-Type: application/json";
        } else if (!start.startsWith("<")) {
            return null;
        }
        if (start.contains("urn:schemas-microsoft-com:office:spreadsheet") || start.contains("excel.sheet")) {
            return "The file is a spreadsheet in XML (Excel 2003): open it in Excel, and " + SAVE;
        } else if (start.contains("urn:oasis:names:tc:opendocument")) {
            return "The file is of LibreOffice (.fods): " + SAVE;
        }
        return "The file is a web page (HTML or XML), though it may be called .xls: open it in a spreadsheet program, and "
                + SAVE;
    }

    private static String compound(String directory) {
        if (directory.contains("EncryptedPackage")) {
            return "The file is protected with a password: save it without one, as .xlsx or CSV UTF-8";
        } else if (directory.contains("WordDocument")) {
            return "The file is a document of Word (.doc), not a table: put the table into a spreadsheet, and " + SAVE;
        } else if (directory.contains("Workbook") || directory.contains("Book")) {
            return "The file is a workbook in the old form of Excel (.xls): " + SAVE;
        }
        return "The file is encrypted, or in an old form of Office (.xls): save it as .xlsx without a password, or as CSV"
                + " UTF-8";
    }

    /** The names of what is in a compound file, as far as they are among the first. */
    private static String directory(Path file, byte[] head) throws IOException {
        if (head.length < DIRECTORY_AT + Integer.BYTES) {
            return "";
        }
        ByteBuffer header = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        int shift = header.getShort(SECTOR_SHIFT_AT) == 12 ? 12 : 9;
        long start = (Integer.toUnsignedLong(header.getInt(DIRECTORY_AT)) + 1) << shift;
        try (RandomAccessFile compound = new RandomAccessFile(file.toFile(), "r")) {
            byte[] names = new byte[(int) Math.max(0, Math.min(DIRECTORY_LENGTH, compound.length() - start))];
            compound.seek(start);
            compound.readFully(names);
            return new String(names, StandardCharsets.UTF_16LE);
        }
    }
}
