package io.turbozap.recipients.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turbozap.campaign.Message;
import io.turbozap.campaign.TextTemplate;
import io.turbozap.recipients.table.FileNotes;
import io.turbozap.recipients.table.FileWarning;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Columns keep the names that people gave them (BEHAVIOUR A2). */
class HeadingNamesTest {

    private final FileNotes notes = new FileNotes();

    private static Columns columns(String... headings) {
        return new Columns(List.of(0), List.of(headings));
    }

    private static List<List<String>> filled(ColumnFields fields) {
        return IntStream.range(0, fields.width()).mapToObj(fields::of).toList();
    }

    private List<String> warnings() {
        return notes.warnings().stream().map(FileWarning::code).toList();
    }

    @Test
    void headings_are_kept_as_they_are() {
        ColumnFields fields = columns("phone", " Nome Completo ", "Valor (R$)", "Última\ncompra", "1", "名前")
                .fields(ColumnNames.RECOGNISED, RecipientCollector.forList(10), notes);

        assertEquals(
                List.of(
                        List.of(),
                        List.of("Nome Completo"),
                        List.of("Valor (R$)"),
                        List.of("Última compra"),
                        List.of("1"),
                        List.of("名前")),
                filled(fields));
        assertEquals(List.of(), warnings());
    }

    @Test
    void of_headings_that_are_the_same_field_the_first_fills_it_and_that_is_told() {
        ColumnFields fields = columns("phone", "Nome", "nome", "Nome", "", "#")
                .fields(ColumnNames.RECOGNISED, RecipientCollector.forList(10), notes);

        assertEquals(
                List.of(List.of(), List.of("Nome"), List.of("nome"), List.of(), List.of(), List.of()), filled(fields));
        assertEquals(List.of("same_headings"), warnings());
        assertEquals(
                List.of(false, false, false, true, true),
                List.of(
                        fields.isUnnamed(1),
                        fields.isUnnamed(2),
                        fields.isUnnamed(3),
                        fields.isUnnamed(4),
                        fields.isUnnamed(5)));
    }

    @Test
    void the_heading_that_is_spelt_like_the_placeholder_fills_it() {
        RecipientCollector recipientCollector =
                RecipientCollector.forMessages(List.of(new Message.Text(TextTemplate.parse("{nome}"))), 10);

        ColumnFields fields =
                columns("phone", "NOME", "nome", "Nome").fields(ColumnNames.RECOGNISED, recipientCollector, notes);

        assertEquals(List.of(List.of(), List.of(), List.of("nome"), List.of()), filled(fields));
    }

    @Test
    void a_column_that_is_named_as_that_of_the_names_fills_its_own_heading_too() {
        ColumnFields fields = columns("phone", "Cliente")
                .fields(new ColumnNames(Map.of("name", "cliente")), RecipientCollector.forList(10), notes);

        assertEquals(List.of(List.of(), List.of("name", "Cliente")), filled(fields));
    }
}
