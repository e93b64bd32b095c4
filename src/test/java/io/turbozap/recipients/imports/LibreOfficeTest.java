package io.turbozap.recipients.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Files that LibreOffice Calc 7.4 wrote, of the sheet {@code recipients.fods} beside them. In {@code
 * src/test/resources/libreoffice}: {@code soffice --headless --convert-to xlsx recipients.fods}, the same with {@code csv},
 * and for {@code recipients-utf8.csv} with {@code "csv:Text - txt - csv (StarCalc):59,34,76,1"}.
 */
class LibreOfficeTest extends ImportTest {

    private static final List<String> REJECTED = List.of("6: Invalid phone number");

    private Imported saved(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/libreoffice/" + name))) {
            return importing(in.readAllBytes());
        }
    }

    @Test
    void workbooks_are_imported() throws IOException {
        Imported imported = saved("recipients.xlsx");

        assertEquals(
                List.of(
                        "5511988887777{Nome=Ana Conceição, Cliente desde=24/12/2024, Preço=19.9, Quantidade=3, Total=59.7,"
                                + " Ativo=TRUE, Saudação=Olá, Ana Conceição!, Desconto=7%, Hora=09:30}",
                        "5511977776666{Nome=João \"Zé\" da Silva; Filho, Cliente desde=02/01/2025, Preço=0.1,"
                                + " Quantidade=3, Total=0.3, Ativo=FALSE, Saudação=Olá, João \"Zé\" da Silva; Filho!}",
                        "5511966665555{Nome=Zoë 🎉\nsegunda linha}",
                        "5511955554444{Nome=Caio}",
                        "5511944443333{Nome=Dora}",
                        "5511930002222{Nome=Eva}"),
                imported.people());
        assertEquals(REJECTED, imported.rejected());
    }

    @Test
    void csv_in_the_encoding_and_with_the_dates_of_a_country_is_imported() throws IOException {
        Imported imported = saved("recipients.csv");

        assertEquals(seen("12/24/2024", "09:30:00 AM", "01/02/2025", "Zoë ?"), imported.people());
        assertEquals(REJECTED, imported.rejected());
    }

    @Test
    void csv_in_utf_8_with_semicolons_is_imported() throws IOException {
        Imported imported = saved("recipients-utf8.csv");

        assertEquals(seen("24/12/2024", "09:30", "02/01/2025", "Zoë 🎉"), imported.people());
        assertEquals(REJECTED, imported.rejected());
    }

    /** In CSV, everything is as it was shown. */
    private static List<String> seen(String anaSince, String hour, String joaoSince, String zoe) {
        return List.of(
                "5511988887777{Nome=Ana Conceição, Cliente desde=" + anaSince
                        + ", Preço=19.9, Quantidade=3, Total=59.7,"
                        + " Ativo=TRUE, Saudação=Olá, Ana Conceição!, Desconto=7%, Hora=" + hour + "}",
                "5511977776666{Nome=João \"Zé\" da Silva; Filho, Cliente desde=" + joaoSince + ", Preço=0.1,"
                        + " Quantidade=3, Total=0.3, Ativo=FALSE, Saudação=Olá, João \"Zé\" da Silva; Filho!}",
                "5511966665555{Nome=" + zoe + "\nsegunda linha}",
                "5511955554444{Nome=Caio}",
                "5511944443333{Nome=Dora}",
                "5511930002222{Nome=Eva}");
    }
}
