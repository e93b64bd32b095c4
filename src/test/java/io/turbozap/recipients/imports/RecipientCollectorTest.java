package io.turbozap.recipients.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.turbozap.campaign.Message;
import io.turbozap.campaign.Recipients;
import io.turbozap.campaign.TextTemplate;
import io.turbozap.campaign.number.ChatId;
import io.turbozap.recipients.imports.ImportReport.Origin;
import io.turbozap.recipients.imports.ImportReport.RejectedRow;
import io.turbozap.recipients.table.UnusableFileException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecipientCollectorTest {

    private static Recipients people(Object... numbersAndNames) {
        Recipients.Builder people = new Recipients.Builder();
        for (int i = 0; i < numbersAndNames.length; i += 2) {
            String name = (String) numbersAndNames[i + 1];
            people.add((String) numbersAndNames[i], name.isEmpty() ? Map.of() : Map.of("name", name));
        }
        return people.build(/* allowDuplicates= */ true);
    }

    private static RecipientCollector forText(String text) {
        return RecipientCollector.forMessages(List.of(new Message.Text(TextTemplate.parse(text))), 10);
    }

    @Test
    void of_equal_numbers_from_several_places_the_first_stays() {
        RecipientCollector recipientCollector = forText("Hi {name}");

        recipientCollector.addAll(Origin.LIST, people("5511900000001", "Ana", "5511900000002", "Bia"));
        recipientCollector.add(Origin.FILE, 2, new ChatId("5511900000002@c.us"), Map.of("name", "Other"));
        recipientCollector.add(Origin.FILE, 3, new ChatId("5511900000003@c.us"), Map.of("name", "Cid"));

        assertEquals(new ImportReport(4, 3, 1, List.of(), 0, List.of(), null), recipientCollector.report());
        Recipients all = recipientCollector.contacts();
        assertEquals(
                List.of("Ana", "Bia", "Cid"),
                List.of(all.field(0, "name"), all.field(1, "name"), all.field(2, "name")));
    }

    @Test
    void who_lacks_a_value_is_left_out_and_does_not_stand_in_the_way_of_who_has_it() {
        RecipientCollector recipientCollector = forText("Hi {name}");

        recipientCollector.addAll(Origin.LIST, people("5511900000001", ""));
        recipientCollector.add(Origin.FILE, 2, new ChatId("5511900000001@c.us"), Map.of("name", "Ana"));

        assertEquals(
                new ImportReport(
                        2,
                        1,
                        0,
                        List.of(new RejectedRow(Origin.LIST, 1, "Field 'name' is missing for its placeholder")),
                        0,
                        List.of(),
                        null),
                recipientCollector.report());
        assertEquals("Ana", recipientCollector.contacts().field(0, "name"));
    }

    @Test
    void placeholders_with_a_fallback_and_the_phone_need_no_value() {
        RecipientCollector recipientCollector = forText("Hi {name|you} at {phone}");

        recipientCollector.addAll(Origin.RECIPIENTS, people("5511900000001", ""));

        assertEquals(1, recipientCollector.report().accepted());
    }

    @Test
    void a_placeholder_is_filled_from_the_field_spelt_just_like_it_else_from_the_first_of_the_same_name() {
        RecipientCollector recipientCollector = forText("{Cidade} {cidade} {CIDADE}");

        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("cidade", "Porto");
        fields.put("Cidade", "Lisboa");

        recipientCollector.add(Origin.CONTACTS, 1, new ChatId("5511900000001@c.us"), fields);

        Recipients all = recipientCollector.contacts();
        assertEquals(
                List.of("Lisboa", "Porto", "Porto"),
                List.of(all.field(0, "Cidade"), all.field(0, "cidade"), all.field(0, "CIDADE")));
    }

    @Test
    void members_of_before_are_no_part_of_the_report() {
        RecipientCollector recipientCollector =
                RecipientCollector.forList(10).startingWith(people("5511900000001", "Ana"));

        recipientCollector.addAll(Origin.RECIPIENTS, people("5511900000001", "Again", "5511900000002", "Bia"));

        assertEquals(new ImportReport(2, 1, 1, List.of(), 0, List.of(), null), recipientCollector.report());
        Recipients all = recipientCollector.contacts();
        assertEquals(2, all.size());
        assertEquals("Ana", all.field(0, "name"));
    }

    @Test
    void groups_are_told_apart_like_numbers() {
        RecipientCollector recipientCollector = RecipientCollector.forList(10).startingWith(people("a-b@g.us", ""));

        recipientCollector.addAll(Origin.LIST, people("a-b@g.us", "", "c-d@g.us", "", "120363025246125486@g.us", ""));

        assertEquals(new ImportReport(3, 2, 1, List.of(), 0, List.of(), null), recipientCollector.report());
        assertEquals(3, recipientCollector.contacts().size());
    }

    @Test
    void there_is_no_room_for_more_than_the_limit() {
        RecipientCollector recipientCollector = RecipientCollector.forList(2);
        Recipients three = people("5511900000001", "", "5511900000002", "", "5511900000003", "");

        assertThrows(UnusableFileException.class, () -> recipientCollector.addAll(Origin.LIST, three));
    }
}
