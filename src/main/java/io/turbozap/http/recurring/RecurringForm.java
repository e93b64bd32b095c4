package io.turbozap.http.recurring;

import io.turbozap.campaign.Audience;
import io.turbozap.campaign.Message;
import io.turbozap.campaign.Recipients;
import io.turbozap.campaign.SessionName;
import io.turbozap.campaign.template.KnownFields;
import io.turbozap.campaign.template.MissingFieldPolicy;
import io.turbozap.config.Config;
import io.turbozap.http.message.CampaignValidator;
import io.turbozap.http.message.FilledMessages;
import io.turbozap.http.message.MessageReader;
import io.turbozap.http.message.TemplateResolver;
import io.turbozap.http.message.TextFindings;
import io.turbozap.http.message.TextOptions;
import io.turbozap.http.upload.CampaignReader;
import io.turbozap.http.upload.ParsedCampaign;
import io.turbozap.http.upload.RecipientListParser;
import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.Contract;
import io.turbozap.http.web.Country;
import io.turbozap.http.web.Violation;
import io.turbozap.http.web.Violations;
import io.turbozap.schedule.CronSchedule;
import io.turbozap.schedule.MisfirePolicy;
import io.turbozap.schedule.OverlapPolicy;
import io.turbozap.schedule.RecurrencePlan;
import io.turbozap.schedule.RunContent;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Factory of recurring campaigns from what was sent, which refuses them with all that is wrong. To find out that a time
 * never comes takes nearly a second: nothing for an event loop. Thread-safe.
 */
final class RecurringForm {

    static final String NAME = "name";
    static final String CRON = "cron";
    static final String TIME_ZONE = "timeZone";
    static final String OVERLAP = "overlap";
    static final String CATCH_UP = "catchUp";
    static final String AUDIENCE = "audience";

    private static final String SESSION = "session";
    private static final String MESSAGES = TemplateResolver.MESSAGES;

    private final CampaignValidator whole;
    private final CampaignValidator part;
    private final CampaignReader.Factory readers;
    private final ZoneId usualZone;
    private final SessionName usualSession;
    private final int mostRecipients;
    private final MissingFieldPolicy missingFieldPolicy;
    private final Country country;
    private final MissingFieldPolicy onMissingInBook;
    private final Clock clock;

    RecurringForm(Config config, Country country, Clock clock) {
        this.country = country;
        Config.Limits limits = config.limits();
        Contract contract = Contract.within(limits);
        this.whole = new CampaignValidator(
                contract.body("POST /api/recurring")
                        .without(RecipientListParser.CONTACTS)
                        .requiring(MESSAGES),
                config);
        this.part = new CampaignValidator(
                contract.body("PATCH /api/recurring/{recurringId}").without(RecipientListParser.CONTACTS), config);
        this.readers = new CampaignReader.Factory(limits);
        this.usualZone = config.pacing().zone();
        this.mostRecipients = limits.contacts();
        MissingFieldPolicy configured = config.recipients().missingFieldPolicy();
        this.missingFieldPolicy = Objects.requireNonNullElse(configured, MissingFieldPolicy.REFUSE);
        this.onMissingInBook = Objects.requireNonNullElse(configured, MissingFieldPolicy.SKIP);
        this.usualSession = new SessionName(config.defaultSession());
        this.clock = clock;
    }

    /**
     * The content of a body, yet to be checked.
     *
     * @throws ApiException if it is no JSON object
     */
    ParsedCampaign parse(byte[] body) {
        CampaignReader reader = new CampaignReader(readers, country.usual());
        reader.feed(body, body.length);
        return reader.end();
    }

    /** Whether a part changes anything of what is sent, so that the rest of that has to be known. */
    static boolean concernsContent(ParsedCampaign form) {
        return form.hasRecipients()
                || form.head().containsKey(MESSAGES)
                || form.head().containsKey(AUDIENCE);
    }

    /**
     * The recurring campaign that {@code form} asks for.
     *
     * @throws ApiException if anything is wrong
     */
    RecurringDraft readWhole(ParsedCampaign form) {
        return read(form, null, null);
    }

    /**
     * What stays out of {@code form} stays as it is.
     *
     * @param content what was sent until now; needed if {@link #concernsContent} holds
     * @throws ApiException if anything is wrong
     */
    RecurringDraft readPart(ParsedCampaign form, RecurrencePlan plan, @Nullable RunContent content) {
        return read(form, plan, content);
    }

    private RecurringDraft read(ParsedCampaign form, @Nullable RecurrencePlan before, @Nullable RunContent sent) {
        JsonObject head = form.head();
        Violations violations = new Violations();
        (before == null ? whole : part).check(head, violations);
        country.of(head, violations);
        TemplateResolver.checkAlone(head, MESSAGES, violations);
        CronSchedule cronSchedule = timetable(head, before, violations);
        if (before != null && !concernsContent(form)) {
            TextOptions.checkAbsent(head, violations);
        }
        Sent content = before == null || concernsContent(form) ? content(form, sent, violations) : Sent.UNCHANGED;
        if (!violations.isEmpty()) {
            throw ApiException.invalid(violations);
        }
        RecurrencePlan plan = plan(head, before, Objects.requireNonNull(cronSchedule));
        return new RecurringDraft(plan, content.content, content.textFindings);
    }

    private RecurrencePlan plan(JsonObject head, @Nullable RecurrencePlan before, CronSchedule cronSchedule) {
        String session = head.getString(SESSION);
        String overlap = head.getString(OVERLAP);
        String catchUp = head.getString(CATCH_UP);
        SessionName sender = before == null ? usualSession : before.session();
        OverlapPolicy overlapBefore = before == null ? OverlapPolicy.SKIP : before.overlapPolicy();
        MisfirePolicy catchUpBefore = before == null ? MisfirePolicy.LATEST : before.misfirePolicy();
        return new RecurrencePlan(
                head.getString(NAME, before == null ? "" : before.name()),
                session == null ? sender : new SessionName(session),
                cronSchedule,
                overlap == null ? overlapBefore : Objects.requireNonNull(OverlapPolicy.parse(overlap)),
                catchUp == null ? catchUpBefore : Objects.requireNonNull(MisfirePolicy.parse(catchUp)));
    }

    private @Nullable CronSchedule timetable(JsonObject head, @Nullable RecurrencePlan before, Violations violations) {
        if (before != null && !head.containsKey(CRON) && !head.containsKey(TIME_ZONE)) {
            return before.cronSchedule();
        }
        ZoneId zone =
                zone(head, before == null ? usualZone : before.cronSchedule().zone(), violations);
        Object cron = head.getValue(
                CRON, before == null ? null : before.cronSchedule().cron());
        if (!(cron instanceof String expression) || violations.concern(CRON)) {
            return null;
        }
        try {
            return CronSchedule.of(expression, zone, clock.millis());
        } catch (IllegalArgumentException e) {
            violations.add(CRON, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private static ZoneId zone(JsonObject head, ZoneId usual, Violations violations) {
        if (!(head.getValue(TIME_ZONE) instanceof String name) || violations.concern(TIME_ZONE)) {
            return usual;
        }
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            violations.add(TIME_ZONE, "Invalid time zone: expected a name such as Europe/Lisbon");
            return usual;
        }
    }

    private record Sent(@Nullable RunContent content, TextFindings textFindings) {
        static final Sent UNCHANGED = new Sent(null, TextFindings.NONE);

        static Sent of(RunContent content) {
            return new Sent(content, TextFindings.NONE);
        }
    }

    private Sent content(ParsedCampaign form, @Nullable RunContent sent, Violations violations) {
        JsonObject head = form.head();
        if (head.containsKey(AUDIENCE)) {
            if (form.hasRecipients()) {
                violations.add(AUDIENCE, "Expected either contacts or audience, received both");
            }
            Audience audience = RecurringAudience.read(head.getValue(AUDIENCE), violations);
            return Sent.of(
                    new RunContent(messages(head, KnownFields.ANY, sent, violations), Recipients.NONE, 0, audience));
        }
        if (form.hasRecipients()) {
            return toGiven(form, sent, violations);
        }
        if (sent == null) {
            violations.add(RecipientListParser.CONTACTS, Violation.REQUIRED);
            return Sent.of(new RunContent(messages(head, KnownFields.ANY, null, violations), Recipients.NONE, 0, null));
        }
        KnownFields known =
                sent.audience() == null ? KnownFields.of(sent.recipients().fieldNames()) : KnownFields.ANY;
        List<Message> messages = messages(head, known, sent, violations);
        FilledMessages.checkFields(messages, sent.recipients(), violations);
        return Sent.of(new RunContent(messages, sent.recipients(), sent.duplicatesRemoved(), sent.audience()));
    }

    /** The messages of {@code head}; those that were sent until now if it has none. */
    private List<Message> messages(
            JsonObject head, KnownFields known, @Nullable RunContent sent, Violations violations) {
        TextOptions.check(head, violations);
        TextOptions options = TextOptions.read(head, onMissingInBook);
        if (head.containsKey(MESSAGES) && !violations.concern(MESSAGES)) {
            return MessageReader.of(head.getJsonArray(MESSAGES), options.texts(known, violations));
        }
        return sent == null ? List.of() : sent.messages();
    }

    private Sent toGiven(ParsedCampaign form, @Nullable RunContent sent, Violations violations) {
        violations.addAll(form.violations());
        FilledMessages filled = form.head().containsKey(MESSAGES) || sent == null
                ? FilledMessages.read(form, missingFieldPolicy, violations)
                : new FilledMessages(
                        sent.messages(),
                        TextOptions.read(form.head(), missingFieldPolicy).missingFieldPolicy(),
                        Set.of());
        filled.check(form, violations);
        if (!violations.isEmpty()) {
            throw ApiException.invalid(violations);
        }
        FilledMessages.Taken taken = filled.take(form, mostRecipients);
        return new Sent(
                new RunContent(filled.messages(), taken.contacts(), taken.duplicates(), null), taken.textFindings());
    }
}
