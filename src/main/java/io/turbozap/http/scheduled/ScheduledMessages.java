package io.turbozap.http.scheduled;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.CampaignSource;
import io.turbozap.campaign.Channel;
import io.turbozap.campaign.Lane;
import io.turbozap.campaign.Message;
import io.turbozap.campaign.Recipients;
import io.turbozap.campaign.SessionName;
import io.turbozap.campaign.TextTemplate;
import io.turbozap.campaign.number.ChatId;
import io.turbozap.campaign.number.NumberReader;
import io.turbozap.campaign.number.NumberReading;
import io.turbozap.campaign.template.KnownFields;
import io.turbozap.campaign.template.Wording;
import io.turbozap.config.Config;
import io.turbozap.http.campaign.NewCampaign;
import io.turbozap.http.message.TemplateResolver;
import io.turbozap.http.message.TextOptions;
import io.turbozap.http.upload.Numbers;
import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.Contract;
import io.turbozap.http.web.Country;
import io.turbozap.http.web.SchemaCheck;
import io.turbozap.http.web.TimeField;
import io.turbozap.http.web.Violations;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Factory of single messages from what was sent: each is a campaign of one text for one contact. */
public final class ScheduledMessages {

    static final String RECIPIENT = "recipient";
    static final String MESSAGE = "message";
    static final String SEND_AT = "sendAt";
    static final String CHANNEL = "channel";
    static final String SESSION = "session";

    private final SessionName defaultSession;
    private final @Nullable SessionName smsSender;
    private final Country country;
    private final Clock clock;
    private final RandomGenerator random;
    private final SchemaCheck whole;
    private final SchemaCheck part;

    public ScheduledMessages(Config config, Country country, Clock clock, RandomGenerator random) {
        this.defaultSession = new SessionName(config.defaultSession());
        this.smsSender = config.sms().from() == null
                ? null
                : SessionName.sms(config.sms().from());
        this.country = country;
        this.clock = clock;
        this.random = random;
        Contract contract = Contract.within(config.limits());
        this.whole = contract.body("POST /scheduled").requiring(MESSAGE).check();
        this.part = contract.body("PUT /scheduled/{campaignId}").check();
    }

    /**
     * The message that {@code form} asks for.
     *
     * @throws ApiException if anything is wrong
     */
    NewCampaign create(JsonObject form) {
        check(form, whole, Channel.WHATSAPP);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        CampaignId id = CampaignId.generateUuid(now, random);
        Recipients recipient = recipient(form);
        SessionName session = session(form, channel(form, Channel.WHATSAPP), defaultSession);
        return new NewCampaign(message(id, session, now, text(form), recipient), TimeField.read(form, SEND_AT));
    }

    /**
     * What {@code before} is to become.
     *
     * @param sendAt when it was to be sent, or null
     * @throws ApiException if anything is wrong
     */
    NewCampaign change(JsonObject form, Campaign before, @Nullable Long sendAt) {
        Channel old = before.session().channel();
        check(form, part, old);
        Channel channel = channel(form, old);
        Recipients recipient = form.containsKey(RECIPIENT) ? recipient(form) : before.recipients();
        requireReachable(new ChatId(recipient.chatId(0)), channel);
        SessionName session = session(form, channel, channel == old ? before.session() : defaultSession);
        List<Message> text = form.containsKey(MESSAGE) ? text(form) : before.messages();
        Long due = TimeField.read(form, SEND_AT);
        return new NewCampaign(
                message(before.id(), session, before.createdAt(), text, recipient), due == null ? sendAt : due);
    }

    private Recipients recipient(JsonObject form) {
        NumberReading numberReading = country.of(form, new Violations()).read(form.getString(RECIPIENT));
        return Recipients.of(Objects.requireNonNull(numberReading.contact()));
    }

    private void check(JsonObject form, SchemaCheck schema, Channel old) {
        Violations violations = new Violations();
        schema.check(form, "", violations);
        TimeField.check(form, SEND_AT, violations);
        TemplateResolver.checkAlone(form, MESSAGE, violations);
        if (form.getValue(MESSAGE) instanceof String text && !violations.concern(MESSAGE)) {
            boolean literal = Boolean.TRUE.equals(form.getValue(TextOptions.LITERAL_BRACES));
            Wording.of(text, KnownFields.UNFILLED, literal).flaws().forEach(flaw -> violations.add(MESSAGE, flaw));
        }
        NumberReader numbers = country.of(form, violations);
        if (form.getValue(RECIPIENT) instanceof String recipient && !violations.concern(RECIPIENT)) {
            if (channel(form, old) == Channel.SMS) {
                Numbers.phone(numbers, RECIPIENT, recipient, violations);
            } else {
                Numbers.contact(numbers, RECIPIENT, recipient, violations);
            }
        }
        if (!violations.isEmpty()) {
            throw ApiException.invalid(violations);
        }
    }

    private static Channel channel(JsonObject form, Channel old) {
        if (!(form.getValue(CHANNEL) instanceof String name)) {
            return old;
        }
        return name.equals(Channel.SMS.wireName()) ? Channel.SMS : Channel.WHATSAPP;
    }

    private static void requireReachable(ChatId recipient, Channel channel) {
        if (channel == Channel.SMS && recipient.phone() == null) {
            throw new ApiException(422, "An SMS needs a phone number for a recipient");
        }
    }

    private SessionName session(JsonObject form, Channel channel, SessionName otherwise) {
        String name = form.getString(SESSION);
        if (channel == Channel.WHATSAPP) {
            return name == null ? otherwise : new SessionName(name);
        }
        if (smsSender == null) {
            throw new ApiException(
                    422,
                    "The channel sms is not configured: set SMS_ACCOUNT_SID, SMS_AUTH_TOKEN and SMS_FROM, or use whatsapp");
        }
        if (name != null) {
            throw new ApiException(422, "An SMS is sent by the configured sender: leave session out");
        }
        return smsSender;
    }

    private static List<Message> text(JsonObject form) {
        return List.of(new Message.Text(TextTemplate.literal(Objects.requireNonNull(form.getString(MESSAGE)))));
    }

    private static Campaign message(
            CampaignId id, SessionName session, Instant createdAt, List<Message> text, Recipients recipient) {
        return new Campaign(id, CampaignSource.SCHEDULED, session, createdAt, Lane.SCHEDULED, text, recipient, 0, null);
    }
}
