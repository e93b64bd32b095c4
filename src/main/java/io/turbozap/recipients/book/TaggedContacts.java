package io.turbozap.recipients.book;

import io.turbozap.campaign.Org;
import io.turbozap.recipients.imports.ImportReport.Origin;
import io.turbozap.recipients.imports.RecipientCollector;
import io.turbozap.store.Database;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;

/** Takes contacts of the address book by their tags. Safe to use from any thread. */
public final class TaggedContacts {

    /** A text that contains another may do so by chance: the tags themselves are looked at. */
    private static final String TAGGED =
            "SELECT " + ContactRow.COLUMNS + " FROM contact WHERE org_id = ? AND tags LIKE ? ESCAPE '!' ORDER BY id";

    private final Database database;

    /** Of the address book in {@code database}. */
    public TaggedContacts(Database database) {
        this.database = database;
    }

    /** Adds everybody of {@code org} with {@code tag} to {@code recipientCollector}, in the order in which they were created. */
    public Future<Void> addTo(Org org, RecipientCollector recipientCollector, String tag) {
        String json = new JsonArray().add(tag).encode();
        String quoted = json.substring(1, json.length() - 1);
        int[] row = {0};
        return database.scan(
                TAGGED,
                ContactRow::read,
                contacts -> {
                    contacts.stream()
                            .filter(contact -> contact.tags().contains(tag))
                            .forEach(contact -> recipientCollector.add(
                                    Origin.CONTACTS, ++row[0], contact.chatId(), contact.allFields()));
                    return Future.succeededFuture();
                },
                org.id(),
                SearchWords.containing(quoted));
    }
}
