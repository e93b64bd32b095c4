package io.turbozap.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DotEnvTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "A=b|b",
                "  A = b c  |b c",
                "export A=b|b",
                "A=|``",
                "A=b # comment|b",
                "A=# comment|``",
                "A=b#c|b#c",
                "A='b # c' # comment|b # c",
                "A=\"b # c\"|b # c",
                "A='b\\n\"c'|b\\n\"c",
                "A=\"b\\\"c\\\\n\\$\"|b\"c\\n$",
                "A=b'c\"d|b'c\"d",
                "A=b=c|b=c",
            })
    void value_is_read(String line, String value) {
        assertEquals(Map.of("A", value), DotEnv.parse(line));
    }

    @Test
    void escaped_line_break_in_double_quotes_becomes_one() {
        assertEquals(Map.of("A", "b\nc"), DotEnv.parse("A=\"b\\nc\""));
    }

    @Test
    void long_value_is_read() {
        String value = "x".repeat(100_000);

        assertEquals(Map.of("A", value), DotEnv.parse("A=\"" + value + "\""));
    }

    @Test
    void comments_and_blank_lines_are_skipped_and_the_last_of_two_wins() {
        assertEquals(Map.of("A", "3", "B", "2"), DotEnv.parse("# comment\r\n\r\nA=1\r\n  # more\r\nB=2\r\nA=3\r\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"secret", "A='secret", "A=\"secret", "A= 'secret' secret", "A B=secret", "1A=secret", "=secret"})
    void other_line_is_refused_without_quoting_it(String line) {
        ConfigException refusal = assertThrows(ConfigException.class, () -> DotEnv.parse("B=1\n" + line + "\nC=2\n"));

        assertEquals("line 2 of .env is not allowed: KEY=VALUE, quotes closed", refusal.getMessage());
    }
}
