package io.turbozap.http;

import io.turbozap.campaign.Contacts;
import io.turbozap.campaign.NumberReader;
import io.turbozap.recipients.imports.ColumnNames;
import io.turbozap.recipients.imports.ContactFile;
import io.turbozap.recipients.imports.Gathering;
import io.turbozap.recipients.imports.ImportReport.Origin;
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
 * @param numbers what reads the numbers in the file
 */
record RecipientBody(
        JsonObject head,
        Violations violations,
        @Nullable CampaignForm form,
        @Nullable Path file,
        NumberReader numbers) {

    static RecipientBody of(CampaignForm form) {
        Violations violations = form.violations();
        NumberReader numbers = Country.of(form.head(), violations, NumberReader.international());
        return new RecipientBody(form.head(), violations, form, null, numbers);
    }

    /** @param otherwise what reads the numbers if the form names no country */
    static RecipientBody of(Spool.Spooled spooled, NumberReader otherwise) {
        JsonObject head = new JsonObject();
        spooled.fields().forEach(head::put);
        NumberReader numbers = Country.of(head, spooled.violations(), otherwise);
        return new RecipientBody(head, spooled.violations(), null, spooled.hasFile() ? spooled.file() : null, numbers);
    }

    boolean hasRecipients() {
        return file != null || (form != null && form.hasContacts());
    }

    /** All recipients, with which nothing is wrong, to be put into one {@link Gathering} after another. */
    Source source(ColumnNames columns) {
        if (file != null) {
            ContactFile table = new ContactFile(file, columns);
            return (gathering, memory) -> table.readInto(gathering, numbers, memory);
        }
        Contacts members = form == null ? Contacts.NONE : form.contacts().build(/* allowDuplicates= */ true);
        return (gathering, memory) -> {
            gathering.addAll(Origin.RECIPIENTS, members);
            memory.accept(gathering.bytes() + members.bytes());
        };
    }

    /** The fields that the recipients have, as far as the beginning of a file tells. */
    Collection<String> fields(ColumnNames columns, LongConsumer memory) throws IOException {
        if (file == null) {
            return form == null ? List.of() : form.contacts().fieldNames();
        }
        Set<String> fields = new HashSet<>(columns.headers().keySet());
        fields.addAll(ContactFile.preview(file, numbers, memory).columns());
        return fields;
    }

    /** Where recipients come from. */
    interface Source {
        /**
         * Adds all of them. Takes its time.
         *
         * @param memory told now and then about how many bytes this takes
         */
        void readInto(Gathering gathering, LongConsumer memory) throws IOException;
    }
}
