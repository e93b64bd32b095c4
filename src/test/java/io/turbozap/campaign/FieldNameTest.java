package io.turbozap.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FieldNameTest {

    @ParameterizedTest
    @CsvSource({
        "Última compra, ultima COMPRA",
        "Nome Completo, nome_completo",
        "nome-cliente, Nome  Cliente",
        "Valor (R$), valor r$",
        "Nº Pedido, no pedido",
        "Straße, STRASSE",
        "ADI, adı",
        "ΟΔΟΣ, οδος",
        "İsim, isim",
        "Złoty, zloty",
        "ＦＵＬＬ ｗｉｄｔｈ, full width",
        "名前, 名前",
        "Prénom, Prenom",
        "Имя, ИМЯ"
    })
    void names_are_the_same_whatever_their_case_accents_spaces_and_signs(String one, String other) {
        assertTrue(FieldName.same(one, other));
        assertTrue(FieldName.same(other, one));
    }

    @Test
    void other_names_are_others() {
        assertFalse(FieldName.same("name", "names"));
        assertFalse(FieldName.same("#", "$"));
        assertFalse(FieldName.same("", "-"));
        assertTrue(FieldName.same("1", "(1)"));
    }

    @Test
    void a_heading_is_shown_as_the_placeholder_that_it_fills() {
        assertEquals("{Valor (R$)}", FieldName.placeholder(" Valor (R$) "));
        assertEquals("{Nome Sobrenome}", FieldName.placeholder("Nome,\nSobrenome:"));
        assertEquals("{1}", FieldName.placeholder("1"));
        assertNull(FieldName.placeholder("#"));
        assertNull(FieldName.placeholder(" "));
        for (String heading : new String[] {"Nome, {x}", "a|b", "E-mail:", "\u200bNome\u00a0"}) {
            String placeholder = FieldName.placeholder(heading);
            assertEquals(
                    "found",
                    TextTemplate.parse(placeholder).render(name -> FieldName.same(name, heading) ? "found" : "not"));
        }
    }

    @Test
    void a_field_of_just_the_name_goes_before_one_that_is_alike() {
        Recipients.Builder people = new Recipients.Builder();
        people.add("5511900000001", Map.of("Nome", "Ana"));
        people.add("5511900000002", Map.of("nome", "Bia", "NOME", "Other"));
        people.add("5511900000003", Map.of("cidade", "Rio"));
        Recipients recipients = people.build(true);

        assertEquals("Ana", recipients.field(0, "nome"));
        assertEquals("Bia", recipients.field(1, "nome"));
        assertEquals("Other", recipients.field(1, "NOME"));
        assertNull(recipients.field(2, "nome"));
        assertEquals("5511900000003", recipients.field(2, "Phone"));
    }
}
