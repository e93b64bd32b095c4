package io.turbozap.recipients.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.recipients.table.UnusableFileException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnclosedQuoteTest extends ImportTest {

    private static final String UNCLOSED = "A quote (\") is opened in this row and not closed";

    private static String rows(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "55119800000" + i + ",Name " + i + "\n")
                .collect(Collectors.joining());
    }

    @Test
    void the_rows_behind_a_quote_that_is_never_closed_are_imported_and_its_own_is_named() {
        Imported imported = importing("phone,name\n" + rows(10, 13) + "5511979100004,\"Dora\n" + rows(20, 99));

        assertEquals(3 + 79, imported.report().accepted());
        assertEquals(List.of("5: " + UNCLOSED), imported.rejected());
        assertEquals(List.of("unclosed_quote [5]"), imported.warnings());
        assertEquals(83, imported.report().rowsRead());
    }

    @Test
    void a_quote_that_another_one_seems_to_close_further_down_swallows_nothing() {
        Imported imported = importing("phone,name\n5511979100004,\"Dora\n" + rows(10, 20)
                + "5511979100005,\"Eva, the \"\"second\"\"\"\n5511979100006,Fabio\n");

        assertEquals(12, imported.report().accepted());
        assertEquals(List.of("2: " + UNCLOSED), imported.rejected());
        assertTrue(imported.people().contains("5511979100005{name=Eva, the \"second\"}"));
    }

    @Test
    void several_quotes_may_be_left_open() {
        Imported imported = importing("phone,name\n5511979100004,\"Dora\n5511979100005,\"Eva\n" + rows(10, 12)
                + "5511979100006,\"Fabio\n" + rows(12, 14));

        assertEquals(4, imported.report().accepted());
        assertEquals(List.of("2: " + UNCLOSED, "3: " + UNCLOSED, "6: " + UNCLOSED), imported.rejected());
        assertEquals(List.of("unclosed_quote [2, 3, 6]"), imported.warnings());
    }

    @Test
    void rows_within_a_quote_that_is_closed_are_named_for_it_cannot_be_known_what_was_meant() {
        Imported imported = importing("""
                phone,name
                5511979100004,"Dora
                5511979100005,Eva
                5511979100006,Fabio"
                5511979100007,Gil
                """);

        assertEquals(List.of("5511979100007{name=Gil}"), imported.people());
        assertEquals(
                List.of(
                        "2: A quote (\") is opened in this row and closed only in row 4, with whole rows between",
                        "3: This row stands within a quote (\") that is opened in row 2",
                        "4: This row stands within a quote (\") that is opened in row 2"),
                imported.rejected());
    }

    @Test
    void names_may_come_before_numbers() {
        Imported imported = importing("name,phone\n\"Dora,5511979100004\nEva\",5511979100005\nFabio,5511979100006\n");

        assertEquals(List.of("5511979100006{name=Fabio}"), imported.people());
        assertEquals(3, imported.report().rowsRead());
    }

    @Test
    void a_cell_of_several_lines_is_one_row() {
        Imported imported = importing("""
                name;phone;note
                "Ana
                Maria";5511979100004;"Rua X, 5\r
                \r
                tel. 11 3333-4444
                "
                Bia;12;
                """);

        assertEquals(List.of("5511979100004{name=Ana\nMaria, note=Rua X, 5\n\ntel. 11 3333-4444}"), imported.people());
        assertEquals(List.of("3: Invalid phone number"), imported.rejected());
        assertEquals(List.of(), imported.warnings());
    }

    @Test
    void the_last_row_may_be_cut_off() {
        assertEquals(
                List.of("3: " + UNCLOSED),
                importing("phone,name\n5511979100004,Ana\n5511979100005,\"Bi").rejected());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ana \"Bia\" Silva",
                "\"Ana \"Bia\" Silva\"",
                "\"Ana \"\"Bia\"\" Silva\"",
                " \"Ana \"\"Bia\"\" Silva\" "
            })
    void quotes_within_a_cell_are_text(String cell) {
        assertEquals(
                List.of("5511979100004{name=Ana \"Bia\" Silva, city=Rio}"),
                importing("phone,name,city\n5511979100004," + cell + ",Rio\n").people());
    }

    @Test
    void a_quote_at_the_beginning_that_is_closed_in_the_middle_of_its_cell_is_text() {
        assertEquals(
                List.of("5511979100004{name=\"Ana\" Silva, city=Rio}", "5511979100005{name=5\" screen, city=Rio}"),
                importing("phone,name,city\n5511979100004,\"Ana\" Silva,Rio\n5511979100005,5\" screen,Rio\n")
                        .people());
    }

    @Test
    void a_file_that_does_not_use_quotes_as_csv_does_is_refused() {
        String csv = "phone,name\n" + "5511979100004,\"Dora\n".repeat(2_000);

        UnusableFileException refused =
                assertThrows(UnusableFileException.class, () -> importing(csv.getBytes(StandardCharsets.UTF_8)));
        assertTrue(refused.getMessage().startsWith("More than 1000 rows have a quote"), refused.getMessage());
    }

    @Test
    void a_quote_in_the_headings_is_refused_with_its_row() {
        UnusableFileException refused = assertThrows(
                UnusableFileException.class,
                () -> importing("phone,\"name\n5511979100004,Ana\n".getBytes(StandardCharsets.UTF_8)));
        assertEquals("Row 1, before any contact: " + UNCLOSED, refused.getMessage());
    }
}
