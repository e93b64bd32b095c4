package io.turbozap.recipients.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.turbozap.recipients.table.UnusableFileException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that a reading which goes back on its steps would need hours for. */
@Tag("slow")
class LinearImportTest extends ImportTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LINE = 1_000_000;

    private void read(byte[] file) {
        assertTimeoutPreemptively(PATIENCE, () -> {
            try {
                importing(file);
            } catch (UnusableFileException refused) {
                // in time
            }
        });
    }

    private void readCsv(String csv) {
        read(csv.getBytes(UTF_8));
    }

    private static String rows(int count) {
        String head = "<row><c t='inlineStr'><is><t>phone</t></is></c></row>";
        return IntStream.range(0, count)
                .mapToObj(i -> "<row><c s='0'><v>" + (5511988880000L + i) + "</v></c></row>")
                .collect(Collectors.joining("", head, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", ",", ";", "\\t", "\"", "x", "x ", ", "})
    void the_line_that_names_the_separator_is_read_once(String unit) {
        readCsv("sep=" + unit.repeat(LINE / unit.length()) + "!\nphone\n5511988887777\n");
        readCsv(unit.repeat(LINE / unit.length()) + "sep=,!\nphone\n5511988887777\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\"b,", "\"a\"b", "\"\"a,", "\" \" ,\"", ",\"", "\"", "a\","})
    void quotes_that_nothing_closes_are_not_looked_for_again_and_again(String unit) {
        String line = "5511988887777," + unit.repeat(30_000 / unit.length()) + "!";
        readCsv("phone,name\n" + (line + "\n").repeat(50));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00A0", "\u200E", "\u0316\u0301", "\uFDFA", " ", "-", "é"})
    void headings_and_cells_of_any_sign_are_read_once(String unit) {
        String cell = "é" + unit.repeat(30_000 / unit.length()) + "é";
        String wide = "<row>" + "<c t='s'><v>0</v></c>".repeat(15) + "</row>";
        read(new XlsxBuilder()
                .shared("<si><t>" + cell + "</t></si>")
                .rows(wide.repeat(15) + rows(10) + wide.repeat(1_000))
                .build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[", "[$", "[$-", "[$-0,", "[$-0", "\\", "&quot;", "_", "m", "AM/P", "0", "%", ",", ";", "General"
            })
    void a_format_is_understood_once(String unit) {
        for (int length : List.of(250, 480_000)) {
            int times = length / unit.length();
            read(new XlsxBuilder()
                    .styles("<numFmts><numFmt numFmtId='200' formatCode='" + unit.repeat(times)
                            + "'/></numFmts><cellXfs><xf numFmtId='200'/></cellXfs>")
                    .rows(rows(5_000))
                    .build());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"#", "?", "/", "../", "%20", "%", "./", " "})
    void the_name_of_a_part_is_read_once(String unit) {
        String name = unit.repeat(500_000 / unit.length());
        read(new XlsxBuilder()
                .part(
                        "xl/_rels/workbook.xml.rels",
                        XlsxBuilder.relations(
                                "<Relationship Id='rId1' Type='a/worksheet' Target='" + name + "&#10;x'/>"))
                .rows(rows(1))
                .build());
    }

    @Test
    void numbers_with_signs_around_them_are_read_once() {
        String signs = " ,".repeat(500);
        readCsv("phone\n" + ("\"5511988887777" + signs + "5\"\n").repeat(10_000));
    }
}
