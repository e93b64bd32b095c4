package io.turbozap.recipients.xlsx;

import io.turbozap.recipients.table.MemoryAllowance;
import io.turbozap.recipients.table.UnusableFileException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The sheets of a workbook (ECMA-376, part 1, 18.2).
 *
 * @param sheets those with a table, in the order of their tabs
 * @param active the one that the workbook opens with, or null if that is not given
 * @param from1904 whether days are counted from 1904
 */
record XlsxWorkbook(List<Sheet> sheets, @Nullable Sheet active, boolean from1904) {

    private static final int SHOWN = 20;
    private static final int MOST = 1_024;
    /** Far more characters than Excel allows in a name. */
    private static final int LONGEST_NAME = 255;
    /** What one takes beside its name, in bytes. */
    private static final int EACH = 160;

    private static final String CHART = "chartsheet";
    private static final String DIALOG = "dialogsheet";

    /**
     * A sheet.
     *
     * @param part the name of the part that holds it
     */
    record Sheet(String name, String part, boolean isVisible) {

        /** The name, and whether it is not shown. */
        String shown() {
            return isVisible ? name : name + " (hidden)";
        }
    }

    static XlsxWorkbook read(XmlPart xml, XlsxRelations relations, MemoryAllowance memoryAllowance) {
        List<Sheet> all = new ArrayList<>();
        List<Sheet> tables = new ArrayList<>();
        boolean from1904 = false;
        int active = 0;
        while (xml.nextStart()) {
            if (xml.is("workbookPr")) {
                from1904 = XmlPart.isTrue(xml.attribute("date1904"));
            } else if (xml.is("workbookView")) {
                active = index(xml.attribute("activeTab"));
            } else if (xml.is("sheet")) {
                XlsxRelations.Relation relation = relations.get(xml.attributeOfAnyNamespace("id"));
                if (all.size() == MOST) {
                    throw UnusableFileException.tooLarge("The file has more than " + MOST + " sheets");
                }
                Sheet sheet = sheet(xml, relation, all.size() + 1);
                memoryAllowance.take(EACH + Character.BYTES * (long) sheet.name.length());
                all.add(sheet);
                if (relation == null
                        || !(relation.type().equals(CHART) || relation.type().equals(DIALOG))) {
                    tables.add(sheet);
                }
            }
        }
        Sheet opened = active < all.size() ? all.get(active) : null;
        return new XlsxWorkbook(tables, tables.contains(opened) ? opened : null, from1904);
    }

    private static Sheet sheet(XmlPart xml, XlsxRelations.@Nullable Relation relation, int number) {
        String name = Objects.requireNonNullElse(xml.attribute("name"), "Sheet " + number);
        String state = xml.attribute("state");
        String part = relation == null ? "xl/worksheets/sheet" + number + ".xml" : relation.part();
        String kept = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        return new Sheet(XlsxText.of(kept), part, state == null || state.equals("visible"));
    }

    private static int index(@Nullable String text) {
        return text != null && text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
    }

    /**
     * The sheet to be read: the one that is wanted, by its name or by its place among the tabs that are shown, from 1;
     * else the one that the workbook opens with, if it is shown; else the first that is shown.
     *
     * @throws UnusableFileException if there is none
     */
    Sheet choose(@Nullable String wanted) throws IOException {
        if (sheets.isEmpty()) {
            throw UnusableFileException.because("The file has no sheet");
        }
        if (wanted != null) {
            return named(wanted.strip());
        }
        if (active != null && active.isVisible) {
            return active;
        }
        return visible().findFirst().orElse(sheets.get(0));
    }

    private Stream<Sheet> visible() {
        return sheets.stream().filter(Sheet::isVisible);
    }

    private Sheet named(String wanted) {
        return sheets.stream()
                .filter(sheet -> sheet.name.strip().equalsIgnoreCase(wanted))
                .findFirst()
                .or(() -> visible()
                        .skip(index(wanted) - 1L < 0 ? sheets.size() : index(wanted) - 1L)
                        .findFirst())
                .orElseThrow(() -> UnusableFileException.because("There is no sheet '" + wanted + "': the file has "
                        + quoted(sheets.stream().map(Sheet::shown).toList())));
    }

    /** All but {@code read}. */
    List<String> others(Sheet read) {
        return sheets.stream()
                .filter(sheet -> !sheet.equals(read))
                .map(Sheet::shown)
                .toList();
    }

    /** The first of {@code names}, in quotes. */
    static String quoted(List<String> names) {
        String first = String.join(
                ", ", names.stream().limit(SHOWN).map(name -> "'" + name + "'").toList());
        return names.size() > SHOWN ? first + " and " + (names.size() - SHOWN) + " more" : first;
    }
}
