package io.turbozap.http;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.Contacts;
import io.turbozap.campaign.Lane;
import io.turbozap.campaign.Message;
import io.turbozap.campaign.SessionName;
import io.turbozap.config.Config;
import io.vertx.core.json.JsonObject;
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
        if (!form.hasContacts()) {
            violations.add(ContactSink.CONTACTS, Violation.REQUIRED);
        }
        violations.addAll(form.violations());
        refuse(violations);
        return build(form);
    }

    private Campaign build(CampaignForm form) {
        JsonObject head = form.head();
        boolean allowDuplicates = head.getBoolean("allowDuplicates", false);
        List<Message> messages = Messages.of(head.getJsonArray("messages"));
        Contacts.Builder contacts = form.contacts();
        int duplicates = allowDuplicates ? 0 : contacts.duplicates();
        checkSize(messages.size(), contacts.size() - duplicates);
        checkFields(messages, contacts, allowDuplicates);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new Campaign(
                CampaignId.generate(now, random),
                new SessionName(head.getString("session", defaultSession)),
                now,
                Lane.CAMPAIGN,
                messages,
                contacts.build(allowDuplicates),
                duplicates);
    }

    private static void checkSize(int messages, int contacts) {
        if ((long) messages * contacts > MAX_REQUESTS) {
            throw Refusal.invalid(
                    ContactSink.CONTACTS, "Messages times contacts must be at most " + MAX_REQUESTS + " requests");
        }
    }

    private static void checkFields(List<Message> messages, Contacts.Builder contacts, boolean allowDuplicates) {
        Set<String> needed = new LinkedHashSet<>(Message.requiredFields(messages));
        needed.remove(Contacts.PHONE);
        if (needed.isEmpty()) {
            return;
        }
        Violations violations = new Violations();
        for (int i = 0; i < contacts.size(); i++) {
            if (allowDuplicates || !contacts.isDuplicate(i)) {
                for (String name : needed) {
                    if (!contacts.hasField(i, name)) {
                        violations.add(
                                ContactSink.CONTACTS + "." + i, "Field '" + name + "' is missing for its placeholder");
                    }
                }
            }
        }
        refuse(violations);
    }

    private static void refuse(Violations violations) {
        if (!violations.isEmpty()) {
            throw Refusal.invalid(violations);
        }
    }
}
