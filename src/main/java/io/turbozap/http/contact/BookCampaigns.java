package io.turbozap.http.contact;

import io.turbozap.campaign.Audience;
import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.CampaignSource;
import io.turbozap.campaign.Lane;
import io.turbozap.campaign.Message;
import io.turbozap.campaign.Org;
import io.turbozap.campaign.Recipients;
import io.turbozap.campaign.SessionName;
import io.turbozap.campaign.template.MissingFieldPolicy;
import io.turbozap.config.Config;
import io.turbozap.http.campaign.NewCampaign;
import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.Contract;
import io.turbozap.http.web.SchemaCheck;
import io.turbozap.http.web.TimeField;
import io.turbozap.http.web.Violations;
import io.turbozap.recipients.book.AddressBook;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Factory of campaigns for the address book from what was sent. */
public final class BookCampaigns {

    static final String BODY = "message_body";
    static final String SCHEDULED_AT = "scheduled_at";
    static final String SESSION = "session";

    private final AddressBook contacts;
    private final BookTexts texts;
    private final String defaultSession;
    private final Clock clock;
    private final RandomGenerator random;
    private final SchemaCheck whole;
    private final SchemaCheck part;

    public BookCampaigns(ContactServices services, Config config, Clock clock, RandomGenerator random) {
        this.contacts = services.book();
        this.texts = new BookTexts(
                services.audiences(),
                Objects.requireNonNullElse(config.recipients().missingFieldPolicy(), MissingFieldPolicy.SKIP));
        this.defaultSession = config.defaultSession();
        this.clock = clock;
        this.random = random;
        Contract contract = Contract.within(config.limits());
        this.whole = contract.body("POST /campaigns").check();
        this.part = contract.body("PATCH /campaigns/{campaignId}").check();
    }

    /** A campaign of its own. Fails with a {@link ApiException} that names all that is wrong. */
    Future<NewCampaign> create(Org org, JsonObject form) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Campaign blank = new Campaign(
                CampaignId.generateUuid(now, random),
                CampaignSource.ADDRESS_BOOK,
                new SessionName(defaultSession),
                now,
                Lane.CAMPAIGN,
                List.of(),
                Recipients.NONE,
                0,
                Audience.ALL);
        return draft(org, form, whole, blank, null);
    }

    /**
     * What {@code before}, which has not started, is to become. Fails with a {@link ApiException} that names all that
     * is wrong.
     *
     * @param scheduledAt when it was to start, or null
     */
    Future<NewCampaign> change(Org org, JsonObject form, Campaign before, @Nullable Long scheduledAt) {
        return draft(org, form, part, before, scheduledAt);
    }

    private Future<NewCampaign> draft(
            Org org, JsonObject form, SchemaCheck check, Campaign before, @Nullable Long scheduledAt) {
        Violations violations = new Violations();
        check.check(form, "", violations);
        TimeField.check(form, SCHEDULED_AT, violations);
        ChosenContacts chosen = ChosenContacts.read(form, violations);
        return chosen.checkKnown(org, contacts, violations)
                .compose(checked -> texts.read(org, form, before.messages(), violations))
                .compose(messages -> {
                    if (!violations.isEmpty()) {
                        throw ApiException.invalid(violations);
                    }
                    Long due = TimeField.read(form, SCHEDULED_AT);
                    Campaign campaign = changed(form, before, messages, chosen);
                    return texts.check(org, form, campaign)
                            .map(textFindings ->
                                    new NewCampaign(campaign, due == null ? scheduledAt : due, false, textFindings));
                });
    }

    private static Campaign changed(JsonObject form, Campaign before, List<Message> messages, ChosenContacts chosen) {
        return new Campaign(
                before.id(),
                before.source(),
                new SessionName(form.getString(SESSION, before.session().value())),
                before.createdAt(),
                before.lane(),
                messages,
                Recipients.NONE,
                0,
                form.containsKey(ChosenContacts.MEMBER) ? chosen.audience() : before.audience(),
                before.name());
    }
}
