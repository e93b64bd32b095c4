package io.turbozap.http.message;

import io.turbozap.campaign.Message;
import io.turbozap.campaign.Recipients;
import io.turbozap.campaign.template.KnownFields;
import io.turbozap.campaign.template.MissingFieldPolicy;
import io.turbozap.campaign.template.MissingFieldPolicy.Action;
import io.turbozap.campaign.template.Texts;
import io.turbozap.http.upload.ParsedCampaign;
import io.turbozap.http.upload.RecipientListParser;
import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.Violations;
import io.turbozap.recipients.imports.ImportReport.Origin;
import io.turbozap.recipients.imports.MissingFields;
import io.turbozap.recipients.imports.MissingFields.Missing;
import io.turbozap.recipients.imports.RecipientCollector;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The messages of a JSON body that are filled with the fields of the contacts in it.
 *
 * @param missingFieldPolicy what becomes of contacts who lack one
 * @param unknown names of placeholders with a fallback that no contact has
 */
public record FilledMessages(List<Message> messages, MissingFieldPolicy missingFieldPolicy, Set<String> unknown) {

    private static final String MESSAGES = TemplateResolver.MESSAGES;

    /**
     * The messages of {@code form}; none if these are no good, which {@code violations} know.
     *
     * @param usual what becomes of contacts who lack a field where the body does not state it
     */
    public static FilledMessages read(ParsedCampaign form, MissingFieldPolicy usual, Violations violations) {
        TextOptions.check(form.head(), violations);
        TextOptions options = TextOptions.read(form.head(), usual);
        if (violations.concern(MESSAGES)) {
            return new FilledMessages(List.of(), options.missingFieldPolicy(), Set.of());
        }
        Texts texts = options.texts(KnownFields.of(form.contacts().fieldNames()), violations);
        List<Message> messages = MessageReader.of(form.head().getJsonArray(MESSAGES), texts);
        return new FilledMessages(messages, options.missingFieldPolicy(), texts.unknown());
    }

    /** Adds what keeps the contacts of {@code form} from being sent to: that they are too many, or lack fields. */
    public void check(ParsedCampaign form, Violations violations) {
        CampaignSize.check(messages, form.contacts().size() - form.duplicates(), violations);
        checkFields(form, violations);
    }

    private void checkFields(ParsedCampaign form, Violations violations) {
        Set<String> needed = Message.requiredFields(messages);
        if (needed.isEmpty() || missingFieldPolicy.action() == Action.SKIP) {
            return;
        }
        Recipients.Builder contacts = form.contacts();
        int place = -1;
        for (int i = 0; i < contacts.size(); i++) {
            place = form.leftOut().nextClearBit(place + 1);
            if (form.allowsDuplicates() || !contacts.isDuplicate(i)) {
                int index = i;
                checkFields(needed, name -> contacts.hasField(index, name), place, violations);
            }
        }
    }

    /** Adds the {@code contacts} who lack what {@code messages} cannot do without. */
    public static void checkFields(List<Message> messages, Recipients contacts, Violations violations) {
        Set<String> needed = Message.requiredFields(messages);
        for (int i = 0; i < contacts.size(); i++) {
            int index = i;
            checkFields(needed, name -> contacts.field(index, name) != null, i, violations);
        }
    }

    private static void checkFields(Set<String> needed, Predicate<String> has, int place, Violations violations) {
        for (String name : needed) {
            if (!has.test(name)) {
                violations.add(RecipientListParser.CONTACTS + "." + place, MissingFields.reason(name));
            }
        }
    }

    /** The contacts of a form that are taken into a campaign. */
    public record Taken(Recipients contacts, int duplicates, TextFindings textFindings) {}

    /**
     * Those of a good {@code form} who can be sent to; nothing else is done with its contacts afterwards.
     *
     * @throws ApiException if no recipient is left
     */
    public Taken take(ParsedCampaign form, int limit) {
        int duplicates = form.duplicates();
        if (missingFieldPolicy.action() == Action.REFUSE) {
            int all = form.contacts().size() - duplicates;
            List<Missing> missing = unknown.stream()
                    .map(name -> new Missing(name, all, /* skipped= */ false))
                    .toList();
            return new Taken(
                    form.contacts().build(form.allowsDuplicates()), duplicates, new TextFindings(null, missing));
        }
        RecipientCollector collector =
                RecipientCollector.forMessages(messages, limit).allowingDuplicates(form.allowsDuplicates());
        collector.addAll(Origin.RECIPIENTS, form.contacts().build(/* allowDuplicates= */ true));
        TextFindings textFindings = TextFindings.of(collector, missingFieldPolicy, MESSAGES);
        return new Taken(collector.contacts(), collector.report().duplicates(), textFindings);
    }
}
