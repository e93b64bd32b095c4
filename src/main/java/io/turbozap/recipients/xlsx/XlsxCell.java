package io.turbozap.recipients.xlsx;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** A cell of a sheet, read one after the other (ECMA-376, part 1, 18.3.1.4). Not thread-safe. */
final class XlsxCell {

    /** Digits that a number in a spreadsheet is good for. */
    private static final MathContext PRECISION = new MathContext(15);

    private static final int LONGEST_NUMBER = 40;

    private final XmlPart xml;
    private final XlsxStrings strings;
    private final XlsxFormats formats;
    private String shown = "";
    private String exact = "";
    private boolean isFormula;
    private boolean hasValue;

    XlsxCell(XmlPart xml, XlsxStrings strings, XlsxFormats formats) {
        this.xml = xml;
        this.strings = strings;
        this.formats = formats;
    }

    /** Reads the cell whose tag has just started, up to its end. */
    void read() {
        String type = String.valueOf(xml.attribute("t"));
        String style = xml.attribute("s");
        String value = "";
        isFormula = false;
        hasValue = false;
        int depth = 1;
        while (depth > 0) {
            if (!xml.nextTag()) {
                depth--;
            } else if (xml.is("v")) {
                value = xml.text();
                hasValue = !value.isEmpty();
            } else if (xml.is("is")) {
                value = xml.texts("t", "rPh");
                hasValue = true;
            } else {
                isFormula |= xml.is("f");
                depth++;
            }
        }
        understand(type, style, value);
    }

    /** What a spreadsheet program shows in it. */
    String shown() {
        return shown;
    }

    /** The same, but a number in full. */
    String exact() {
        return exact;
    }

    /** Whether it holds a formula that was saved without what it gives. */
    boolean lacksResult() {
        return isFormula && !hasValue;
    }

    private void understand(String type, @Nullable String style, String value) {
        switch (type) {
            case "s" -> text(value.isEmpty() ? "" : strings.get(XlsxSheet.number(value.strip(), -1)));
            case "str", "inlineStr" -> text(XlsxText.of(value));
            case "d" -> text(value.replaceFirst("T00:00(:00(\\.0*)?)?Z?$", "").replace('T', ' '));
            case "b" -> text(value.isBlank() ? "" : value.strip().equals("1") ? "TRUE" : "FALSE");
            case "e" -> text("");
            default -> number(style, value.strip());
        }
    }

    private void text(String text) {
        shown = text;
        exact = text;
    }

    private void number(@Nullable String style, String value) {
        exact = plain(value);
        String formatted = formats.shown(style, value);
        shown = formatted == null ? exact : formatted;
    }

    /** A number without exponent. */
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
}
