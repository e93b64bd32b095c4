package io.turbozap.recipients;

import io.turbozap.campaign.Contacts;
import io.turbozap.campaign.Message;
import io.turbozap.campaign.Template;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Contacts of the address book on their way into a campaign, with the fields that its texts have placeholders for. */
final class Taking {

    private final Contacts.Builder contacts = new Contacts.Builder();
    private final Set<String> required;
    private final Set<String> wanted = new LinkedHashSet<>();
    private int leftOut;

    Taking(List<Message> messages) {
        this.required = new LinkedHashSet<>(Message.requiredFields(messages));
        required.remove(Contacts.PHONE);
        for (Message message : messages) {
            Template template = message.template();
            if (template != null) {
                wanted.addAll(template.fields());
            }
        }
        wanted.remove(Contacts.PHONE);
    }

    void add(Contact contact) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String key : wanted) {
            String value =
                    key.equals(Contact.NAME) ? contact.name() : contact.fields().get(key);
            if (value != null) {
                fields.put(key, value);
            }
        }
        if (!fields.keySet().containsAll(required) || !contacts.add(contact.phoneNumber(), fields)) {
            leftOut++;
        }
    }

    /** How many lacked something. */
    int leftOut() {
        return leftOut;
    }

    /** All others; nothing is added afterwards. */
    Contacts contacts() {
        return contacts.build(/* allowDuplicates= */ false);
    }
}
