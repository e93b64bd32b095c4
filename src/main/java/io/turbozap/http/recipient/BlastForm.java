package io.turbozap.http.recipient;

import io.turbozap.campaign.Org;
import io.turbozap.campaign.template.MissingFieldPolicy;
import io.turbozap.config.Config;
import io.turbozap.http.campaign.CampaignFactory;
import io.turbozap.http.message.CampaignName;
import io.turbozap.http.message.CampaignValidator;
import io.turbozap.http.message.MediaAddresses;
import io.turbozap.http.message.TemplateResolver;
import io.turbozap.http.message.TextOptions;
import io.turbozap.http.upload.FileUpload;
import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.Contract;
import io.turbozap.http.web.TimeField;
import io.turbozap.http.web.Violation;
import io.turbozap.http.web.Violations;
import io.turbozap.store.history.TemplateRepository;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Reader of what a blast is to be, but for its recipients. Thread-safe. */
public final class BlastForm {

    static final String LIST = "campaignId";
    static final String SESSION = "sessionId";
    static final String MESSAGE = "message";
    static final String MESSAGES = TemplateResolver.MESSAGES;
    static final String TEMPLATE = TemplateResolver.TEMPLATE;
    static final String START = "start";

    private final CampaignValidator json;
    private final CampaignValidator form;
    private final TemplateResolver named;
    private final MediaAddresses addresses;
    private final MissingFieldPolicy missingFieldPolicy;
    private final Clock clock;

    public BlastForm(Config config, TemplateRepository sets, Clock clock) {
        Contract contract = Contract.within(config.limits());
        this.clock = clock;
        this.missingFieldPolicy =
                Objects.requireNonNullElse(config.recipients().missingFieldPolicy(), MissingFieldPolicy.SKIP);
        this.json =
                new CampaignValidator(contract.body("POST /api/blasts").without(RecipientUploads.RECIPIENTS), config);
        this.form = new CampaignValidator(contract.form("POST /api/blasts").without(FileUpload.FILE), config);
        this.named = new TemplateResolver(sets);
        this.addresses = MediaAddresses.of(config);
    }

    /**
     * Checks everything but what is in files.
     *
     * @throws ApiException with all that is wrong
     */
    void check(RecipientBody body) {
        JsonObject head = body.head();
        Violations violations = new Violations();
        (body.form() == null ? form : json).check(head, violations);
        CampaignName.check(head, violations);
        violations.addAll(body.violations());
        if (body.form() == null && violations.isEmpty()) {
            ImportChoices.of(body.head()::getString, body.charset(), violations);
        }
        List<String> contents =
                Stream.of(MESSAGE, MESSAGES, TEMPLATE).filter(head::containsKey).toList();
        if (contents.isEmpty()) {
            violations.add(MESSAGE, Violation.REQUIRED);
        } else if (contents.size() > 1) {
            violations.add(contents.get(1), "Expected only one of message, messages and template");
        }
        TextOptions.check(head, violations);
        TimeField.checkNew(head, CampaignFactory.SCHEDULED_AT, clock.millis(), violations);
        if (head.containsKey(START) && head.containsKey(CampaignFactory.SCHEDULED_AT)) {
            violations.add(START, "Expected only one of start and scheduledAt");
        }
        if (!body.hasRecipients() && !head.containsKey(LIST)) {
            violations.add(LIST, "Required where there are no recipients and no " + FileUpload.FILE);
        }
        if (!violations.isEmpty()) {
            throw ApiException.invalid(violations);
        }
    }

    /**
     * The messages that a checked {@code head} holds or names; fails if there are none of that name, or no good ones.
     */
    Future<BlastContent> content(Org org, JsonObject head) {
        TextOptions options = TextOptions.read(head, missingFieldPolicy);
        String text = head.getString(MESSAGE);
        String template = head.getString(TEMPLATE);
        if (text != null) {
            return Future.succeededFuture(BlastContent.ofText(text, options));
        }
        return template == null
                ? Future.succeededFuture(new BlastContent(head.getJsonArray(MESSAGES), MESSAGES, options))
                : named.find(org, template).map(messages -> new BlastContent(allowed(messages), TEMPLATE, options));
    }

    /** What a template may have had when it was made may be refused by now. */
    private JsonArray allowed(JsonArray messages) {
        Violations violations = new Violations();
        for (int i = 0; i < messages.size(); i++) {
            addresses.check(messages.getJsonObject(i), MESSAGES + "." + i, violations);
        }
        if (!violations.isEmpty()) {
            throw ApiException.invalid(violations);
        }
        return messages;
    }

    /** Whether a checked {@code head} wants the blast to start at once. */
    static boolean starts(JsonObject head) {
        return !"false".equals(String.valueOf(head.getValue(START)));
    }

    /** The choices of how a file is to be read that a checked form makes. */
    static ImportChoices choices(RecipientBody body) {
        return body.form() == null
                ? ImportChoices.of(body.head()::getString, body.charset(), new Violations())
                : ImportChoices.NONE;
    }
}
