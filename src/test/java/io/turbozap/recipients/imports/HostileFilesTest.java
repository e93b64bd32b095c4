package io.turbozap.recipients.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.recipients.table.UnusableFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileFilesTest extends ImportTest {

    private static final String HEADER = "<row><c t='inlineStr'><is><t>phone</t></is></c></row>";
    private static final String DAMAGED = "The file is damaged, or no XLSX";

    private UnusableFile refused(byte[] file) {
        return assertThrows(UnusableFile.class, () -> importing(file));
    }

    private UnusableFile refusedRows(String rows) {
        return refused(new XlsxBuilder().rows(HEADER + rows).build());
    }

    @Test
    void what_unpacks_to_far_more_than_it_is_is_not_unpacked() {
        UnusableFile bomb = refused(
                new XlsxBuilder().rows(HEADER + "<row></row>".repeat(500_000)).build());

        assertTrue(bomb.isTooLarge());
        assertEquals("The file unpacks to far more than it should", bomb.getMessage());
    }

    @Test
    void a_bomb_may_hide_in_any_part_that_is_read() {
        assertTrue(refused(new XlsxBuilder()
                        .shared("<si><t></t></si>".repeat(400_000))
                        .rows(HEADER)
                        .build())
                .isTooLarge());
    }

    @Test
    void an_archive_may_not_have_any_number_of_parts() {
        XlsxBuilder many = new XlsxBuilder().rows(HEADER);
        for (int i = 0; i < 5_000; i++) {
            many.part("xl/media/" + i, "");
        }

        assertTrue(refused(many.build()).isTooLarge());
    }

    @Test
    void entities_and_document_types_are_refused() {
        byte[] file = new XlsxBuilder()
                .part(
                        "xl/worksheets/sheet1.xml",
                        "<!DOCTYPE x [<!ENTITY a \"" + "b".repeat(100)
                                + "\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]>"
                                + XlsxBuilder.sheet("<row><c t='str'><v>&a;&f;</v></c></row>")
                                        .substring(38))
                .build();

        assertEquals(
                "The XML of the file must be without document types and entities",
                refused(file).getMessage());
    }

    @Test
    void entities_cannot_hide_in_another_encoding() {
        byte[] sheet = ("<?xml version='1.0' encoding='UTF-16'?><!DOCTYPE x>"
                        + XlsxBuilder.sheet("").substring(38))
                .getBytes(StandardCharsets.UTF_16);
        XlsxBuilder builder = new XlsxBuilder();
        builder.part("xl/worksheets/sheet1.xml", new String(sheet, StandardCharsets.ISO_8859_1));

        // in UTF-8 its bytes beyond ASCII changed: it is no XML at all, or none that is read
        refused(builder.build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZZZZZZ1", "XFE1", "AAAAAAAAAAAAAAAAAAAAAAAA1", "1", "Ä1"})
    void a_cell_cannot_stand_beyond_the_last_column(String reference) {
        refusedRows("<row><c r='" + reference + "'><v>1</v></c></row>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2000000000", "-1", "99999999999999", "x"})
    void a_cell_cannot_share_a_text_that_is_not_there(String index) {
        assertEquals(
                DAMAGED,
                refusedRows("<row><c t='s'><v>" + index + "</v></c></row>").getMessage());
    }

    @Test
    void a_number_with_a_huge_exponent_stays_short() {
        byte[] file = new XlsxBuilder()
                .rows("<row><c t='str'><v>phone</v></c><c t='str'><v>n</v></c></row>"
                        + "<row><c><v>5511988887777</v></c><c><v>1E999999999</v></c></row>")
                .build();

        assertEquals("[5511988887777{n=1E999999999}]", importing(file).people().toString());
    }

    @Test
    void a_cell_holds_no_more_than_excel_lets_it() {
        // of random letters, so that it is no bomb
        String letters = new Random(1)
                .ints(200_000, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();

        assertTrue(
                refusedRows("<row><c t='str'><v>" + letters + "</v></c></row>").isTooLarge());
        refused(("phone\n5511988887777," + letters).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void an_attribute_cannot_fill_the_memory() {
        String letters = new Random(1)
                .ints(2_000_000, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();

        assertTrue(refusedRows("<row spans='" + letters + "'/>").isTooLarge());
    }

    @Test
    void ten_thousand_columns_are_too_many() {
        String csv = "phone" + ",c".repeat(9_999) + "\n5511988887777\n";
        String xlsx = "<row>" + "<c t='inlineStr'><is><t>phone</t></is></c>".repeat(10_000) + "</row>";

        assertEquals(
                "There must be at most 256 columns, not 10000",
                refused(csv.getBytes(StandardCharsets.UTF_8)).getMessage());
        assertEquals(
                "There must be at most 256 columns, not 10000",
                refused(new XlsxBuilder().rows(xlsx).build()).getMessage());
    }

    @Test
    void encrypted_and_old_files_are_told_apart_from_damaged_ones() {
        byte[] ole =
                Arrays.copyOf(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1}, 512);

        assertTrue(refused(ole).getMessage().startsWith("The file is encrypted, or in an old form of Office (.xls)"));
    }

    @Test
    void the_contents_of_a_file_decide_what_it_is() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("phone\n5511988887777\n".getBytes(StandardCharsets.UTF_8));
        }
        assertTrue(refused(packed.toByteArray()).getMessage().startsWith("The file is packed (.gz)"));
        assertTrue(refused("%PDF-1.7\n".getBytes(StandardCharsets.UTF_8))
                .getMessage()
                .startsWith("The file is a PDF"));
        assertTrue(refused(" <html><table><tr><td>phone</table>".getBytes(StandardCharsets.UTF_8))
                .getMessage()
                .startsWith("The file is a web page"));
        assertTrue(refused(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0})
                .getMessage()
                .startsWith("The file is a picture"));
        assertEquals(
                "The file is neither XLSX nor CSV",
                refused(new byte[] {1, 2, 3, 4, 'a', 'b', 6, 7, 0, 0, 0}).getMessage());
        assertEquals("The file is empty", refused(new byte[0]).getMessage());
        assertEquals(
                "The file is empty",
                refused("\n \n;;\n".getBytes(StandardCharsets.UTF_8)).getMessage());
    }

    @Test
    void an_archive_that_is_no_workbook_is_refused() {
        byte[] other = new XlsxBuilder()
                .part("_rels/.rels", XlsxBuilder.relations(""))
                .without("xl/workbook.xml")
                .rows(HEADER)
                .build();

        assertEquals(
                "The file is an archive, but no XLSX: save it as .xlsx, or as CSV UTF-8",
                refused(other).getMessage());
    }

    @Test
    void a_file_that_is_cut_off_or_garbled_anywhere_is_refused_or_read_but_never_fails_otherwise() {
        byte[] good = new XlsxBuilder()
                .shared("<si><t>phone</t></si><si><t>Ana</t></si>")
                .rows(
                        "<row r='1'><c r='A1' t='s'><v>0</v></c></row><row r='2'><c r='A2'><v>5511988887777</v></c></row>")
                .build();
        Random random = new Random(7);
        int refusals = 0;

        for (int i = 0; i < 2_000; i++) {
            byte[] bad = i % 2 == 0 ? Arrays.copyOf(good, random.nextInt(good.length)) : good.clone();
            for (int flips = random.nextInt(4); flips >= 0 && bad.length > 4; flips--) {
                bad[4 + random.nextInt(bad.length - 4)] = (byte) random.nextInt(256);
            }
            try {
                importing(bad);
            } catch (UnusableFile refused) {
                refusals++;
            }
        }
        assertTrue(refusals > 1_000, refusals + " refused");
    }

    @Test
    void an_unclosed_quote_does_not_swallow_a_file_of_any_size() {
        String csv = "phone,name\n5511988887777,\"open" + "\nmore,more".repeat(400_000);

        ImportReport report = importing(csv).report();
        assertEquals(400_001, report.rowsRead());
        assertEquals(2, report.rejected().get(0).row());
        assertEquals(List.of(2), report.warnings().get(0).rows());
    }
}
