package io.turbozap.recipients.book;

import io.turbozap.campaign.number.ChatId;
import io.turbozap.campaign.number.PhoneNumber;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A person in the address book.
 *
 * @param id a UUID; in their order, contacts are by creation
 * @param phoneNumber digits alone; of no other contact
 * @param tags words to sort contacts by
 * @param fields what placeholders may be filled with, beside {@code name} and {@code phone}
 * @param createdAt epoch milliseconds
 * @param updatedAt when anything of it changed last, epoch milliseconds
 */
public record Contact(
        String id,
        String name,
        String phoneNumber,
        List<String> tags,
        Map<String, String> fields,
        long createdAt,
        long updatedAt) {

    /** The field of placeholders that holds the name. */
    public static final String NAME = "name";

    /** Keeps copies. */
    public Contact {
        tags = List.copyOf(tags);
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** The chat of the phone number. */
    public ChatId chatId() {
        return Objects.requireNonNull(PhoneNumber.ofDigits(phoneNumber)).chatId();
    }

    /** All that placeholders may be filled with beside {@code phone}: the name first. */
    Map<String, String> allFields() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(NAME, name);
        all.putAll(fields);
        return all;
    }

    /** Without the person. */
    @Override
    public String toString() {
        return "Contact[" + id + "]";
    }
}
