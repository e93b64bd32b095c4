package io.turbozap.recipients.book;

import io.turbozap.campaign.FieldName;
import io.turbozap.campaign.Message;
import io.turbozap.campaign.Recipients;
import io.turbozap.recipients.imports.MissingFields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Contacts of the address book on their way into a campaign, with the fields that its texts have placeholders for. */
final class AudienceCollector {

    private final Recipients.Builder contacts = new Recipients.Builder();
    private final Set<String> wanted;
    private final MissingFields missing;
    private int leftOut;

    AudienceCollector(List<Message> messages) {
        this.wanted = Message.fields(messages);
        this.missing = new MissingFields(messages);
    }

    void add(Contact contact) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String name : wanted) {
            String value = value(contact, name);
            if (value != null) {
                fields.put(name, value);
            }
        }
        if (missing.of(fields) == null) {
            contacts.add(contact.chatId(), fields);
        } else {
            leftOut++;
        }
    }

    /** The field of a contact that is the same, his own first. */
    private static @Nullable String value(Contact contact, String name) {
        if (FieldName.same(name, Contact.NAME)) {
            return contact.name();
        }
        String exact = contact.fields().get(name);
        if (exact != null) {
            return exact;
        }
        return contact.fields().entrySet().stream()
                .filter(field -> FieldName.same(field.getKey(), name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** How many lacked something. */
    int leftOut() {
        return leftOut;
    }

    /** The fields that were missing. */
    MissingFields missing() {
        return missing;
    }

    /** All others; nothing is added afterwards. */
    Recipients contacts() {
        return contacts.build(/* allowDuplicates= */ false);
    }
}
