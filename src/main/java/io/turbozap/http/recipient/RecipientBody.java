package io.turbozap.http.recipient;

import io.turbozap.campaign.Recipients;
import io.turbozap.campaign.number.NumberReader;
import io.turbozap.http.upload.FileUpload;
import io.turbozap.http.upload.ParsedCampaign;
import io.turbozap.http.web.Country;
import io.turbozap.http.web.Query;
import io.turbozap.http.web.Violations;
import io.turbozap.recipients.imports.ImportReport.Origin;
import io.turbozap.recipients.imports.RecipientCollector;
import io.turbozap.recipients.imports.RecipientFile;
import io.turbozap.recipients.table.MemoryAllowance;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A body with recipients, or without them, read but not yet checked.
 *
 * @param head everything but the recipients
 * @param violations what is wrong with the recipients of a JSON body, or with a form as such
 * @param form the JSON body; null if it was none
 * @param file the file; null if there was none
 * @param charset that the file is announced in; null if in none
 * @param numbers what reads the numbers in the file
 */
record RecipientBody(
        JsonObject head,
        Violations violations,
        @Nullable ParsedCampaign form,
        @Nullable Path file,
        @Nullable Charset charset,
        NumberReader numbers) {

    static RecipientBody of(ParsedCampaign form) {
        Violations violations = form.violations();
        NumberReader numbers = Country.of(form.head(), violations, NumberReader.international());
        return new RecipientBody(form.head(), violations, form, null, null, numbers);
    }

    /**
     * The body that a form, or a file alone, is.
     *
     * @param otherwise what reads the numbers if the form names no country
     */
    static RecipientBody of(FileUpload.Spooled spooled, NumberReader otherwise) {
        JsonObject head = new JsonObject();
        spooled.fields().forEach(head::put);
        NumberReader numbers = Country.of(head, spooled.violations(), otherwise);
        Path file = spooled.hasFile() ? spooled.file() : null;
        return new RecipientBody(head, spooled.violations(), null, file, spooled.charset(), numbers);
    }

    boolean hasRecipients() {
        return file != null || (form != null && form.hasRecipients());
    }

    /**
     * The choices of how the file is to be read, by the query or by the form; takes them off the head of a form, and
     * refuses the rest of it.
     */
    ImportChoices choices(Query query) {
        ImportChoices choices = ImportChoices.of(name -> choice(query, name), charset, violations);
        if (form == null) {
            ImportChoices.NAMES.forEach(head::remove);
        }
        head.remove(Country.MEMBER); // the numbers are read by it
        head.fieldNames().forEach(name -> violations.add(name, "Unrecognized field"));
        return choices;
    }

    private @Nullable String choice(Query query, String name) {
        String inQuery = query.text(name);
        Object inForm = form == null ? head.getValue(name) : null;
        return inQuery == null && inForm != null ? String.valueOf(inForm) : inQuery;
    }

    /** All recipients, with which nothing is wrong, to be put into one {@link RecipientCollector} after another. */
    Source source(ImportChoices choices) {
        if (file != null) {
            RecipientFile table = new RecipientFile(file, choices.columns(), choices.file());
            return (recipientCollector, memoryAllowance) ->
                    table.readInto(recipientCollector, numbers, memoryAllowance);
        }
        Recipients members = form == null ? Recipients.NONE : form.contacts().build(/* allowDuplicates= */ true);
        return (recipientCollector, memoryAllowance) -> {
            memoryAllowance.take(members.bytes());
            recipientCollector.addAll(Origin.RECIPIENTS, members);
            memoryAllowance.contacts(recipientCollector.bytes());
        };
    }

    /** The fields that the recipients have, as far as the beginning of a file shows them. */
    Collection<String> fields(ImportChoices choices, MemoryAllowance memoryAllowance) throws IOException {
        if (file == null) {
            return form == null ? List.of() : form.contacts().fieldNames();
        }
        Set<String> fields = new HashSet<>(choices.columns().headers().keySet());
        RecipientFile contacts = new RecipientFile(file, choices.columns(), choices.file());
        fields.addAll(contacts.beginning(numbers, memoryAllowance).columns());
        return fields;
    }

    /** A source of recipients. */
    interface Source {
        /** Adds all of them. Takes its time. */
        void readInto(RecipientCollector recipientCollector, MemoryAllowance memoryAllowance) throws IOException;
    }
}
