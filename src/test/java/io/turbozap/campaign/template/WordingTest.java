package io.turbozap.campaign.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.Recipients;
import io.turbozap.campaign.TextTemplate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule A2: what looks like a placeholder and would go out is an error that names it; ordinary text is none. */
final class WordingTest {

    private static final Map<String, String> ANA = Map.of(
            "Nome Completo",
            "Ana Lima",
            "Nº Pedido",
            "77",
            "Valor (R$)",
            "10,00",
            "Última compra",
            "maio",
            "pedido",
            "8");
    private static final KnownFields FIELDS = KnownFields.of(ANA.keySet());

    private static String sent(String text) {
        return sent(Wording.of(text, FIELDS, /* literalBraces= */ false));
    }

    private static String sent(Wording wording) {
        assertEquals(List.of(), wording.flaws());
        Recipients.Builder one = new Recipients.Builder();
        one.add("5511966888001", ANA);
        Recipients recipients = one.build(true);
        return wording.textTemplate().render(field -> recipients.field(0, field));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '=',
            value = {
                "{Nome Completo}=Ana Lima",
                "{nome completo}=Ana Lima",
                "{NOME_COMPLETO}=Ana Lima",
                "{ Nome  Completo }=Ana Lima",
                "{Nº Pedido}=77",
                "{no pedido}=77",
                "{Valor (R$)}=10,00",
                "{valor r$}=10,00",
                "{ultima COMPRA}=maio",
                "{Última compra:}=maio",
                "R${Valor (R$)}=R$10,00",
                "Total: ${Valor (R$)}=Total: $10,00",
                "#{pedido}=#8",
                "{Telefone|amigo}=amigo",
                "{phone} {Phone}=5511966888001 5511966888001"
            })
    void names_are_matched_as_people_see_them(String text, String expected) {
        assertEquals(expected, sent(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Só hoje: $10, R$ 50,00, US$5 e 50% de desconto",
                "[aviso] Loja fechada [1] [x] [Sim | Não]",
                "escreva a ana@nome.com ou <ana@nome.com>, siga @nome.da.loja, @loja, #promo #natal",
                "https://x.io/a%20nome%20b?name=%C3%A1&utm_source=#nome",
                "carinhas :{ :} {} { } {...} :-} <3 >.< ^_^ {-_-}",
                "{\"json\": 1, \"nome completo\": [\"x|y\"]} e {{\"a\": {\"b\": 2}}}",
                "*negrito* _itálico_ ~riscado~ ```codigo```",
                "a < b > c, 100%, 5%-10%, 10% off 20% off",
                "«Promoção» de «verão»",
                "{{ x: 1 }} {{}} {{...}}",
                "Custa $ 5 (pedido)",
                "Opções: 1 | 2 | 3",
                "p { color: red; }",
            })
    void ordinary_text_goes_out_as_it_is(String text) {
        String expected = text.replace("{{", "{").replace("}}", "}");

        assertEquals(expected, sent(text));
        assertEquals(expected, sent(Wording.of(text, KnownFields.ANY, false)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{Hi|Hello|Hey} {phone}",
                "{Hi|Hello} you",
                "{Oi|Olá}!",
                "{Hi, there|Hello: you}",
                "{Hi|{Hello|Hey}}",
                "{Oi {Nome Completo}|Olá {Nome Completo}}",
                "{{Hi|Hello|Hey}}",
                "{Nome Completo|amigo|amiga}",
                "{Aproveite!|Não perca!|Corra!}"
            })
    void spintax_is_refused_and_told_what_there_is_instead(String text) {
        List<String> flaws = Wording.of(text, FIELDS, false).flaws();

        assertTrue(
                flaws.stream().anyMatch(flaw -> flaw.contains("looks like spintax, which is not offered")),
                flaws::toString);
        assertTrue(flaws.stream().anyMatch(flaw -> flaw.contains("{name|friend}")), flaws::toString);
        assertFalse(Wording.of(text, KnownFields.ANY, false).flaws().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{name}}",
                "{{ name }}",
                "{{1}}",
                "{{ 1 }}",
                "{{contact.name}}",
                "{{#if x}}",
                "{{/if}}",
                "{{else}}",
                "{{{name}}}",
                "{{name | upcase}}",
                "{{ name|default:\"x\" }}",
                "{{First Name}}",
                "{{nome_completo}}",
                "{$name}",
                "{%name%}",
                "{% if name %}",
                "{@name}",
                "{!Contact.Name}",
                "{#name}",
                "%{name}",
                "${name}",
                "${contact.name}",
                "%name%",
                "%NOME%",
                "%%FirstName%%",
                "%FIRST_NAME%",
                "%recipient.name%",
                "[name]",
                "[Nome]",
                "[[name]]",
                "[First Name]",
                "[NOME DO CLIENTE]",
                "<name>",
                "<<Nome>>",
                "#name#",
                "##name##",
                "*|FNAME|*",
                "*|MMERGE3|*",
                "<%= name %>",
                "<?= $name ?>",
                "[% name %]",
                "«nome»",
                "｛名前｝様",
                "【名前】様",
                "__name__",
                "$name",
                "$first_name",
                "@nome, tudo bem",
                "@name.",
                "{name: amigo}",
                "{name, amigo}",
                "{name=\"amigo\"}",
                "Oi {name, tudo bem?",
                "Oi {name] tudo",
                "Oi name}",
                "{nome completo",
                "{{name}"
            })
    void the_placeholders_of_other_programs_are_refused_by_name_whatever_fields_there_are(String text) {
        for (KnownFields fields : List.of(KnownFields.ANY, KnownFields.of(List.of()), KnownFields.UNFILLED)) {
            List<String> flaws = Wording.of("Olá " + text, fields, false).flaws();
            assertFalse(flaws.isEmpty(), text);
            assertTrue(flaws.get(0).startsWith("'"), flaws.get(0));
            assertTrue(flaws.get(0).endsWith("or set literalBraces to send it as it stands"), flaws.get(0));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[pedido]",
                "<Pedido>",
                "%pedido%",
                "#pedido#",
                "$pedido",
                "[nº pedido]",
                "%Nome Completo%",
                "«pedido»",
                "{pedido: 3}",
                "{pedido",
                "pedido}",
                "[Valor R$]",
                "{{pedido}}",
                "{{qualquer}}"
            })
    void the_name_of_a_field_in_the_signs_of_another_program_is_refused(String text) {
        assertEquals(1, Wording.of("Oi " + text, FIELDS, false).flaws().size(), text);
    }

    @Test
    void a_label_beside_the_placeholder_of_its_name_is_text() {
        assertEquals("[Pedido] 8 <pedido>", sent("[Pedido] {pedido} <pedido>"));
    }

    @Test
    void with_literal_braces_everything_goes_out_but_what_can_be_filled() {
        Map<String, String> texts = Map.of(
                "{Hi|Hello|Hey} {pedido}", "{Hi|Hello|Hey} 8",
                "{Hi|Hello} {First Name}", "{Hi|Hello} {First Name}",
                "{$pedido} {Hi, you|Hello}", "{$pedido} {Hi, you|Hello}",
                "{{name}} [nome] %name% *|FNAME|*", "{name} [nome] %name% *|FNAME|*",
                "{Hi {pedido}|Hello {pedido}}", "{Hi 8|Hello 8}",
                "{pedido", "{pedido");
        texts.forEach((text, expected) -> assertEquals(expected, sent(Wording.of(text, FIELDS, true)), text));
    }

    @Test
    void where_nothing_is_filled_the_text_is_what_it_is_and_placeholders_are_refused() {
        for (String text : List.of("{name}", "{pedido}", "{Nome Completo}", "{x|you}", "{{name}}")) {
            Wording told = Wording.of(text, KnownFields.UNFILLED, false);
            assertEquals(1, told.flaws().size() + told.unfilled().size(), text);
            assertEquals(
                    text,
                    Wording.of(text, KnownFields.UNFILLED, true).textTemplate().render(field -> "value"));
        }
        assertEquals("{\"a\": 1}} {{", sent(Wording.of("{\"a\": 1}} {{", KnownFields.UNFILLED, false)));
    }

    @Test
    void names_with_a_fallback_that_no_field_has_are_told() {
        assertEquals(
                List.of("city"),
                Wording.of("{city|home} {pedido|x} {Nome Completo}", FIELDS, false)
                        .unknown());
        assertEquals(
                List.of(), Wording.of("{city|home}", KnownFields.ANY, false).unknown());
    }

    @Test
    void a_flaw_says_how_to_write_it() {
        assertEquals(
                List.of("'{{nome_completo}}' looks like a placeholder of another program: write {nome_completo}, or set"
                        + " literalBraces to send it as it stands"),
                Wording.of("{{nome_completo}}", FIELDS, false).flaws());
        assertEquals(
                List.of(
                        "'{{1}}' looks like a placeholder of another program: write the name of a field in single braces,"
                                + " such as {name}, or set literalBraces to send it as it stands"),
                Wording.of("{{1}}", FIELDS, false).flaws());
    }

    @Test
    void most_texts_mean_the_same_whatever_fields_there_are() {
        for (String text : List.of("Oi", "Oi {name}", "{a b|c} [x", "R$ 5, 10%", "{\"a\": 1}")) {
            assertFalse(Wording.dependsOnFields(text, false), text);
        }
        for (String text : List.of("[aviso]", "{a: 1}", "$valor", "{#x}", "a}")) {
            assertTrue(Wording.dependsOnFields(text, false), text);
        }
        assertTrue(Wording.dependsOnFields("{name}", true));
    }

    @Test
    void hostile_texts_are_read_in_one_pass() {
        for (String piece : List.of(
                "{", "}", "{{", "{a", "{a|", "|", "[", "%a", "$", "<", "{a ", "__a", "#a", "a ", "@a", "{|", "a|{")) {
            String text = piece.repeat(65_536 / piece.length());
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Wording.of(text, FIELDS, false), piece);
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> TextTemplate.parse(text), piece);
        }
    }
}
