package io.turbozap.recipients.xlsx;

import io.turbozap.recipients.table.RowSink;
import io.turbozap.recipients.table.UnusableFile;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a sheet (ECMA-376, part 1, 18.3.1). Not thread-safe. */
final class XlsxSheet {

    /** As many as a sheet of Excel can have. */
    private static final int MOST_COLUMNS = 16_384;
    /** Digits that a number in a spreadsheet is good for. */
    private static final MathContext PRECISION = new MathContext(15);

    private static final int LONGEST_NUMBER = 40;

    private final XmlPart xml;
    private final XlsxStrings strings;
    private final XlsxFormats formats;
    private final List<String> cells = new ArrayList<>();
    private int row;

    XlsxSheet(XmlPart xml, XlsxStrings strings, XlsxFormats formats) {
        this.xml = xml;
        this.strings = strings;
        this.formats = formats;
    }

    void read(RowSink sink) {
        while (xml.nextStart()) {
            if (xml.is("row")) {
                row = number(xml.attribute("r"), row + 1);
                readRow();
                sink.row(row, cells);
            }
        }
    }

    private void readRow() {
        cells.clear();
        int depth = 1;
        while (depth > 0) {
            if (!xml.nextTag()) {
                depth--;
            } else if (xml.is("c")) {
                readCell();
            } else {
                depth++;
            }
        }
    }

    private void readCell() {
        int column = column(xml.attribute("r"), cells.size());
        String type = String.valueOf(xml.attribute("t"));
        String style = xml.attribute("s");
        String value = "";
        int depth = 1;
        while (depth > 0) {
            if (!xml.nextTag()) {
                depth--;
            } else if (xml.is("v")) {
                value = xml.text();
            } else if (xml.is("is")) {
                value = xml.texts("t", "rPh");
            } else {
                depth++;
            }
        }
        while (cells.size() <= column) {
            cells.add("");
        }
        cells.set(column, text(type, style, value));
    }

    private String text(String type, @Nullable String style, String value) {
        return switch (type) {
            case "s" -> value.isEmpty() ? "" : strings.get(number(value.strip(), -1));
            case "str", "inlineStr", "d" -> value;
            case "b" -> value.strip().equals("1") ? "TRUE" : "FALSE";
            case "e" -> "";
            default -> Objects.requireNonNullElseGet(formats.told(style, value), () -> plain(value.strip()));
        };
    }

    /** A number without exponent, as a spreadsheet shows it. */
    private static String plain(String number) {
        if (number.length() > LONGEST_NUMBER || number.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return number;
        }
        try {
            BigDecimal exact = new BigDecimal(number).round(PRECISION).stripTrailingZeros();
            return Math.abs(exact.scale()) > LONGEST_NUMBER ? number : exact.toPlainString();
        } catch (NumberFormatException none) {
            return number;
        }
    }

    /** From 0, by the letters of a reference such as {@code AB12}. */
    private static int column(@Nullable String reference, int next) {
        if (reference == null) {
            return requireColumn(next);
        }
        int column = 0;
        for (int i = 0; i < reference.length() && Character.isLetter(reference.charAt(i)); i++) {
            int letter = Character.toUpperCase(reference.charAt(i)) - 'A';
            if (letter < 0 || letter >= 26) {
                throw Xlsx.damaged();
            }
            column = requireColumn(column * 26 + letter) + 1;
        }
        if (column == 0) {
            throw Xlsx.damaged();
        }
        return column - 1;
    }

    private static int requireColumn(int column) {
        if (column >= MOST_COLUMNS) {
            throw UnusableFile.because("The file has more columns than a spreadsheet can have");
        }
        return column;
    }

    private static int number(@Nullable String text, int otherwise) {
        if (text == null) {
            return otherwise;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException none) {
            throw Xlsx.damaged();
        }
    }
}
