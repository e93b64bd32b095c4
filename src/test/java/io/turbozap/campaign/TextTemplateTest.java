package io.turbozap.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule A2: placeholders, fallbacks and literal braces. */
final class TextTemplateTest {

    private static final Map<String, String> ANA = Map.of(
            "name",
            "Ana",
            "empty",
            "",
            "_x1",
            "under",
            "名前",
            "花",
            "first name",
            "Bia",
            "Valor (R$)",
            "10",
            "na.me",
            "Dot");

    private static String rendered(String source) {
        return TextTemplate.parse(source).render(ANA::get);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            ignoreLeadingAndTrailingWhitespace = false,
            delimiter = '=',
            value = {
                "Hello {name}!=Hello Ana!",
                "{name}=Ana",
                "{name}{name}=AnaAna",
                "{_x1}=under",
                "{名前}さん=花さん",
                "{ name }=Ana",
                "{first name} {Valor (R$)} {1st|x} {na.me}=Bia 10 x Dot",
                "{name|friend}=Ana",
                "{nobody|friend}=friend",
                "{nobody|}!=!",
                "{nobody|dear friend, hello}=dear friend, hello",
                "{nobody|a|b}=a|b",
                "{empty|friend}x=x",
                "{nobody}x=x"
            })
    void placeholders_take_the_value_or_the_fallback(String source, String text) {
        assertEquals(text, rendered(source));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '=',
            value = {
                "{{name}}={name}",
                "{{{name}}}={Ana}",
                "{{{{name}}}}={{name}}",
                "{{={",
                "}}=}",
                "{{}}={}",
                "a {{ b }} c=a { b } c",
                "{{name}={name}",
                "{name}}}=Ana}",
                "{nobody|x}}}=x}"
            })
    void doubled_braces_are_literal_ones(String source, String text) {
        assertEquals(text, rendered(source));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no braces",
                "{",
                "}",
                "{}",
                "{ }",
                "{...}",
                "{-_-}",
                "{name: x}",
                "{name, x}",
                "{a = b}",
                "{line\nbreak}",
                "{|x}",
                "{\"json\": 1}",
                "{name",
                "name}",
                "{a{b",
                "🎉 ñ \u0000"
            })
    void anything_else_is_literal_text(String source) {
        TextTemplate textTemplate = TextTemplate.parse(source);
        assertEquals(source, textTemplate.render(ANA::get));
        assertTrue(textTemplate.isConstant());
        assertEquals(Set.of(), textTemplate.requiredFields());
    }

    @Test
    void a_placeholder_inside_broken_braces_is_still_one() {
        assertEquals("{a Ana}", rendered("{a {name}}"));
        assertEquals("{nobody|Ana}", rendered("{nobody|{name}}"));
    }

    @Test
    void a_value_is_not_rendered_again() {
        assertEquals("{name} $1 \\ }}", TextTemplate.parse("{x}").render(key -> "{name} $1 \\ }}"));
    }

    @Test
    void fields_without_fallback_are_required_each_once_in_order() {
        TextTemplate textTemplate = TextTemplate.parse("{b} {a|x} {c} {b} {{d}} {e|}");
        assertEquals(List.of("b", "c"), List.copyOf(textTemplate.requiredFields()));
        assertFalse(textTemplate.isConstant());
        assertFalse(TextTemplate.parse("{a|x}").isConstant());
    }

    @Test
    void templates_are_what_was_written() {
        assertEquals("{{a}} {b|c}", TextTemplate.parse("{{a}} {b|c}").source());
        assertEquals(TextTemplate.parse("{a}"), TextTemplate.parse("{a}"));
        assertEquals(
                TextTemplate.parse("{a}").hashCode(), TextTemplate.parse("{a}").hashCode());
        assertNotEquals(TextTemplate.parse("{a}"), TextTemplate.parse("{b}"));
        assertEquals("Template[6 characters]", TextTemplate.parse("secret").toString());
    }

    @Test
    void a_text_without_braces_renders_as_itself() {
        Seeds.each(1_000, random -> {
            String text = Seeds.text(random, "ab|_1 \n\u0000é🎉$\\", 60);
            assertEquals(text, rendered(text));
        });
    }

    @Test
    void a_text_with_its_braces_doubled_renders_as_itself() {
        Seeds.each(2_000, random -> {
            String text = Seeds.text(random, "{{}}ab|name é", 40);
            assertEquals(text, rendered(text.replace("{", "{{").replace("}", "}}")));
        });
    }

    @Test
    void parts_put_together_render_as_their_texts_put_together() {
        List<String> sources = List.of("{name}", "{nobody|x y}", "{{", "}}", "plain", "{empty}", "{nobody}");
        List<String> texts = List.of("Ana", "x y", "{", "}", "plain", "", "");
        Seeds.each(2_000, random -> {
            StringBuilder source = new StringBuilder();
            StringBuilder text = new StringBuilder();
            for (int parts = random.nextInt(12); parts > 0; parts--) {
                int part = random.nextInt(sources.size());
                source.append(sources.get(part));
                text.append(texts.get(part));
            }
            assertEquals(text.toString(), rendered(source.toString()));
        });
    }

    @Test
    void whatever_is_written_can_be_rendered() {
        Seeds.each(20_000, random -> {
            String source = Seeds.text(random, "{{{}}}|abname_1 é🎉", 30);
            TextTemplate textTemplate = TextTemplate.parse(source);
            String text = textTemplate.render(key -> null);
            assertTrue(text.length() <= source.length());
            assertEquals(
                    textTemplate.isConstant(), textTemplate.render(key -> "#").equals(textTemplate.render(key -> "%")));
        });
    }

    @Test
    void hostile_lengths_are_understood_in_one_pass() {
        int many = 200_000;
        assertEquals(many, rendered("{".repeat(many * 2)).length());
        assertEquals("{" + "a".repeat(many), rendered("{" + "a".repeat(many)));
        assertEquals("x".repeat(many), rendered("{nobody|" + "x".repeat(many) + "}"));
        assertEquals("Ana".repeat(many), rendered("{name}".repeat(many)));
        assertEquals("{a".repeat(many), rendered("{a".repeat(many)));
    }

    @Test
    void a_literal_template_is_the_text_itself_whatever_stands_in_braces() {
        Seeds.each(2_000, random -> {
            String text = Seeds.text(random, "{}|name_ é", 20);

            assertEquals(text, TextTemplate.literal(text).render(key -> "value"));
        });
    }

    @Test
    void it_names_all_fields_that_it_has_placeholders_for() {
        assertEquals(
                List.of("name", "city"),
                List.copyOf(TextTemplate.parse("{name} of {city|home}, {name}").fields()));
    }

    @Test
    void a_fallback_for_all_stands_in_where_none_is_given() {
        TextTemplate textTemplate =
                TextTemplate.parse("{{x}} {{{name}}} {city|home}").withFallback("friend");

        assertEquals("{x} {friend} home", textTemplate.render(key -> null));
        assertEquals("{x} {Ana} home", textTemplate.render(ANA::get));
        assertEquals(Set.of(), textTemplate.requiredFields());
    }
}
