package io.turbozap.recipients.book;

import io.turbozap.campaign.Audience;
import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.Message;
import io.turbozap.recipients.imports.MissingFields;
import io.turbozap.session.port.Audiences;
import io.turbozap.store.Database;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes contacts from the address book: everybody by creation, or the chosen ones in the order in which they were
 * chosen. Who lacks a field that a placeholder without fallback needs is left out, as from a blast (BEHAVIOUR 2): a
 * text with a hole cannot be taken back.
 */
public final class AddressBookAudiences implements Audiences {

    private static final Logger log = LoggerFactory.getLogger(AddressBookAudiences.class);
    private static final String ALL = "SELECT " + ContactRow.COLUMNS + " FROM contact WHERE org_id = 1 ORDER BY id";

    private static final String FIELDS = "SELECT DISTINCT fields FROM contact WHERE org_id = 1";

    private final Database database;

    /** Takes them from the address book in {@code database}. */
    public AddressBookAudiences(Database database) {
        this.database = database;
    }

    @Override
    public Future<Taken> take(Campaign campaign) {
        Audience audience = Objects.requireNonNull(campaign.audience(), "has its contacts");
        return taking(audience, campaign.messages()).map(audienceCollector -> {
            if (audienceCollector.leftOut() > 0) {
                log.info(
                        "campaign {} leaves out {} contacts, who lack a field for its placeholders",
                        campaign.id(),
                        audienceCollector.leftOut());
            }
            return new Taken(audienceCollector.contacts(), audienceCollector.leftOut());
        });
    }

    /**
     * A survey of who would be taken for an audience now.
     *
     * @param taken how many would get {@code messages}
     * @param leftOut how many would not
     * @param missing what they lack
     */
    public record Survey(int taken, int leftOut, MissingFields missing) {}

    /** Looks at whom of {@code audience} these messages would be for. */
    public Future<Survey> survey(Audience audience, List<Message> messages) {
        return taking(audience, messages)
                .map(audienceCollector -> new Survey(
                        audienceCollector.contacts().size(), audienceCollector.leftOut(), audienceCollector.missing()));
    }

    /** The names of all fields of contacts in the address book; none if it is empty. */
    public Future<Set<String>> fieldNames() {
        Set<String> names = new LinkedHashSet<>();
        return database.scan(FIELDS, row -> ContactRow.fields(row.text(0)).keySet(), rows -> {
                    names.add(Contact.NAME);
                    rows.forEach(names::addAll);
                    return Future.succeededFuture();
                })
                .map(names);
    }

    private Future<AudienceCollector> taking(Audience audience, List<Message> messages) {
        AudienceCollector audienceCollector = new AudienceCollector(messages);
        return (audience.isAll() ? takeAll(audienceCollector) : take(audience, audienceCollector))
                .map(audienceCollector);
    }

    private Future<Void> takeAll(AudienceCollector audienceCollector) {
        return database.scan(ALL, ContactRow::read, contacts -> {
            contacts.forEach(audienceCollector::add);
            return Future.succeededFuture();
        });
    }

    private Future<Void> take(Audience audience, AudienceCollector audienceCollector) {
        return AddressBook.inTurns(audience.contactIds(), ids -> database.read(AddressBook.SOME, ContactRow::read, ids)
                .map(contacts -> {
                    Map<String, Contact> byId = new HashMap<>();
                    contacts.forEach(contact -> byId.put(contact.id(), contact));
                    for (Object id : ids) {
                        Contact contact = id == null ? null : byId.get(id);
                        if (contact != null) {
                            audienceCollector.add(contact);
                        }
                    }
                    return null;
                }));
    }
}
