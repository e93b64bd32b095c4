package io.turbozap.recipients.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.recipients.table.UnusableFileException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvImportTest extends ImportTest {

    private static final List<String> ANA = List.of("5511988887777{name=Ana, cidade=São Paulo}");

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void the_header_tells_what_separates_columns(String separator) {
        assertEquals(
                ANA,
                importing(String.join("\r\n", "phone,name,cidade", "+55 11 98888-7777,Ana,São Paulo", "")
                                .replace(",", separator))
                        .people());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "windows-1252"})
    void a_text_is_read_in_the_encoding_that_it_is_in(String charset) {
        String csv = "phone;name;cidade\n5511988887777;Ana;São Paulo\n";

        assertEquals(ANA, importing(csv, Charset.forName(charset)).people());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void a_byte_order_mark_is_no_part_of_the_first_heading(String charset) {
        String csv = "\uFEFFphone\tname\tcidade\n5511988887777\tAna\tSão Paulo\n";

        assertEquals(ANA, importing(csv, Charset.forName(charset)).people());
    }

    @Test
    void excel_may_name_the_separator_before_the_header() {
        Imported imported = importing("sep=;\nphone;name\n5511988887777;Ana\n12;Bia\n");

        assertEquals(List.of("5511988887777{name=Ana}"), imported.people());
        assertEquals(List.of("3: Invalid phone number"), imported.rejected());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sep=;",
                "SEP=;",
                "\"sep=;\"",
                "sep=;;;;",
                "\"sep=;\";;;",
                " sep=; ",
                "sep=",
                "sep=\"",
                "sep=\"\"",
                "\"sep="
            })
    void a_line_that_names_the_separator_may_be_written_in_many_ways(String naming) {
        assertEquals(
                List.of("5511988887777{name=Ana}"),
                importing(naming + "\nphone;name\n5511988887777;Ana\n").people());
    }

    @Test
    void a_tab_may_be_named_by_what_programmers_write_for_it() {
        assertEquals(
                List.of("5511988887777{name=Ana; Bia}"),
                importing("sep=\\t\nphone\tname\n5511988887777\tAna; Bia\n").people());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sep=😀😀", "sep=ab", "xsep=;"})
    void a_line_that_names_no_separator_is_one_of_the_table(String line) {
        assertEquals(
                List.of("5511988887777{name=Ana}"),
                importing(line + "\nphone;name\n5511988887777;Ana\n").people());
    }

    @Test
    void quoted_cells_hold_separators_quotes_and_line_breaks() {
        assertEquals(
                List.of("5511988887777{name=Ana \"Bia\", note=one\ntwo; three}"),
                importing("phone,name,note\n5511988887777,\"Ana \"\"Bia\"\"\",\"one\ntwo; three\"\n")
                        .people());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "phone",
                "Phone",
                "PHONE NUMBER",
                "telefone",
                "Teléfono",
                "celular",
                "WhatsApp",
                "Número",
                "number",
                "mobile",
                "Tel.",
                "msisdn"
            })
    void usual_headings_of_phone_numbers_are_recognised(String heading) {
        assertEquals(
                List.of("5511988887777{name=Ana}"),
                importing("name," + heading + "\nAna,5511988887777\n").people());
    }

    @Test
    void of_several_columns_of_phone_numbers_the_likelier_one_is_taken() {
        assertEquals(
                List.of("5511988887777{telefone=1133334444, numero=7}"),
                importing("telefone,numero,whatsapp\n1133334444,7,5511988887777\n")
                        .people());
    }

    @Test
    void columns_can_be_named_by_whoever_sends_the_file() {
        columns = named("phone", "contato do cliente", "name", "Nome");

        assertEquals(
                List.of("5511988887777{name=Ana, Nome=Ana, phone 2=x}"),
                importing("Nome;Contato do Cliente;phone 2\nAna;11988887777;x\n")
                        .people());
    }

    @Test
    void a_column_that_is_named_and_not_there_is_told() {
        columns = named("phone", "fone");

        UnusableFileException refused = assertThrows(UnusableFileException.class, () -> importing("a,b\n1,2\n"));
        assertEquals("There is no column 'fone': the file has 'a', 'b'", refused.getMessage());
    }

    @Test
    void a_bare_list_of_numbers_needs_no_header() {
        assertEquals(
                List.of("5511988887777{}", "5511977776666{}"),
                importing("5511988887777\n5511977776666\n").people());
    }

    @Test
    void headings_are_the_names_that_placeholders_have() {
        assertEquals(
                List.of("5511988887777{First name=Ana, order-no.=1, 2nd=x, a b=y}"),
                importing("phone,First name,order-no.,2nd,a b,a  b,\n5511988887777,Ana,1,x,y,z,w\n")
                        .people());
    }

    @Test
    void a_placeholder_is_filled_whatever_the_case_of_the_heading_and_other_columns_are_left() {
        RecipientCollector recipientCollector = forText("Hello {name} from {Cidade}");

        Imported imported = importing(
                "phone,NAME,cidade,rest\n5511988887777,Ana,Rio,x\n".getBytes(StandardCharsets.UTF_8),
                recipientCollector);
        assertEquals(List.of("5511988887777{name=Ana, Cidade=Rio}"), imported.people());
    }

    @Test
    void every_row_is_accounted_for() {
        RecipientCollector recipientCollector = forText("Hello {name}");
        String csv = """
                phone,name
                5511988887777,Ana
                +55 11 98888-7777,Again
                ,Nobody
                12,Short
                5511977776666,
                ,

                5511966665555,Eva
                """;

        Imported imported = importing(csv.getBytes(StandardCharsets.UTF_8), recipientCollector);

        assertEquals(List.of("5511988887777{name=Ana}", "5511966665555{name=Eva}"), imported.people());
        assertEquals(6, imported.report().rowsRead());
        assertEquals(2, imported.report().accepted());
        assertEquals(1, imported.report().duplicates());
        assertEquals(
                List.of(
                        "4: Phone number is missing",
                        "5: Invalid phone number",
                        "6: Field 'name' is missing for its placeholder"),
                imported.rejected());
    }

    @Test
    void only_the_first_hundred_bad_rows_are_named() {
        ImportReport report = importing("phone\n" + "1\n".repeat(250)).report();

        assertEquals(100, report.rejected().size());
        assertEquals(150, report.rejectedOmitted());
        assertEquals(250, report.rowsRead());
    }

    @Test
    void a_formula_is_text() {
        assertEquals(
                List.of("5511988887777{name==HYPERLINK(\"http://x\")}"),
                importing("phone;name\n5511988887777;\"=HYPERLINK(\"\"http://x\"\")\"\n")
                        .people());
    }

    @Test
    void a_row_with_a_value_that_is_too_long_is_left_out() {
        assertEquals(
                List.of("2: Field 'name' has more than 1024 characters"),
                importing("phone,name\n5511988887777," + "x".repeat(1025) + "\n")
                        .rejected());
    }

    @Test
    void rows_may_be_shorter_and_longer_than_the_header() {
        assertEquals(
                List.of("5511988887777{}", "5511977776666{name=Bia}"),
                importing("phone,name\n5511988887777\n5511977776666,Bia,more\n").people());
    }

    @Test
    void more_rows_than_there_may_be_are_too_large() {
        RecipientCollector recipientCollector = RecipientCollector.forList(2);

        UnusableFileException refused = assertThrows(
                UnusableFileException.class,
                () -> importing(
                        "phone\n5511988887771\n5511988887772\n5511988887773\n".getBytes(StandardCharsets.UTF_8),
                        recipientCollector));
        assertTrue(refused.isTooLarge());
    }
}
