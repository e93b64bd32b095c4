package io.turbozap.recipients.xlsx;

import io.turbozap.recipients.table.FileChoices;
import io.turbozap.recipients.table.FileNotes;
import io.turbozap.recipients.table.MemoryAllowance;
import io.turbozap.recipients.table.RowSink;
import io.turbozap.recipients.table.UnusableFileException;
import io.turbozap.recipients.table.WarningCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one sheet of an XLSX workbook (ECMA-376, part 1), row by row: what Excel opens, though it may not be as the
 * standard wants it. What formulas gave when the file was saved is taken as text; nothing is calculated.
 *
 * <p>It is read here and not by a library, because it is not trusted: a library that trusts the numbers in it, of a
 * column or of a shared text, can be made to fill the memory by a cell of a few bytes.
 */
public final class Xlsx {

    private final XlsxPackage parts;
    private final MemoryAllowance memoryAllowance;
    private final XlsxStrings strings;
    private final FileChoices choices;
    private final Region region;
    private final FileNotes notes;

    private Xlsx(
            XlsxPackage parts,
            MemoryAllowance memoryAllowance,
            FileChoices choices,
            @Nullable String country,
            FileNotes notes) {
        this.parts = parts;
        this.memoryAllowance = memoryAllowance;
        this.strings = new XlsxStrings(memoryAllowance);
        this.choices = choices;
        this.region = Region.of(country);
        this.notes = notes;
    }

    /**
     * Hands the rows to {@code sink}.
     *
     * @param country by its two letters, in whose way dates and amounts are shown where their formats leave it open;
     *     null for none
     * @param notes learns which sheet it was, and what is odd about it
     * @throws UnusableFileException if it is no workbook, or a dangerous one
     */
    public static void read(
            Path file,
            MemoryAllowance memoryAllowance,
            FileChoices choices,
            @Nullable String country,
            FileNotes notes,
            RowSink sink)
            throws IOException {
        try (XlsxPackage parts = XlsxPackage.open(file, memoryAllowance)) {
            new Xlsx(parts, memoryAllowance, choices, country, notes).read(sink);
        }
    }

    static UnusableFileException damaged() {
        return UnusableFileException.because("The file is damaged, or no XLSX");
    }

    private void read(RowSink sink) throws IOException {
        String part = XlsxRelations.of(parts, "", memoryAllowance).first("officeDocument", "xl/workbook.xml");
        if (!part.endsWith(".xml") || !parts.has(part)) {
            throw UnusableFileException.because(OtherArchives.sentence(parts.names()));
        }
        XlsxRelations relations = XlsxRelations.of(parts, part, memoryAllowance);
        XlsxWorkbook workbook;
        try (XmlPart xml = parts.require(part)) {
            workbook = XlsxWorkbook.read(xml, relations, memoryAllowance);
        }
        XlsxWorkbook.Sheet sheet = workbook.choose(choices.sheet());
        note(sheet, workbook.others(sheet));
        readStrings(relations.first("sharedStrings", "xl/sharedstrings.xml"));
        XlsxFormats formats = formats(relations.first("styles", "xl/styles.xml"), workbook.from1904());
        try (XmlPart xml = parts.require(sheet.part())) {
            new XlsxSheet(xml, strings, formats, notes).read(sink);
        }
    }

    private void note(XlsxWorkbook.Sheet sheet, List<String> others) {
        notes.sheet(sheet.name(), others);
        if (!others.isEmpty()) {
            String choice = choices.sheet() == null ? ": pass sheet to read another" : "";
            notes.warn(
                    WarningCode.SEVERAL_SHEETS,
                    "Only the sheet '" + sheet.shown() + "' was read, and not " + XlsxWorkbook.quoted(others) + choice);
        }
    }

    private void readStrings(String name) throws IOException {
        try (XmlPart xml = parts.part(name)) {
            while (xml != null && xml.nextStart()) {
                if (xml.is("si")) {
                    strings.add(XlsxText.of(xml.texts("t", "rPh")));
                }
            }
        }
    }

    private XlsxFormats formats(String name, boolean from1904) throws IOException {
        XlsxFormats formats = new XlsxFormats(region, from1904, memoryAllowance);
        try (XmlPart xml = parts.part(name)) {
            if (xml != null) {
                formats.read(xml);
            }
        }
        return formats;
    }
}
