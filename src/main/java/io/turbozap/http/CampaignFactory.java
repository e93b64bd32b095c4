package io.turbozap.http;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.Lane;
import io.turbozap.campaign.Message;
import io.turbozap.campaign.SessionName;
import io.turbozap.campaign.number.NumberReader;
import io.turbozap.campaign.template.MissingFieldPolicy;
import io.turbozap.config.Config;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** Makes a campaign of what was sent, or says all that is wrong with it. Thread-safe. */
final class CampaignFactory {

    private static final int MAX_REQUESTS = 100_000_000;
    private static final String MESSAGES = "messages";
    static final String SCHEDULED_AT = "scheduledAt";
    static final String EXECUTE = "execute";

    private final HeadCheck headCheck;
    private final String defaultSession;
    private final int mostContacts;
    private final MissingFieldPolicy missingFieldPolicy;
    private final Clock clock;
    private final RandomGenerator random;

    CampaignFactory(Config config, Clock clock, RandomGenerator random) {
        this.headCheck = new HeadCheck(config);
        this.defaultSession = config.defaultSession();
        this.mostContacts = config.limits().contacts();
        this.missingFieldPolicy =
                Objects.requireNonNullElse(config.recipients().missingFieldPolicy(), MissingFieldPolicy.REFUSE);
        this.clock = clock;
        this.random = random;
    }

    /**
     * Takes time in proportion to the number of contacts.
     *
     * @throws Refusal if anything is wrong
     */
    Draft create(CampaignForm form) {
        Violations violations = new Violations();
        headCheck.check(form.head(), violations);
        NamedMessages.checkAlone(form.head(), MESSAGES, violations);
        if (!form.hasContacts()) {
            violations.add(ContactSink.CONTACTS, Violation.REQUIRED);
        }
        TimeField.checkNew(form.head(), SCHEDULED_AT, clock.millis(), violations);
        if (executes(form.head()) && form.head().containsKey(SCHEDULED_AT)) {
            violations.add(EXECUTE, "Expected only one of execute and scheduledAt");
        }
        CampaignName.check(form.head(), violations);
        Country.of(form.head(), violations, NumberReader.international());
        violations.addAll(form.violations());
        FilledMessages filled = FilledMessages.read(form, missingFieldPolicy, violations);
        checkSize(filled.messages(), form, violations);
        filled.checkFields(form, violations);
        if (!violations.isEmpty()) {
            throw Refusal.invalid(violations);
        }
        FilledMessages.Taken taken = filled.take(form, mostContacts);
        return new Draft(
                build(form, filled.messages(), taken),
                TimeField.read(form.head(), SCHEDULED_AT),
                executes(form.head()),
                taken.findings());
    }

    /** Whether {@code head} wants the campaign to start at once. */
    static boolean executes(JsonObject head) {
        return Boolean.TRUE.equals(head.getValue(EXECUTE));
    }

    private Campaign build(CampaignForm form, List<Message> messages, FilledMessages.Taken taken) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new Campaign(
                        CampaignId.generate(now, random),
                        new SessionName(form.head().getString("session", defaultSession)),
                        now,
                        Lane.CAMPAIGN,
                        messages,
                        taken.contacts(),
                        taken.duplicates())
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
}
