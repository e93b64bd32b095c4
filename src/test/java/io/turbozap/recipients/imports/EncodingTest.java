package io.turbozap.recipients.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.recipients.csv.Encodings;
import io.turbozap.recipients.table.FileChoices;
import io.turbozap.recipients.table.UnusableFileException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingTest extends ImportTest {

    private static final Charset WESTERN = Charset.forName("windows-1252");

    private static byte[] csv(Object... textsAndCharsets) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < textsAndCharsets.length; i += 2) {
            bytes.writeBytes(((String) textsAndCharsets[i]).getBytes((Charset) textsAndCharsets[i + 1]));
        }
        return bytes.toByteArray();
    }

    private static byte[] names(String charset, String... names) {
        StringBuilder csv = new StringBuilder("phone,name\n");
        for (int i = 0; i < names.length; i++) {
            csv.append("551193100001").append(i).append(',').append(names[i]).append('\n');
        }
        return csv.toString().getBytes(Charset.forName(charset));
    }

    @Test
    void a_row_in_latin_1_among_rows_in_utf_8_is_read_as_such_and_named() {
        Imported imported = importing(csv(
                "phone,name\n5511931000010,José\n",
                StandardCharsets.UTF_8,
                "5511931000011,João\n",
                StandardCharsets.ISO_8859_1,
                "5511931000012,Ana\n5511931000013,Zoë\n",
                StandardCharsets.UTF_8));

        assertEquals(
                List.of(
                        "5511931000010{name=José}",
                        "5511931000011{name=João}",
                        "5511931000012{name=Ana}",
                        "5511931000013{name=Zoë}"),
                imported.people());
        assertEquals(List.of("mixed_encoding [3]"), imported.warnings());
    }

    @Test
    void a_row_in_utf_8_among_rows_in_latin_1_is_read_as_such_and_named() {
        Imported imported = importing(csv(
                "phone,name\n5511931000010,José\n5511931000012,Inês\n",
                WESTERN,
                "5511931000011,João\n",
                StandardCharsets.UTF_8));

        assertEquals(
                List.of("5511931000010{name=José}", "5511931000012{name=Inês}", "5511931000011{name=João}"),
                imported.people());
        assertEquals(List.of("assumed_encoding [2, 3]", "mixed_encoding [4]"), imported.warnings());
    }

    @Test
    void a_row_in_an_unknown_encoding_is_left_out() {
        Imported imported = importing(csv(
                "phone,name\n5511931000010,José\n",
                StandardCharsets.UTF_8,
                "5511931000011,Иван\n",
                Charset.forName("windows-1251")));

        assertEquals(List.of("5511931000010{name=José}"), imported.people());
        assertEquals(
                List.of(
                        "3: This row has letters in an unknown encoding: save the file as CSV UTF-8, or pass its encoding"),
                imported.rejected());
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1251, Иван, Ольга",
        "KOI8-R, Иван, Ольга",
        "windows-1253, Γιώργος, Μαρία",
        "windows-1255, יוסף, שרה",
        "windows-1256, محمد, فاطمة",
        "Shift_JIS, 山田太郎, さくら",
        "GBK, 王小明, 李雷",
        "Big5, 王小明, 陳大文",
        "EUC-KR, 김철수, 이영희",
        "IBM850, José, João",
        "x-MacRoman, José, João",
        "windows-1250, Łukasz, Paweł"
    })
    void another_code_page_is_refused_with_a_proposal_and_read_if_it_is_named(String charset, String one, String two) {
        byte[] file = names(charset, one, two);

        UnusableFileException refused = assertThrows(UnusableFileException.class, () -> importing(file));
        assertTrue(refused.getMessage().startsWith("The file is neither in UTF-8 nor in Windows-1252"));
        assertTrue(refused.getMessage().contains(charset), refused.getMessage());

        choices = new FileChoices(null, false, Objects.requireNonNull(Encodings.named(charset)), null);
        assertEquals(
                List.of("5511931000010{name=" + one + "}", "5511931000011{name=" + two + "}"),
                importing(file).people());
    }

    @Test
    void the_encoding_that_a_file_was_sent_with_counts_unless_it_is_in_utf_8() {
        choices = new FileChoices(null, false, null, Encodings.named("windows-1251"));

        assertEquals(
                List.of("5511931000010{name=Иван}"),
                importing(names("windows-1251", "Иван")).people());
        assertEquals(
                List.of("5511931000010{name=José}"),
                importing(names("UTF-8", "José")).people());
    }

    @Test
    void what_is_not_in_the_encoding_that_is_named_is_left_out() {
        choices = new FileChoices(null, false, StandardCharsets.UTF_8, null);

        Imported imported = importing(
                csv("phone,name\n5511931000010,José\n", StandardCharsets.UTF_8, "5511931000011,João\n", WESTERN));
        assertEquals(List.of("5511931000010{name=José}"), imported.people());
        assertEquals(1, imported.rejected().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void utf_16_needs_no_mark(String charset) {
        assertEquals(
                List.of("5511931000010{name=José 🎉}"),
                importing(names(charset, "José 🎉")).people());
    }

    @Test
    void western_names_and_signs_make_sense() {
        Imported imported = importing(names(
                "windows-1252",
                "CONCEIÇÃO",
                "D’Ávila",
                "Größe 5 €",
                "Nº 1ª",
                "Loja – Centro…",
                "“Zé”",
                "Ana®",
                "naïve"));

        assertEquals(8, imported.report().accepted());
        assertEquals(
                "windows-1252", Objects.requireNonNull(imported.report().file()).encoding());
    }

    @Test
    void text_that_another_program_has_garbled_is_named() {
        Imported imported = importing("phone,name\n5511931000010,JosÃ©\n5511931000011,João\n5511931000012,Jos\uFFFD\n");

        assertEquals(List.of("garbled_text [2, 4]"), imported.warnings());
    }

    @Test
    void nul_characters_are_left_out_and_said() {
        Imported imported = importing("phone,name\n5511931000010,Ana\0\n" + "5511931000011,Bia\n" + "\0".repeat(20));

        assertEquals(List.of("5511931000010{name=Ana}", "5511931000011{name=Bia}"), imported.people());
        assertEquals(List.of("control_characters []"), imported.warnings());
    }

    @ParameterizedTest
    @CsvSource({
        "1251, windows-1251",
        "cp1251, windows-1251",
        "ISO-8859-1, windows-1252",
        "ansi, windows-1252",
        "850, IBM850",
        "437, IBM437",
        "936, GBK",
        "utf8, UTF-8",
        "UTF-8-SIG, UTF-8",
        "shift_jis, windows-31j",
        "latin1, windows-1252"
    })
    void encodings_have_many_names(String name, String charset) {
        assertEquals(charset, Objects.requireNonNull(Encodings.named(name)).name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "12345", "a b", "é"})
    void other_words_name_none(String name) {
        assertEquals(null, Encodings.named(name));
    }
}
