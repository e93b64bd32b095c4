package io.turbozap.recipients.imports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.recipients.table.MemoryAllowance;
import io.turbozap.recipients.table.UnusableFileException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileFilesTest extends ImportTest {

    private static final String HEADER = "<row><c t='inlineStr'><is><t>phone</t></is></c></row>";
    private static final String DAMAGED = "The file is damaged, or no XLSX";

    private UnusableFileException refused(byte[] file) {
        return assertThrows(UnusableFileException.class, () -> importing(file));
    }

    private UnusableFileException refusedRows(String rows) {
        return refused(new XlsxBuilder().rows(HEADER + rows).build());
    }

    @Test
    void what_unpacks_to_far_more_than_it_is_is_not_unpacked() {
        UnusableFileException bomb = refused(
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
        String letters = random(200_000);

        assertTrue(
                refusedRows("<row><c t='str'><v>" + letters + "</v></c></row>").isTooLarge());
        refused(("phone\n5511988887777," + letters).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void an_attribute_cannot_fill_the_memory() {
        String letters = random(2_000_000);

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
            } catch (UnusableFileException refused) {
                refusals++;
            }
        }
        assertTrue(refusals > 1_000, refusals + " refused");
    }

    private static String random(int length) {
        return new Random(1)
                .ints(length, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String times(int count, IntFunction<String> part) {
        return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining());
    }

    /** Lets an import have so much memory. */
    private void allowing(long bytes) {
        memoryAllowance = new MemoryAllowance(
                taken -> {
                    if (taken > bytes) {
                        throw UnusableFileException.tooLarge("no memory");
                    }
                },
                () -> {});
    }

    private void assertCounted(XlsxBuilder file) {
        allowing(2 << 20);
        assertEquals("no memory", refused(file.rows(HEADER).build()).getMessage());
    }

    @Test
    void what_a_part_of_the_workbook_refers_to_is_counted() {
        assertCounted(new XlsxBuilder()
                .part(
                        "xl/_rels/workbook.xml.rels",
                        XlsxBuilder.relations(times(
                                15_000,
                                i -> "<Relationship Id='r" + i + "' Type='a/worksheet' Target='sheet.xml'/>"))));
    }

    @Test
    void formats_of_numbers_are_counted() {
        assertCounted(new XlsxBuilder()
                .styles("<numFmts>"
                        + times(20_000, i -> "<numFmt numFmtId='" + i + "' formatCode='0.0" + i + "'/>")
                        + "</numFmts>"));
    }

    @Test
    void formats_that_are_used_are_counted_as_they_are_understood() {
        allowing(4 << 20);
        XlsxBuilder file = new XlsxBuilder()
                .styles("<numFmts>"
                        + times(1_000, i -> "<numFmt numFmtId='" + i + "' formatCode='" + "0".repeat(240) + "'/>")
                        + "</numFmts><cellXfs>" + times(1_000, i -> "<xf numFmtId='" + i + "'/>") + "</cellXfs>")
                .rows(HEADER
                        + times(1_000, i -> "<row><c s='" + i + "'><v>" + (5511988880000L + i) + "</v></c></row>"));

        assertEquals("no memory", refused(file.build()).getMessage());
    }

    @Test
    void styles_of_cells_are_counted() {
        assertCounted(new XlsxBuilder()
                .styles("<cellXfs>" + times(800_000, i -> "<xf " + (i % 3 == 0 ? "b" : "c") + "='" + i + "'/>")
                        + "</cellXfs>"));
    }

    @Test
    void sheets_are_counted() {
        XlsxBuilder many = new XlsxBuilder()
                .part("xl/workbook.xml", XlsxBuilder.workbook(times(2_000, i -> "<sheet name='S" + i + "'/>")))
                .rows(HEADER);

        assertEquals("The file has more than 1024 sheets", refused(many.build()).getMessage());
    }

    @Test
    void the_directory_of_the_archive_is_counted() {
        XlsxBuilder many = new XlsxBuilder();
        for (int i = 0; i < 400; i++) {
            many.part("xl/" + i + random(1_000), "");
        }

        assertCounted(many);
    }

    @Test
    void an_archive_may_not_have_more_parts_than_it_says() {
        XlsxBuilder many = new XlsxBuilder().rows(HEADER);
        for (int i = 0; i < 5_000; i++) {
            many.part("xl/media/" + i, "");
        }
        byte[] lying = many.build();
        int end = lying.length - 22;
        lying[end + 8] = 9;
        lying[end + 9] = 0;
        lying[end + 10] = 9;
        lying[end + 11] = 0;

        assertTrue(refused(lying).isTooLarge());
    }

    @Test
    void cells_that_share_a_text_do_not_make_a_row_of_any_size() {
        byte[] file = new XlsxBuilder()
                .shared("<si><t>" + random(32_000) + "</t></si>")
                .rows(HEADER + "<row>" + "<c t='s'><v>0</v></c>".repeat(16_000) + "</row>")
                .build();

        assertEquals(
                "Row 2 holds more text than a row is read of", refused(file).getMessage());
    }

    @Test
    void tags_are_not_nested_to_any_depth() {
        String deep = "<a>".repeat(300_000) + "</a>".repeat(300_000);

        assertTrue(refusedRows("<row>" + deep + "</row>").isTooLarge());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<n%d/>", "<c n%d='1'/>", "<c xmlns:n%d='a'/>", "<c xmlns='n%d'/>", "<?n%d a?>"})
    void names_are_not_of_any_number(String each) {
        String many = times(5_000, i -> each.formatted(i));

        assertEquals(
                "The XML of the file is nested too deeply, or has too many names",
                refusedRows("<row>" + many + "</row>").getMessage());
    }

    @Test
    void an_import_ends_when_there_is_no_time_left_wherever_it_is() {
        byte[] xlsx = new XlsxBuilder()
                .shared(times(100_000, i -> "<si><t>text " + i + "</t></si>"))
                .rows(HEADER + times(20_000, i -> "<row><c><v>" + (5511988880000L + i) + "</v></c></row>"))
                .build();
        byte[] csv = ("phone\n" + times(20_000, i -> (5511988880000L + i) + "\n")).getBytes(StandardCharsets.UTF_8);

        for (byte[] file : List.of(xlsx, csv)) {
            int looks = looksUntil(file, Integer.MAX_VALUE);
            assertTrue(looks > 20, looks + " looks");
            for (int last : new int[] {0, 1, looks / 4, looks / 2, looks - 1}) {
                assertEquals(last, looksUntil(file, last));
            }
        }
    }

    /** How often an import looks whether there is time, if there is some as often as {@code most}. */
    private int looksUntil(byte[] file, int most) {
        int[] looks = {0};
        memoryAllowance = new MemoryAllowance(bytes -> {}, () -> {
            if (looks[0] == most) {
                throw UnusableFileException.tooLarge("no time");
            }
            looks[0]++;
        });
        try {
            importing(file);
        } catch (UnusableFileException late) {
            assertEquals("no time", late.getMessage());
        }
        return looks[0];
    }

    @Test
    void a_text_of_whatever_signs_is_refused_or_read_but_never_fails_otherwise() {
        String[] pieces = {
            "sep=",
            "\"",
            "\"",
            "\n",
            "\r",
            ",",
            ";",
            "\t",
            "|",
            " ",
            "phone",
            "5511988887777",
            "name",
            "é",
            "\0",
            "\u001A",
            "\uFEFF",
            "\\t",
            "x",
            "[",
            "{",
            "(11) 98888-7777",
            "=",
            "\uD83D\uDE00",
            "\u00A0",
            "0"
        };
        Charset[] encodings = {UTF_8, UTF_8, UTF_8, UTF_16LE, UTF_16, ISO_8859_1};
        Random random = new Random(11);
        int read = 0;

        for (int i = 0; i < 800; i++) {
            StringBuilder text = new StringBuilder();
            for (int left = 1 + random.nextInt(14); left > 0; left--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            byte[] file = text.toString().getBytes(encodings[random.nextInt(encodings.length)]);
            try {
                importing(file);
                FilePreview preview = previewing(file);
                Integer phone = preview.phone();
                preview.rows().forEach(row -> assertTrue(phone == null || phone < row.size(), text::toString));
                read++;
            } catch (UnusableFileException refused) {
                // told why
            }
        }
        assertTrue(read > 100, read + " read");
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
