package io.turbozap.http;

import io.turbozap.campaign.Contacts;
import io.turbozap.recipients.imports.ColumnNames;
import io.turbozap.recipients.imports.ContactFile;
import io.turbozap.recipients.imports.Gathering;
import io.turbozap.recipients.imports.ImportReport.Origin;
import io.turbozap.recipients.imports.PhoneNumbers;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A body with recipients, or without them, read but not yet checked.
 *
 * @param head everything but the recipients
 * @param violations what is wrong with the recipients of a JSON body, or with a form as such
 * @param form the JSON body; null if it was none
 * @param file the file; null if there was none
 */
record RecipientBody(
        JsonObject head,
        Violations violations,
        @Nullable CampaignForm form,
        @Nullable Path file) {

    static RecipientBody of(CampaignForm form) {
        return new RecipientBody(form.head(), form.violations(), form, null);
    }

    static RecipientBody of(Spool.Spooled spooled) {
        JsonObject head = new JsonObject();
        spooled.fields().forEach(head::put);
        return new RecipientBody(head, spooled.violations(), null, spooled.hasFile() ? spooled.file() : null);
    }

    boolean hasRecipients() {
        return file != null || (form != null && form.hasContacts());
    }

    /** All recipients, with which nothing is wrong, to be put into one {@link Gathering} after another. */
    Source source(ColumnNames columns) {
        if (file != null) {
            return new ContactFile(file, columns)::readInto;
        }
        Contacts members = form == null ? Contacts.NONE : form.contacts().build(/* allowDuplicates= */ true);
        return (gathering, phones, memory) -> {
            gathering.addAll(Origin.RECIPIENTS, members);
            memory.accept(gathering.bytes() + members.bytes());
        };
    }

    /** The fields that the recipients have, as far as the beginning of a file tells. */
    Collection<String> fields(ColumnNames columns, PhoneNumbers phones, LongConsumer memory) throws IOException {
        if (file == null) {
            return form == null ? List.of() : form.contacts().fieldNames();
        }
        Set<String> fields = new HashSet<>(columns.headers().keySet());
        fields.addAll(ContactFile.preview(file, phones, memory).columns());
        return fields;
    }

    /** Where recipients come from. */
    interface Source {
        /**
         * Adds all of them. Takes its time.
         *
         * @param memory told now and then about how many bytes this takes
         */
        void readInto(Gathering gathering, PhoneNumbers phones, LongConsumer memory) throws IOException;
    }
}
