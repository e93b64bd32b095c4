package io.turbozap.http;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.Contacts;
import io.turbozap.campaign.Lane;
import io.turbozap.campaign.Message;
import io.turbozap.campaign.SessionName;
import io.turbozap.config.Config;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Makes a campaign of what was sent, or says all that is wrong with it. Thread-safe. */
final class CampaignFactory {

    private static final int MAX_REQUESTS = 100_000_000;
    private static final String MESSAGES = "messages";
    static final String SCHEDULED_AT = "scheduledAt";

    private final HeadCheck headCheck;
    private final String defaultSession;
    private final Clock clock;
    private final RandomGenerator random;

    CampaignFactory(Config config, Clock clock, RandomGenerator random) {
        this.headCheck = new HeadCheck(config.limits());
        this.defaultSession = config.defaultSession();
        this.clock = clock;
        this.random = random;
    }

    /**
     * Takes time in proportion to the number of contacts.
     *
     * @throws Refusal if anything is wrong
     */
    Campaign create(CampaignForm form) {
        Violations violations = new Violations();
        headCheck.check(form.head(), violations);
        List<Message> messages = violations.concern(MESSAGES)
                ? List.of()
                : Messages.of(form.head().getJsonArray(MESSAGES));
        NamedMessages.checkAlone(form.head(), MESSAGES, violations);
        if (!form.hasContacts()) {
            violations.add(ContactSink.CONTACTS, Violation.REQUIRED);
        }
        TimeField.check(form.head(), SCHEDULED_AT, violations);
        CampaignName.check(form.head(), violations);
        violations.addAll(form.violations());
        checkSize(messages, form, violations);
        checkFields(messages, form, violations);
        if (!violations.isEmpty()) {
            throw Refusal.invalid(violations);
        }
        return build(form, messages);
    }

    private Campaign build(CampaignForm form, List<Message> messages) {
        int duplicates = form.duplicates();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new Campaign(
                        CampaignId.generate(now, random),
                        new SessionName(form.head().getString("session", defaultSession)),
                        now,
                        Lane.CAMPAIGN,
                        messages,
                        form.contacts().build(form.allowsDuplicates()),
                        duplicates)
                .named(CampaignName.read(form.head()));
    }

    static void checkSize(List<Message> messages, CampaignForm form, Violations violations) {
        long contacts = (long) form.contacts().size() - form.duplicates();
        if (messages.size() * contacts > MAX_REQUESTS) {
            violations.add(
                    ContactSink.CONTACTS, "Messages times contacts must be at most " + MAX_REQUESTS + " requests");
        }
    }

    /** @throws Refusal if they are too many requests */
    static void checkSize(List<Message> messages, int recipients) {
        if ((long) messages.size() * recipients > MAX_REQUESTS) {
            throw new Refusal(413, "Messages times recipients must be at most " + MAX_REQUESTS + " requests");
        }
    }

    static void checkFields(List<Message> messages, CampaignForm form, Violations violations) {
        Set<String> needed = new LinkedHashSet<>(Message.requiredFields(messages));
        needed.remove(Contacts.PHONE);
        if (needed.isEmpty()) {
            return;
        }
        Contacts.Builder contacts = form.contacts();
        int place = -1;
        for (int i = 0; i < contacts.size(); i++) {
            place = form.leftOut().nextClearBit(place + 1);
            if (form.allowsDuplicates() || !contacts.isDuplicate(i)) {
                for (String name : needed) {
                    if (!contacts.hasField(i, name)) {
                        violations.add(
                                ContactSink.CONTACTS + "." + place,
                                "Field '" + name + "' is missing for its placeholder");
                    }
                }
            }
        }
    }
}
