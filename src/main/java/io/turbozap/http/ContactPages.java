package io.turbozap.http;

import io.turbozap.recipients.AddressBook;
import io.turbozap.recipients.Contact;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The contacts of the address book, or some of them. */
final class ContactPages implements StreamedArray.Pages {

    private static final int PAGE = 200;

    private final AddressBook contacts;
    private final @Nullable String search;
    private @Nullable String last;
    private int left;

    ContactPages(AddressBook contacts, @Nullable String search, @Nullable String after, int limit) {
        this.contacts = contacts;
        this.search = search;
        this.last = after;
        this.left = limit;
    }

    @Override
    public Future<Boolean> next(JsonWriter json) {
        int wanted = Math.min(PAGE, left);
        return contacts.page(search, last, wanted).map(page -> write(page, wanted, json));
    }

    private boolean write(List<Contact> page, int wanted, JsonWriter json) {
        for (Contact contact : page) {
            ContactForm.write(contact, json);
            last = contact.id();
        }
        left -= page.size();
        return left > 0 && page.size() == wanted;
    }
}
