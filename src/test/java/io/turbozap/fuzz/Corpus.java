package io.turbozap.fuzz;

import io.turbozap.fuzz.JsonText.Raw;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Values that programs are known to stumble over. URLs lead to this machine alone. */
final class Corpus {

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "\u0001\u0002\u001b[31m",
            "\r\nX-Injected: 1",
            "\t\n\u000b\f",
            "\u007f\u0085\u009f",
            "\u00a0\u2003\u2028\u2029\u200b\ufeff",
            "\u202eabc\u202c",
            "\ud800",
            "x\udc00y",
            "\ud83d\ude00\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
            "e\u0301\u0302\u0303",
            "\ufffe\uffff",
            "\u0130\u0131\u017f\u1e9e",
            "٠١٢٣٤٥٦٧٨٩",
            "５５１１９９９９９９９９９",
            "null",
            "undefined",
            "NaN",
            "true",
            "-1",
            "0x1F",
            "1e309",
            "999999999999999999999999999999",
            "' OR 1=1 --",
            "\"; DROP TABLE campaign; --",
            "%",
            "%%%s%n%d",
            "_%\\",
            "{",
            "}",
            "{}",
            "{name}",
            "{name|}",
            "{{name}}",
            "{name|{other|x}}",
            "{{{{{{{{",
            "{Hi|Hello}",
            "${jndi:ldap://127.0.0.1:1/a}",
            "<script>alert(1)</script>",
            "../../etc/passwd",
            "..\\..\\",
            "/",
            "C:\\",
            "a,b;c|d\te",
            "=1+1",
            "(((((((((((((((((((((((((((((((((",
            "+",
            "+0",
            "00",
            "+55 (11) 99999-9999",
            "5511999999999@c.us",
            "5511999999999:12@s.whatsapp.net",
            "123456789-987654321@g.us",
            "99887766554433@lid",
            "@",
            "@c.us",
            "*",
            "* * * * *",
            "*/0 * * * *",
            "0 0 30 2 *",
            "0-99999999999 * * * *",
            "? L W #",
            "Europe/Lisbon",
            "UTC+99",
            "GMT-18:01",
            "24:60-99:00",
            "22:00-08:00",
            "2024-01-20T10:30:45.123Z",
            "2024-02-30T25:61:61Z",
            "+999999999-12-31T23:59:59.999999999Z",
            "-0001-01-01T00:00:00Z",
            "2024-01-20T10:30:45+18:01",
            "P1Y",
            "10000000000000",
            "__proto__",
            "constructor");

    private static final List<String> URLS = List.of(
            "http://",
            "https://",
            "http:///",
            "http://:80",
            "http://127.0.0.1",
            "http://127.0.0.1:0/",
            "http://127.0.0.1:99999/",
            "http://127.0.0.1:-1/",
            "http://127.0.0.1:1/a b",
            "http://127.0.0.1:1/%zz",
            "http://127.0.0.1:1/%00",
            "http://127.0.0.1:1/é?ü=😀#x",
            "http://user:password@127.0.0.1:1/",
            "http://[::1",
            "http://[::1]:1/",
            "http://[]/",
            "http://127.0.0.1:1/\u0000",
            "http://127.0.0.1:1/\r\nHost: x",
            "http://127.0.0.1:1\\@127.0.0.1/",
            "http://１２７.0.0.1:1/",
            "HTTP://LOCALHOST:1/A.JPG",
            "http:127.0.0.1",
            "//127.0.0.1:1/x",
            "ftp://127.0.0.1:1/x",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "data:text/plain,x");

    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "-1",
            "1",
            "0.1",
            "-0.0",
            "1e2",
            "1E400",
            "-1e400",
            "1e-400",
            "2147483647",
            "2147483648",
            "-2147483649",
            "4294967296",
            "9007199254740993",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775809",
            "99999999999999999999999999999999999999",
            "0.1000000000000000055511151231257827",
            "1735689600000",
            "946684799999",
            "4102444800001");

    private static final List<String> NO_JSON = List.of(
            "NaN",
            "Infinity",
            "-Infinity",
            "undefined",
            "01",
            "+1",
            ".5",
            "1.",
            "0x10",
            "'a'",
            "\"\\x\"",
            "\"\\u12\"",
            "\"\u0000\"",
            "\"\n\"",
            "tru",
            "/**/1",
            "//",
            "",
            "[1,]",
            "{,}",
            "{\"a\"}",
            "{\"a\":}",
            "{a:1}",
            "\"");

    private Corpus() {}

    static <T> T pick(List<T> from, RandomGenerator random) {
        return from.get(random.nextInt(from.size()));
    }

    /** A text, now and then a long one. */
    static String text(RandomGenerator random) {
        return switch (random.nextInt(12)) {
            case 0 -> pick(TEXTS, random) + pick(TEXTS, random);
            case 1 -> pick(TEXTS, random).repeat(1 + random.nextInt(300));
            case 2 -> "x".repeat(1 << random.nextInt(15));
            case 3 -> Character.toString(1 + random.nextInt(Character.MAX_CODE_POINT));
            default -> pick(TEXTS, random);
        };
    }

    static String url(RandomGenerator random) {
        return pick(URLS, random);
    }

    static String number(RandomGenerator random) {
        return random.nextInt(20) == 0 ? "9".repeat(1 << random.nextInt(13)) : pick(NUMBERS, random);
    }

    /** Any value of JSON, and what is none. */
    static @Nullable Object value(RandomGenerator random) {
        return switch (random.nextInt(16)) {
            case 0, 1, 2, 3, 4 -> text(random);
            case 5, 6, 7 -> new Raw(number(random));
            case 8 -> null;
            case 9 -> random.nextBoolean();
            case 10 -> new JsonObject();
            case 11 -> new JsonArray();
            case 12 -> url(random);
            case 13 -> nested(random);
            case 14 -> new Raw(pick(NO_JSON, random));
            default -> new JsonArray().add(text(random)).add(new JsonObject().put(text(random), text(random)));
        };
    }

    private static Raw nested(RandomGenerator random) {
        int depth = 1 << random.nextInt(14);
        return switch (random.nextInt(3)) {
            case 0 -> new Raw("[".repeat(depth) + "]".repeat(depth));
            case 1 -> new Raw("{\"a\":".repeat(depth) + "1" + "}".repeat(depth));
            default -> new Raw("[".repeat(depth));
        };
    }

    /** Bytes of a file that is to be read as text: a table, well made or not. */
    static byte[] csv(RandomGenerator random) {
        String delimiter = pick(List.of(",", ";", "\t", "|", ":"), random);
        String end = pick(List.of("\n", "\r\n", "\r", "\n\n", ""), random);
        StringBuilder text = new StringBuilder(pick(
                List.of("", "", "", "\ufeff", "sep=" + delimiter + end, "sep=\"", "sep=", "sep=\n", "sep=ab\n"),
                random));
        int columns = 1 + random.nextInt(4);
        int rows = random.nextInt(6);
        for (int row = 0; row <= rows; row++) {
            for (int column = 0; column < columns; column++) {
                text.append(column == 0 ? "" : delimiter).append(cell(row, column, delimiter, random));
            }
            text.append(end);
        }
        return text.toString()
                .getBytes(pick(
                        List.of(
                                StandardCharsets.UTF_8,
                                StandardCharsets.UTF_8,
                                StandardCharsets.UTF_16,
                                StandardCharsets.UTF_16LE,
                                StandardCharsets.ISO_8859_1),
                        random));
    }

    private static String cell(int row, int column, String delimiter, RandomGenerator random) {
        if (random.nextInt(3) > 0) {
            String heading = pick(List.of("phone", "name", "Telefone", "Phone 1 - Value", "city", "phone"), random);
            return row == 0 ? heading : column == 0 ? "55119" + (10_000_000 + random.nextInt(90_000_000)) : "Ana";
        }
        return switch (random.nextInt(6)) {
            case 0 -> "\"" + text(random) + "\"";
            case 1 -> "\"" + text(random);
            case 2 -> "\"\"\"" + delimiter + "\"\"";
            case 3 -> number(random);
            default -> text(random);
        };
    }
}
