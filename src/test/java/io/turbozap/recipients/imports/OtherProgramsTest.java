package io.turbozap.recipients.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.turbozap.recipients.table.UnusableFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that other programs write: SheetJS on Node.js, and Python. */
class OtherProgramsTest extends ImportTest {

    private static final Path NODE = Path.of("src/test/node").toAbsolutePath();
    private static final List<String> PEOPLE = List.of(
            "5511988887777{name=Ana, Cidade=São Paulo, total=19.9, since=24/12/2024}",
            "5511977776666{name=Bia & Cid, Cidade=Rio, total=7}",
            "5511966665555{name=Zoë 🎉, Cidade=Belo Horizonte}");
    private static final List<String> REJECTED = List.of("5: Invalid phone number");

    private void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertTrue(ended && process.exitValue() == 0, Files.readString(folder.resolve("said"), StandardCharsets.UTF_8));
    }

    private static boolean isThere(String tool) {
        return Stream.of(System.getenv("PATH").split(":")).anyMatch(place -> Files.isExecutable(Path.of(place, tool)));
    }

    private byte[] sheetJs(String format, boolean shared) throws IOException, InterruptedException {
        assumeTrue(
                isThere("node") && Files.isDirectory(NODE.resolve("node_modules/xlsx")),
                "no SheetJS here: npm ci --prefix src/test/node");
        Path file = folder.resolve("recipients." + format);
        String program = NODE.resolve("spreadsheet.js").toString();
        run("node", program, file.toString(), format, Boolean.toString(shared));
        return Files.readAllBytes(file);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void workbooks_of_sheetjs_are_imported(boolean shared) throws Exception {
        Imported imported = importing(sheetJs("xlsx", shared));

        assertEquals(PEOPLE, imported.people());
        assertEquals(REJECTED, imported.rejected());
    }

    @Test
    void numbers_that_sheetjs_cuts_short_in_csv_are_not_guessed() throws Exception {
        Imported imported = importing(sheetJs("csv", false));

        assertEquals(PEOPLE.subList(1, 3), imported.people());
        assertEquals(
                List.of(
                        "2: Invalid phone number: a spreadsheet has cut its last digits off; format the column as text",
                        "5: Invalid phone number"),
                imported.rejected());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "xls | The file is a workbook in the old form of Excel (.xls): save it as .xlsx, or as CSV UTF-8",
                "ods | The file is of LibreOffice or OpenOffice (.ods): save it as .xlsx, or as CSV UTF-8",
                "xlsb | The file is a binary workbook of Excel (.xlsb): save it as .xlsx, or as CSV UTF-8",
                "html | The file is a web page (HTML or XML), though it may be called .xls",
                "fods | The file is of LibreOffice (.fods): save it as .xlsx, or as CSV UTF-8",
                "rtf | The file is a text document (.rtf), not a table"
            })
    void other_forms_are_refused_with_a_reason(String format, String reason) throws Exception {
        byte[] file = sheetJs(format, false);

        UnusableFileException refused = assertThrows(UnusableFileException.class, () -> importing(file));
        assertTrue(String.valueOf(refused.getMessage()).startsWith(reason), refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "excel, utf-8",
        "excel, utf-8-sig",
        "excel, utf-16",
        "excel-tab, cp1252",
        "unix, latin-1",
        "semicolon, utf-8"
    })
    void csv_of_python_is_imported(String dialect, String encoding) throws Exception {
        assumeTrue(isThere("python3"), "python3 is not installed");
        Path program = Files.writeString(folder.resolve("program.py"), """
                import csv, sys
                csv.register_dialect("semicolon", delimiter=";", quoting=csv.QUOTE_ALL)
                with open("recipients.csv", "w", newline="", encoding=sys.argv[2]) as file:
                    rows = csv.writer(file, dialect=sys.argv[1])
                    rows.writerow(["Telefone", "name", "Cidade"])
                    rows.writerow([5511988887777, "Ana, \\"the first\\"", "São Paulo"])
                    rows.writerow(["+55 11 97777-6666", "Bia\\nCid", "Rio; or Niterói"])
                    rows.writerow([12, "Bad", ""])
                """);
        run("python3", program.toString(), dialect, encoding);

        Imported imported = importing(Files.readAllBytes(folder.resolve("recipients.csv")));

        assertEquals(
                List.of(
                        "5511988887777{name=Ana, \"the first\", Cidade=São Paulo}",
                        "5511977776666{name=Bia\nCid, Cidade=Rio; or Niterói}"),
                imported.people());
        assertEquals(List.of("4: Invalid phone number"), imported.rejected());
    }
}
