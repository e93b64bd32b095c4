package io.turbozap.recipients;

import io.turbozap.campaign.Audience;
import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.Contacts;
import io.turbozap.session.Audiences;
import io.turbozap.store.Database;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes contacts from the address book: everybody by creation, or the chosen ones in the order in which they were chosen.
 * Who lacks a field that a placeholder without fallback needs is left out, as from a blast (BEHAVIOUR 2): a text with a
 * hole cannot be taken back.
 */
public final class AddressBookAudiences implements Audiences {

    private static final Logger log = LoggerFactory.getLogger(AddressBookAudiences.class);
    private static final String ALL = "SELECT " + ContactRow.COLUMNS + " FROM contact WHERE org_id = 1 ORDER BY id";

    private final Database database;

    /** Takes them from the address book in {@code database}. */
    public AddressBookAudiences(Database database) {
        this.database = database;
    }

    @Override
    public Future<Contacts> take(Campaign campaign) {
        Audience audience = Objects.requireNonNull(campaign.audience(), "has its contacts");
        Taking taking = new Taking(campaign.messages());
        return (audience.isAll() ? takeAll(taking) : take(audience, taking)).map(done -> {
            if (taking.leftOut() > 0) {
                log.info(
                        "campaign {} leaves out {} contacts, who lack a field for its placeholders",
                        campaign.id(),
                        taking.leftOut());
            }
            return taking.contacts();
        });
    }

    private Future<Void> takeAll(Taking taking) {
        return database.scan(ALL, ContactRow::read, contacts -> {
            contacts.forEach(taking::add);
            return Future.succeededFuture();
        });
    }

    private Future<Void> take(Audience audience, Taking taking) {
        return AddressBook.inTurns(audience.contactIds(), ids -> database.read(AddressBook.SOME, ContactRow::read, ids)
                .map(contacts -> {
                    Map<String, Contact> byId = new HashMap<>();
                    contacts.forEach(contact -> byId.put(contact.id(), contact));
                    for (Object id : ids) {
                        Contact contact = id == null ? null : byId.get(id);
                        if (contact != null) {
                            taking.add(contact);
                        }
                    }
                    return null;
                }));
    }
}
