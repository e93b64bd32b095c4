package io.turbozap.recipients.xlsx;

import io.turbozap.recipients.table.FileNotes;
import io.turbozap.recipients.table.RowSink;
import io.turbozap.recipients.table.TableRow;
import io.turbozap.recipients.table.UnusableFileException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a sheet (ECMA-376, part 1, 18.3.1). Not thread-safe. */
final class XlsxSheet {

    /** As many as a sheet of Excel can have. */
    private static final int MOST_COLUMNS = 16_384;
    /** Characters of a row: cells that share a text take no more of the file for that. */
    private static final int LONGEST_ROW = 1 << 20;

    private final XmlPart xml;
    private final XlsxCell cell;
    private final SheetOddities oddities;
    private final List<String> cells = new ArrayList<>();
    private final List<String> exact = new ArrayList<>();
    private int row;
    private int rowLength;
    private boolean rowsAreHidden;

    XlsxSheet(XmlPart xml, XlsxStrings strings, XlsxFormats formats, FileNotes notes) {
        this.xml = xml;
        this.cell = new XlsxCell(xml, strings, formats);
        this.oddities = new SheetOddities(notes);
    }

    void read(RowSink sink) {
        while (xml.nextStart()) {
            if (xml.is("row")) {
                row = number(xml.attribute("r"), row + 1);
                boolean hidden = isHidden();
                readRow();
                sink.row(new TableRow(row, cells, exact, hidden, null));
            } else if (xml.is("sheetFormatPr")) {
                rowsAreHidden = XmlPart.isTrue(xml.attribute("zeroHeight"));
            } else if (xml.is("col")) {
                oddities.column(xml.attribute("min"), xml.attribute("max"), xml.attribute("hidden"));
            } else if (xml.is("mergeCell")) {
                oddities.merged(xml.attribute("ref"));
            }
        }
    }

    private boolean isHidden() {
        String hidden = xml.attribute("hidden");
        String height = xml.attribute("ht");
        boolean flat = height != null && height.matches("0+(\\.0*)?") && XmlPart.isTrue(xml.attribute("customHeight"));
        return flat || (hidden == null ? rowsAreHidden && height == null : XmlPart.isTrue(hidden));
    }

    private void readRow() {
        cells.clear();
        exact.clear();
        rowLength = 0;
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
        cell.read();
        rowLength += cell.shown().length() + cell.exact().length();
        if (rowLength > LONGEST_ROW) {
            throw UnusableFileException.tooLarge("Row " + row + " holds more text than a row is read of");
        }
        while (cells.size() <= column) {
            cells.add("");
            exact.add("");
        }
        cells.set(column, cell.shown());
        exact.set(column, cell.exact());
        oddities.cell(row, column, cell);
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
            throw UnusableFileException.because("The file has more columns than a spreadsheet can have");
        }
        return column;
    }

    static int number(@Nullable String text, int otherwise) {
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
