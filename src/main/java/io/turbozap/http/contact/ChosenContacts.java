package io.turbozap.http.contact;

import io.turbozap.campaign.Audience;
import io.turbozap.campaign.Org;
import io.turbozap.http.web.Violation;
import io.turbozap.http.web.Violations;
import io.turbozap.http.web.ZodMessages;
import io.turbozap.recipients.book.AddressBook;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The contacts that a campaign of the address book is for, as its body names them. */
final class ChosenContacts {

    static final String MEMBER = "contact_ids";

    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** What stands at each place; empty where it is no id. */
    private final List<String> ids = new ArrayList<>();

    private ChosenContacts() {}

    /** Whether a contact can have {@code text} for an id. */
    static boolean isId(String text) {
        return UUID.matcher(text).matches();
    }

    /** Reads the member, and adds what is wrong with it; a schema has looked at the array as such. */
    static ChosenContacts read(JsonObject form, Violations violations) {
        ChosenContacts chosen = new ChosenContacts();
        if (form.getValue(MEMBER) instanceof JsonArray array && !violations.concern(MEMBER)) {
            for (int i = 0; i < array.size(); i++) {
                chosen.add(array.getValue(i), MEMBER + "." + i, violations);
            }
        }
        return chosen;
    }

    private void add(Object value, String path, Violations violations) {
        if (!(value instanceof String text)) {
            violations.add(Violation.wrongType(path, "string", ZodMessages.typeName(value)));
            ids.add("");
        } else if (!isId(text)) {
            violations.add(path, "Invalid uuid");
            ids.add("");
        } else {
            ids.add(text.toLowerCase(Locale.ROOT));
        }
    }

    /** Adds those that the address book of {@code org} does not hold to {@code violations}. */
    Future<Void> checkKnown(Org org, AddressBook contacts, Violations violations) {
        Set<String> asked = new LinkedHashSet<>(ids);
        asked.remove("");
        return contacts.unknown(org, asked).map(unknown -> {
            for (int i = 0; i < ids.size(); i++) {
                if (unknown.contains(ids.get(i))) {
                    violations.add(MEMBER + "." + i, "Unknown contact");
                }
            }
            return null;
        });
    }

    /** Each of them once. */
    Audience audience() {
        return new Audience(List.copyOf(new LinkedHashSet<>(ids)));
    }
}
