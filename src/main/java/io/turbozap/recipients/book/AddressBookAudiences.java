package io.turbozap.recipients.book;

import io.turbozap.campaign.Audience;
import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.Message;
import io.turbozap.campaign.Org;
import io.turbozap.campaign.SessionOwners;
import io.turbozap.recipients.imports.ImportReport.Origin;
import io.turbozap.recipients.imports.MissingFields.Missing;
import io.turbozap.recipients.imports.RecipientCollector;
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
 * chosen. Who lacks a field that a placeholder without fallback needs is left out, as from a blast (BEHAVIOUR A2): a
 * text with a hole cannot be taken back.
 */
public final class AddressBookAudiences implements Audiences {

    private static final Logger log = LoggerFactory.getLogger(AddressBookAudiences.class);
    private static final String ALL = "SELECT " + ContactRow.COLUMNS + " FROM contact WHERE org_id = ? ORDER BY id";

    private static final int UNLIMITED = Integer.MAX_VALUE;
    /** Contacts that are left out are counted and not named. */
    private static final int NO_ROW = 0;

    private static final String FIELDS = "SELECT DISTINCT fields FROM contact WHERE org_id = ?";

    private final Database database;
    private final SessionOwners owners;

    /** Takes them from the address book in {@code database} of the owner of a campaign's session. */
    public AddressBookAudiences(Database database, SessionOwners owners) {
        this.database = database;
        this.owners = owners;
    }

    @Override
    public Future<Taken> take(Campaign campaign) {
        Audience audience = Objects.requireNonNull(campaign.audience(), "has its contacts");
        return collect(owners.of(campaign.session()), audience, campaign.messages())
                .map(collector -> {
                    if (collector.leftOut() > 0) {
                        log.info(
                                "campaign {} leaves out {} contacts, who lack a field for its placeholders",
                                campaign.id(),
                                collector.leftOut());
                    }
                    return new Taken(collector.contacts(), collector.leftOut());
                });
    }

    /**
     * A survey of who would be taken for an audience now.
     *
     * @param taken how many would get {@code messages}
     * @param leftOut how many would not
     * @param missing what they lack
     */
    public record Survey(int taken, int leftOut, List<Missing> missing) {}

    /** Looks at whom of {@code audience} these messages would be for. */
    public Future<Survey> survey(Org org, Audience audience, List<Message> messages) {
        return collect(org, audience, messages)
                .map(collector -> new Survey(
                        collector.report().accepted(),
                        collector.leftOut(),
                        collector.missing().found()));
    }

    /** The names of all fields of contacts in the address book; none if it is empty. */
    public Future<Set<String>> fieldNames(Org org) {
        Set<String> names = new LinkedHashSet<>();
        return database.scan(
                        FIELDS,
                        row -> ContactRow.fields(row.text(0)).keySet(),
                        rows -> {
                            names.add(Contact.NAME);
                            rows.forEach(names::addAll);
                            return Future.succeededFuture();
                        },
                        org.id())
                .map(names);
    }

    private Future<RecipientCollector> collect(Org org, Audience audience, List<Message> messages) {
        RecipientCollector collector = RecipientCollector.forMessages(messages, UNLIMITED);
        return (audience.isAll() ? addAll(org, collector) : addChosen(org, audience, collector)).map(collector);
    }

    private Future<Void> addAll(Org org, RecipientCollector collector) {
        return database.scan(
                ALL,
                ContactRow::read,
                contacts -> {
                    contacts.forEach(contact -> add(contact, collector));
                    return Future.succeededFuture();
                },
                org.id());
    }

    private static void add(Contact contact, RecipientCollector collector) {
        collector.add(Origin.CONTACTS, NO_ROW, contact.chatId(), contact.allFields());
    }

    private Future<Void> addChosen(Org org, Audience audience, RecipientCollector collector) {
        return AddressBook.inTurns(
                org, audience.contactIds(), asked -> database.read(AddressBook.SOME, ContactRow::read, asked)
                        .map(contacts -> {
                            Map<String, Contact> byId = new HashMap<>();
                            contacts.forEach(contact -> byId.put(contact.id(), contact));
                            for (Object id : asked) {
                                Contact contact = byId.get(id);
                                if (contact != null) {
                                    add(contact, collector);
                                }
                            }
                            return null;
                        }));
    }
}
