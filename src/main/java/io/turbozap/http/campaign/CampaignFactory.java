package io.turbozap.http.campaign;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.Lane;
import io.turbozap.campaign.Message;
import io.turbozap.campaign.SessionName;
import io.turbozap.campaign.number.NumberReader;
import io.turbozap.campaign.template.MissingFieldPolicy;
import io.turbozap.config.Config;
import io.turbozap.http.message.CampaignName;
import io.turbozap.http.message.CampaignValidator;
import io.turbozap.http.message.FilledMessages;
import io.turbozap.http.message.TemplateResolver;
import io.turbozap.http.upload.ParsedCampaign;
import io.turbozap.http.upload.RecipientListParser;
import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.Country;
import io.turbozap.http.web.TimeField;
import io.turbozap.http.web.Violation;
import io.turbozap.http.web.Violations;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** Factory of campaigns from what was sent, which refuses them with all that is wrong. Thread-safe. */
public final class CampaignFactory {

    private static final String MESSAGES = "messages";
    public static final String SCHEDULED_AT = "scheduledAt";
    public static final String EXECUTE = "execute";

    private final CampaignValidator campaignValidator;
    private final String defaultSession;
    private final int mostRecipients;
    private final MissingFieldPolicy missingFieldPolicy;
    private final Clock clock;
    private final RandomGenerator random;

    public CampaignFactory(Config config, Clock clock, RandomGenerator random) {
        this.campaignValidator = new CampaignValidator(config);
        this.defaultSession = config.defaultSession();
        this.mostRecipients = config.limits().contacts();
        this.missingFieldPolicy =
                Objects.requireNonNullElse(config.recipients().missingFieldPolicy(), MissingFieldPolicy.REFUSE);
        this.clock = clock;
        this.random = random;
    }

    /**
     * The campaign that {@code form} asks for. Takes time in proportion to the number of contacts.
     *
     * @throws ApiException if anything is wrong
     */
    public NewCampaign create(ParsedCampaign form) {
        Violations violations = new Violations();
        campaignValidator.check(form.head(), violations);
        TemplateResolver.checkAlone(form.head(), MESSAGES, violations);
        if (!form.hasRecipients()) {
            violations.add(RecipientListParser.CONTACTS, Violation.REQUIRED);
        }
        TimeField.checkNew(form.head(), SCHEDULED_AT, clock.millis(), violations);
        if (executes(form.head()) && form.head().containsKey(SCHEDULED_AT)) {
            violations.add(EXECUTE, "Expected only one of execute and scheduledAt");
        }
        CampaignName.check(form.head(), violations);
        Country.of(form.head(), violations, NumberReader.international());
        violations.addAll(form.violations());
        FilledMessages filled = FilledMessages.read(form, missingFieldPolicy, violations);
        filled.check(form, violations);
        if (!violations.isEmpty()) {
            throw ApiException.invalid(violations);
        }
        FilledMessages.Taken taken = filled.take(form, mostRecipients);
        return new NewCampaign(
                build(form, filled.messages(), taken),
                TimeField.read(form.head(), SCHEDULED_AT),
                executes(form.head()),
                taken.textFindings());
    }

    /** Whether {@code head} wants the campaign to start at once. */
    static boolean executes(JsonObject head) {
        return Boolean.TRUE.equals(head.getValue(EXECUTE));
    }

    private Campaign build(ParsedCampaign form, List<Message> messages, FilledMessages.Taken taken) {
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
}
