package io.turbozap.recipients.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.number.NumberReader;
import io.turbozap.recipients.table.FileChoices;
import io.turbozap.recipients.table.UnusableFileException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Workbooks as Excel opens them, and as it shows them. */
class WorkbookTest extends ImportTest {

    private static final String ANA = "5511988887777{name=Ana}";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static String text(String text) {
        return "<c t='inlineStr'><is><t>" + text + "</t></is></c>";
    }

    private static String row(String phone, String name) {
        return "<row>" + text(phone) + text(name) + "</row>";
    }

    private static final String ROWS = row("phone", "name") + row("5511988887777", "Ana");

    private static XlsxBuilder people() {
        return new XlsxBuilder().rows(ROWS);
    }

    private static XlsxBuilder twoSheets(String views, String firstState) {
        return people().part(
                        "xl/workbook.xml",
                        XlsxBuilder.workbook("<sheet name='Old' " + firstState
                                        + " r:id='rId9'/><sheet name='Contacts' r:id='rId1'/>")
                                .replace("<sheets>", views + "<sheets>"))
                .part(
                        "xl/_rels/workbook.xml.rels",
                        XlsxBuilder.relations("<Relationship Id='rId1' Type='" + RELATIONS
                                + "/worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='rId9' Type='"
                                + RELATIONS
                                + "/worksheet' Target='worksheets/sheet2.xml'/>"))
                .part(
                        "xl/worksheets/sheet2.xml",
                        XlsxBuilder.sheet(row("phone", "name") + row("5511977776666", "Old")));
    }

    private static void choose(ImportTest test, String sheet) {
        test.choices = new FileChoices(sheet, false, null, null);
    }

    @Test
    void names_of_parts_may_be_written_with_backslashes_and_in_any_case() {
        assertEquals(
                List.of(ANA),
                importing(people().renamed(name -> name.replace('/', '\\')).build())
                        .people());
        assertEquals(
                List.of(ANA),
                importing(people().renamed(name -> "/" + name.toUpperCase(Locale.ROOT))
                                .build())
                        .people());
    }

    @Test
    void parts_that_say_where_others_are_may_be_missing() {
        assertEquals(
                List.of(ANA),
                importing(people().without("_rels/.rels")
                                .without("xl/_rels/workbook.xml.rels")
                                .without("xl/styles.xml")
                                .without("[Content_Types].xml")
                                .build())
                        .people());
    }

    @Test
    void the_strict_form_of_the_standard_is_read() {
        byte[] file = people().part(
                        "_rels/.rels",
                        XlsxBuilder.relations("<Relationship Id='a' Type='http://purl.oclc.org/ooxml/officeDocument"
                                + "/relationships/officeDocument' Target='/xl/workbook.xml'/>"))
                .build();

        assertEquals(List.of(ANA), importing(file).people());
    }

    @Test
    void texts_may_have_comments_and_cdata() {
        byte[] file = new XlsxBuilder()
                .rows("<!-- made by > hand --><row>" + text("<![CDATA[phone]]>") + text("name<!-- no -->")
                        + "</row><row>" + text("5511988887777") + text("<![CDATA[A & B <c> ]] ]]>") + "</row>")
                .build();

        assertEquals(
                List.of("5511988887777{name=A & B <c> ]]}"), importing(file).people());
    }

    @Test
    void a_comment_cannot_hide_that_it_goes_on() {
        String letters = new Random(1)
                .ints(1_200_000, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        byte[] file = new XlsxBuilder()
                .rows(ROWS + "<!-->" + letters.replace("xy", "<x>") + "-->")
                .build();

        assertTrue(
                assertThrows(UnusableFileException.class, () -> importing(file)).isTooLarge());
    }

    @Test
    void escapes_of_the_standard_are_decoded() {
        byte[] file = new XlsxBuilder()
                .shared("<si><t>Hello_x000D_\nsecond line</t></si><si><t>code _x005F_x000D_ kept</t></si>"
                        + "<si><t>a_x0041_b _xD83C__xDF89_ _x0007_ _x00zz_ _x000d</t></si>")
                .rows(row("phone", "text") + "<row>" + text("5511988887771") + "<c t='s'><v>0</v></c></row><row>"
                        + text("5511988887772") + "<c t='s'><v>1</v></c></row><row>" + text("5511988887773")
                        + "<c t='s'><v>2</v></c></row><row>" + text("5511988887774")
                        + text("in_x000A_line&#13;&#10;end") + "</row>")
                .build();

        assertEquals(
                List.of(
                        "5511988887771{text=Hello\nsecond line}",
                        "5511988887772{text=code _x000D_ kept}",
                        "5511988887773{text=aAb 🎉  _x00zz_ _x000d}",
                        "5511988887774{text=in\nline\nend}"),
                importing(file).people());
    }

    @Test
    void the_sheet_is_read_with_which_the_workbook_opens_and_the_others_are_named() {
        Imported imported = importing(twoSheets("<bookViews><workbookView activeTab='1'/></bookViews>", "")
                .build());

        assertEquals(List.of(ANA), imported.people());
        assertEquals(List.of("several_sheets []"), imported.warnings());
        assertEquals(
                "Contacts", Objects.requireNonNull(imported.report().file()).sheet());
        assertEquals(
                List.of("Old"), Objects.requireNonNull(imported.report().file()).otherSheets());
    }

    @Test
    void a_hidden_sheet_is_read_only_if_it_is_named() {
        byte[] file = twoSheets("<bookViews><workbookView activeTab='0'/></bookViews>", "state='veryHidden'")
                .build();

        assertEquals(List.of(ANA), importing(file).people());
        choose(this, "old");
        assertEquals(List.of("5511977776666{name=Old}"), importing(file).people());
        choose(this, "1");
        assertEquals(List.of(ANA), importing(file).people());
        choose(this, "3");
        assertEquals(
                "There is no sheet '3': the file has 'Old (hidden)', 'Contacts'",
                assertThrows(UnusableFileException.class, () -> importing(file)).getMessage());
    }

    @Test
    void hidden_rows_are_left_out_unless_they_are_wanted() {
        byte[] file = new XlsxBuilder()
                .rows(ROWS + "<row r='3' hidden='1'>" + text("5511977776666") + text("Bia")
                        + "</row><row r='4' ht='0' customHeight='1'>" + text("5511977776667") + text("Cid") + "</row>"
                        + "<row r='5' ht='15'>" + text("5511977776668") + text("Dora") + "</row>")
                .build();

        Imported imported = importing(file);
        assertEquals(List.of(ANA, "5511977776668{name=Dora}"), imported.people());
        assertEquals(List.of("hidden_rows [3, 4]"), imported.warnings());
        assertEquals(2, imported.report().rowsRead());

        choices = new FileChoices(null, true, null, null);
        imported = importing(file);
        assertEquals(4, imported.report().accepted());
        assertEquals(List.of("hidden_rows [3, 4]"), imported.warnings());
    }

    @Test
    void what_is_odd_about_a_sheet_is_named() {
        byte[] file = people().part(
                        "xl/worksheets/sheet1.xml",
                        "<worksheet><cols><col min='2' max='2' hidden='1'/></cols><sheetData>" + ROWS
                                + "<row>" + text("5511977776666") + "<c><f>A1&amp;\"x\"</f></c></row></sheetData>"
                                + "<mergeCells><mergeCell ref='B2:B3'/><mergeCell ref='A1:C1'/></mergeCells></worksheet>")
                .build();

        assertEquals(
                List.of("hidden_columns []", "merged_cells [2]", "formula_without_value [3]"),
                importing(file).warnings());
    }

    @Test
    void a_phone_number_is_read_in_full_however_it_is_shown() {
        byte[] file = new XlsxBuilder()
                .styles(
                        "<numFmts><numFmt numFmtId='164' formatCode='0.00E+00'/>"
                                + "<numFmt numFmtId='165' formatCode='#,##0.00'/>"
                                + "<numFmt numFmtId='166' formatCode='&quot;+55 &quot;(00) 00000\\-0000'/></numFmts>"
                                + "<cellXfs><xf numFmtId='164'/><xf numFmtId='165'/><xf numFmtId='166'/><xf numFmtId='14'/></cellXfs>")
                .rows("<row>" + text("phone") + "</row>"
                        + "<row><c s='0'><v>5.511988887771E+12</v></c></row><row><c s='1'><v>5511988887772</v></c></row>"
                        + "<row><c s='2'><v>11988887773</v></c></row><row><c s='3'><v>5511988887774</v></c></row>")
                .build();
        numbers = NumberReader.international();

        assertEquals(
                List.of("5511988887771{}", "5511988887772{}", "5511988887773{}", "5511988887774{}"),
                importing(file).people());
    }
}
