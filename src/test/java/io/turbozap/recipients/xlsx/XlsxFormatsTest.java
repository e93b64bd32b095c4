package io.turbozap.recipients.xlsx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turbozap.recipients.table.MemoryAllowance;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XlsxFormatsTest {

    private static @Nullable String shown(String format, String value, @Nullable String country) throws IOException {
        boolean builtIn = format.matches("\\d+") && !format.startsWith("0");
        String escaped = format.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
        String xml = "<styleSheet><numFmts><numFmt numFmtId='200' formatCode=\"" + escaped + "\"/></numFmts>"
                + "<cellXfs><xf numFmtId='" + (builtIn ? format : "200") + "'/></cellXfs></styleSheet>";
        MemoryAllowance memoryAllowance = new MemoryAllowance(bytes -> {}, () -> {});
        XlsxFormats formats = new XlsxFormats(Region.of(country), /* from1904= */ false, memoryAllowance);
        try (XmlPart part = new XmlPart(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))) {
            formats.read(part);
        }
        return formats.shown("0", value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"R$\" #,##0.00 | 1234.5 | R$ 1.234,50",
                "\"R$\"\\ #,##0.00;[Red]\\-\"R$\"\\ #,##0.00 | -1234.5 | -R$ 1.234,50",
                "[$R$-416]\\ #,##0.00 | 1234567.891 | R$ 1.234.567,89",
                "_-\"R$\"\\ * #,##0.00_-;\\-\"R$\"\\ * #,##0.00_-;_-\"R$\"\\ * \"-\"??_-;_-@_- | 99.9 | R$ 99,90",
                "[$$-409]#,##0.00 | 1234.5 | $1,234.50",
                "[$€-407] #,##0.00 | 1234.5 | € 1.234,50",
                "#,##0.00\\ [$€-407] | 1234.5 | 1.234,50 €",
                "$#,##0.00_);($#,##0.00) | -5 | ($5.00)",
                "#,##0 | 1234567 | 1,234,567",
                "0.00 | 19.899999999999999 | 19.90",
                "0.## | 19.5 | 19.5",
                "0% | 0.07 | 7%",
                "0.0% | 0.0725 | 7.3%",
                "00000 | 1310 | 01310",
                "00000\\-000 | 1310100 | 01310-100",
                "000\\.000\\.000\\-00 | 12345678901 | 123.456.789-01",
                "(00) 00000\\-0000 | 11988887777 | (11) 98888-7777",
                "\"+55 \"(00)\\ 00000\\-0000 | 11988887777 | +55 (11) 98888-7777",
                "[<=99999999]####\\-####;(##)\\ #####\\-#### | 33334444 | 3333-4444",
                "[<=99999999]####\\-####;(##)\\ #####\\-#### | 11988887777 | (11) 98888-7777",
                "\"Pedido nº \"0 | 42 | Pedido nº 42",
                "[Red]0.00 \"days\" | 45650.5 | 45650.50 days",
                "#,##0.0,\"k\" | 12345 | 12.3k",
                "0;-0;\"zero\" | 0 | zero",
                "dd/mm/yyyy | 45650 | 24/12/2024",
                "dd\\/mm\\/yyyy \"at\" hh:mm | 45650.5 | 24/12/2024 at 12:00",
                "m/d/yy h:mm AM/PM | 45650.77083333 | 12/24/24 6:30 PM",
                "d\\-mmm\\-yy | 45650 | 24-Dec-24",
                "[$-416]d\\ \\d\\e\\ mmmm\\ \\d\\e\\ yyyy;@ | 45650 | 24 de dezembro de 2024",
                "[$-C0A]dddd\\, d \"de\" mmmm | 45650 | martes, 24 de diciembre",
                "[h]:mm | 1.5 | 36:00",
                "mm:ss | 0.0104166666 | 15:00",
                "yyyy\\-mm\\-dd;@ | 45650 | 2024-12-24",
            })
    void a_cell_is_shown_as_its_format_says(String format, String value, String shown) throws IOException {
        assertEquals(shown, shown(format.strip(), value, null));
    }

    @ParameterizedTest
    @CsvSource({
        "14, BR, 45650, 24/12/2024",
        "14, US, 45650, 12/24/2024",
        "14, DE, 45650, 24.12.2024",
        "14, , 45650, 2024-12-24",
        "22, BR, 45650.5, 24/12/2024 12:00",
        "22, , 45650.5, 2024-12-24 12:00",
        "4, BR, 1234.5, '1.234,50'",
        "4, US, 1234.5, '1,234.50'",
        "4, , 1234.5, '1,234.50'",
        "10, BR, 0.0725, '7,25%'",
        "20, BR, 0.77083333, 18:30"
    })
    void what_a_format_leaves_open_is_shown_as_in_the_country(String id, String country, String value, String shown)
            throws IOException {
        assertEquals(shown, shown(id, value, country));
    }

    @ParameterizedTest
    @CsvSource({"General, 5511988887777", "0.00E+00, 5511988887777", "11, 5511988887777", "@, 12", "0.00, x", "14, -1"})
    void other_numbers_are_shown_in_full(String format, String value) throws IOException {
        assertEquals(null, shown(format, value, "BR"));
    }
}
