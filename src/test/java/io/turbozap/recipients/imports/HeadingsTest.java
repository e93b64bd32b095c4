package io.turbozap.recipients.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.recipients.table.UnusableFileException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadingsTest extends ImportTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Phone 1 - Value",
                "Primary Phone",
                "Mobile Phone",
                "phone_number",
                "TELEFONE 1",
                "Telefone/WhatsApp",
                "Celular (com DDD)",
                "Nº WhatsApp",
                "Número do WhatsApp",
                "Mobile No.",
                "No. HP",
                "Nomor HP",
                "Nomor Telepon",
                "Teléfono celular",
                "Teléfono móvil",
                "Numéro de téléphone",
                "N° de portable",
                "Handynummer",
                "Telefonnummer",
                "Mobiltelefon",
                "Cellulare",
                "Telefoonnummer",
                "Telefon Numarası",
                "Cep Telefonu",
                "Numer telefonu",
                "Telefonszám",
                "Телефон",
                "Номер телефона",
                "Мобильный",
                "Τηλέφωνο",
                "手机号",
                "手机号码",
                "電話番号",
                "携帯電話",
                "전화번호",
                "휴대폰",
                "الهاتف",
                "رقم الهاتف",
                "رقم الجوال",
                "טלפון",
                "מספר טלפון",
                "फोन नंबर",
                "मोबाइल नंबर",
                "เบอร์โทรศัพท์",
                "Số điện thoại",
                "SĐT",
                "Namba ya simu",
                "wa_id",
                "jid",
                "phoneNumber",
                "mobilePhone1",
                "Whats App",
                "Zap",
                "TEL;CELL"
            })
    void headings_of_phone_numbers_are_recognised_in_many_languages(String heading) {
        assertEquals(
                List.of("5511988887777"),
                importing("Name\t" + heading + "\nAna\t5511988887777\n").people().stream()
                        .map(person -> person.replaceFirst("\\{.*", ""))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Phone 1 - Type",
                "Phone 1 - Label",
                "Home Fax",
                "WhatsApp Name",
                "Phone Country Code",
                "Phone model",
                "Operadora do celular",
                "Tem WhatsApp",
                "Ramal",
                "Name",
                "CEP",
                "CPF",
                "Telefonista"
            })
    void headings_of_other_columns_are_not_taken_for_these(String heading) {
        UnusableFileException refused = assertThrows(
                UnusableFileException.class,
                () -> importing(("Cliente\t" + heading + "\nAna\tx\n").getBytes(StandardCharsets.UTF_8)));
        assertTrue(refused.getMessage().startsWith("No column of phone numbers was recognised"), refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Telefone,Celular,WhatsApp | WhatsApp, Celular, Telefone",
                "Home Phone,Business Phone,Mobile Phone,Primary Phone | Mobile Phone, Primary Phone, Home Phone, Business Phone",
                "Phone 2 - Value,Phone 1 - Value | Phone 1 - Value, Phone 2 - Value",
                "phone,WhatsApp | phone, WhatsApp",
                "DDD celular,telefone | telefone, DDD celular",
                "numero,telefone | telefone"
            })
    void the_likeliest_column_comes_first(String headings, String order) {
        Imported imported = importing(headings + "\n5511988887777" + ",5511988887777".repeat(3) + "\n");

        assertEquals(
                order,
                String.join(
                        ", ", Objects.requireNonNull(imported.report().file()).phoneColumns()));
    }

    @Test
    void a_row_without_a_number_in_the_first_column_takes_it_from_the_next_and_says_so() {
        Imported imported = importing("""
                Nome;Celular;Telefone
                Ana;11988887777;1133334444
                Bia;;11977776666
                Cid;n/a;1133335555
                Dora;;
                """);

        assertEquals(
                List.of("5511988887777", "5511977776666", "551133335555"),
                imported.people().stream()
                        .map(person -> person.replaceFirst("\\{.*", ""))
                        .toList());
        assertEquals(List.of("5: Phone number is missing"), imported.rejected());
        assertEquals(List.of("several_phone_columns []", "other_phone_column [3, 4]"), imported.warnings());
    }

    @Test
    void a_column_that_is_named_is_the_only_one() {
        columns = named("phone", "telefone");

        Imported imported = importing("Nome;Celular;Telefone\nBia;11977776666;\n");
        assertEquals(List.of("2: Phone number is missing"), imported.rejected());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+55 11 99999-0001 ::: +55 11 99999-0002",
                "5511999990001; 5511999990002",
                "11 99999-0001 / 11 99999-0002",
                "11 99999-0001 ou 11 99999-0002",
                "\"11 99999-0001\n11 99999-0002\"",
                "ramal 12 | 11 99999-0001 | 11 99999-0002"
            })
    void of_several_numbers_in_a_cell_the_first_that_is_one_is_taken(String cell) {
        Imported imported = importing("name\tphone\nAna\t" + cell + "\n");

        assertEquals(List.of("5511999990001{name=Ana}"), imported.people());
        assertEquals(List.of("several_numbers [2]"), imported.warnings());
    }

    @Test
    void headings_may_stand_below_titles() {
        Imported imported = importing("""
                Lista de clientes;;

                Atualizada em 12/2024;;
                Nome;Telefone;Cidade
                Ana;11988887777;Rio
                Bia;12;
                """);

        assertEquals(List.of("5511988887777{Nome=Ana, Cidade=Rio}"), imported.people());
        assertEquals(
                List.of("6: Invalid phone number"),
                imported.rejected().stream()
                        .map(each -> each.replaceFirst("(number).*", "$1"))
                        .toList());
        assertEquals(List.of("rows_above_headings [1, 3]"), imported.warnings());
        assertEquals(4, Objects.requireNonNull(imported.report().file()).headingRow());
    }

    @Test
    void a_title_may_speak_of_phones() {
        assertEquals(
                List.of("5511988887777{Nome=Ana}"),
                importing("Lista de telefones;\nNome;Celular\nAna;11988887777\n")
                        .people());
    }

    @Test
    void a_single_column_of_numbers_needs_no_certain_heading() {
        assertEquals(
                List.of("5511988887777{}"),
                importing("Clientes VIP\n11988887777\n").people());
    }

    @Test
    void without_headings_the_first_number_is_taken_and_said() {
        Imported imported = importing("Ana;11988887777;Rio\nBia;11977776666;SP\n");

        assertEquals(List.of("5511988887777{}", "5511977776666{}"), imported.people());
        assertEquals(List.of("no_headings []"), imported.warnings());
        assertEquals(
                List.of("B"), Objects.requireNonNull(imported.report().file()).phoneColumns());
    }

    @Test
    void a_byte_order_mark_may_stand_within_quotes() {
        assertEquals(
                List.of("5511988887777{name=Ana}"),
                importing("\"\uFEFFphone\",name\n5511988887777,Ana\n").people());
    }

    @Test
    void rows_that_are_longer_than_the_headings_are_named() {
        Imported imported = importing("phone,name\n5511988887777,Silva, Ana\n5511977776666,Bia,,\n");

        assertEquals(List.of("long_rows [2]"), imported.warnings());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`sep=\t`, `\t`",
                "`sep=\\t`, `\t`",
                "`sep=;`, `;`",
                "`\"sep=;\"`, `;`",
                "`sep=|`, `|`",
                "`sep=;;;`, `;`",
                "`SEP=,`, `,`",
                "`sep=`, `\t`"
            })
    void excel_may_name_any_separator(String line, String separator) {
        assertEquals(
                List.of("5511988887777{name=Ana}"),
                importing(line + "\r\nphone" + separator + "name\r\n5511988887777" + separator + "Ana\r\n")
                        .people());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void lines_end_as_on_any_system_and_blank_ones_count(String end) {
        Imported imported = importing(String.join(end, "phone|name", "", "5511988887777|Ana", "", "12|Bia", ""));

        assertEquals(List.of("5511988887777{name=Ana}"), imported.people());
        assertEquals(1, imported.rejected().size());
        assertEquals(5, imported.report().rejected().get(0).row());
    }

    @Test
    void commas_in_texts_do_not_hide_another_separator() {
        assertEquals(
                List.of("5511988887777{nome=Silva, Ana, valor=1,50}"),
                importing("nome;fone;valor\nSilva, Ana;11988887777;1,50\n").people());
    }
}
