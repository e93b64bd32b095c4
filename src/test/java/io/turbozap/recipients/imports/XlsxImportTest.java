package io.turbozap.recipients.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XlsxImportTest extends ImportTest {

    private static final String HEADER = "<row r='1'><c r='A1' t='inlineStr'><is><t>phone</t></is></c>"
            + "<c r='B1' t='inlineStr'><is><t>value</t></is></c></row>";

    /** What a cell is read as. */
    private String read(String cell) {
        byte[] file = new XlsxBuilder()
                .shared(
                        "<si><t>shared</t></si><si><r><t>rich </t></r><r><rPr/><t>text</t></r><rPh><t>no</t></rPh></si>")
                .rows(HEADER + "<row r='2'><c r='A2'><v>5511988887777</v></c>" + cell + "</row>")
                .build();
        return importing(file).people().get(0);
    }

    @Test
    void cells_of_all_kinds_are_read_as_spreadsheets_show_them() {
        assertEquals("5511988887777{value=shared}", read("<c r='B2' t='s'><v>0</v></c>"));
        assertEquals("5511988887777{value=rich text}", read("<c r='B2' t='s'><v>1</v></c>"));
        assertEquals("5511988887777{value=in line}", read("<c r='B2' t='inlineStr'><is><t>in line</t></is></c>"));
        assertEquals("5511988887777{value=12}", read("<c r='B2'><v>12</v></c>"));
        assertEquals("5511988887777{value=19.9}", read("<c r='B2' t='n'><v>19.899999999999999</v></c>"));
        assertEquals("5511988887777{value=TRUE}", read("<c r='B2' t='b'><v>1</v></c>"));
        assertEquals("5511988887777{value=2024-12-24}", read("<c r='B2' t='d'><v>2024-12-24</v></c>"));
        assertEquals("5511988887777{}", read("<c r='B2' t='e'><v>#N/A</v></c>"));
        assertEquals("5511988887777{}", read("<c r='B2' s='1'/>"));
        assertEquals("5511988887777{value=a & b}", read("<c r='B2' t='str'><v>a &amp; b</v></c>"));
    }

    @Test
    void of_a_formula_its_last_result_is_taken() {
        assertEquals(
                "5511988887777{value=cached}",
                read("<c r='B2' t='str'><f>WEBSERVICE(\"http://127.0.0.1\")</f><v>cached</v></c>"));
        assertEquals("5511988887777{}", read("<c r='B2'><f>1+1</f></c>"));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 45650, 24/12/2024",
        "1, 45650.77083333, 24/12/2024",
        "2, 45650.77083333, 24/12/2024 18:30",
        "3, 0.77083333, 18:30",
        "4, 45650.5, 24/12/2024 at 12:00",
        "5, 45650.5, '45650,50 days'",
        "1, 1, 01/01/1900",
        "1, 59, 28/02/1900",
        "1, 61, 01/03/1900",
        "1, -1, -1",
        "1, 9999999, 9999999",
        "0, 45650, 45650",
        "99, 45650, 45650"
    })
    void a_number_in_the_style_of_a_date_is_a_date(int style, String value, String told) {
        byte[] file = new XlsxBuilder()
                .styles("<numFmts><numFmt numFmtId='164' formatCode='dd\\/mm\\/yyyy &quot;at&quot; hh:mm'/>"
                        + "<numFmt numFmtId='165' formatCode='[Red]0.00 &quot;days&quot;'/></numFmts>"
                        + "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/>"
                        + "<xf numFmtId='22'/><xf numFmtId='20'/><xf numFmtId='164'/><xf numFmtId='165'/></cellXfs>")
                .rows(HEADER + "<row r='2'><c r='A2'><v>5511988887777</v></c><c r='B2' s='" + style + "'><v>" + value
                        + "</v></c></row>")
                .build();

        assertEquals(
                "5511988887777{value=" + told + "}", importing(file).people().get(0));
    }

    @Test
    void numbers_may_be_written_with_an_exponent() {
        byte[] file = new XlsxBuilder()
                .rows(HEADER + "<row r='2'><c r='A2'><v>5.511988887777E12</v></c></row>")
                .build();

        assertEquals(List.of("5511988887777{}"), importing(file).people());
    }

    @Test
    void rows_and_cells_may_be_left_out_and_go_without_references() {
        byte[] file = new XlsxBuilder()
                .rows("<row r='3'><c r='C3' t='inlineStr'><is><t>whatsapp</t></is></c>"
                        + "<c r='E3' t='inlineStr'><is><t>name</t></is></c></row>"
                        + "<row r='7'><c r='C7'><v>1</v></c></row>"
                        + "<row><c/><c/><c><v>5511988887777</v></c><c/><c t='str'><v>Ana</v></c></row>")
                .build();

        Imported imported = importing(file);

        assertEquals(List.of("5511988887777{name=Ana}"), imported.people());
        assertEquals(List.of("7: Invalid phone number"), imported.rejected());
    }

    @Test
    void the_first_visible_sheet_is_read() {
        byte[] file = new XlsxBuilder()
                .part(
                        "xl/workbook.xml",
                        XlsxBuilder.workbook("<sheet name='Hidden' state='hidden' r:id='rId9'/>"
                                + "<sheet name='People' r:id='rId1'/>"))
                .rows(HEADER + "<row r='2'><c r='A2'><v>5511988887777</v></c></row>")
                .build();

        assertEquals(List.of("5511988887777{}"), importing(file).people());
    }

    @Test
    void a_byte_order_mark_does_not_matter() {
        byte[] file = new XlsxBuilder()
                .part(
                        "xl/worksheets/sheet1.xml",
                        "\uFEFF" + XlsxBuilder.sheet(HEADER + "<row r='2'><c r='A2'><v>5511988887777</v></c></row>"))
                .build();

        assertEquals(List.of("5511988887777{}"), importing(file).people());
    }

    @Test
    void prefixes_of_namespaces_do_not_matter() {
        byte[] file = new XlsxBuilder()
                .part(
                        "xl/worksheets/sheet1.xml",
                        "<x:worksheet xmlns:x='http://purl.oclc.org/ooxml/spreadsheetml/main'><x:sheetData><x:row>"
                                + "<x:c t='inlineStr'><x:is><x:t>phone</x:t></x:is></x:c></x:row><x:row>"
                                + "<x:c><x:v>5511988887777</x:v></x:c></x:row></x:sheetData></x:worksheet>")
                .build();

        assertEquals(List.of("5511988887777{}"), importing(file).people());
    }
}
