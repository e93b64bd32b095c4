package io.turbozap.http;

import io.turbozap.http.campaign.CampaignServices;
import io.turbozap.http.contact.ContactServices;
import io.turbozap.http.idempotency.IdempotencyKeys;
import io.turbozap.http.message.TemplateServices;
import io.turbozap.http.recipient.RecipientServices;
import io.turbozap.http.upload.UploadRules;
import io.turbozap.http.webhook.WebhookServices;
import io.turbozap.identity.Identity;
import io.turbozap.live.Live;
import io.turbozap.schedule.Recurrences;
import io.turbozap.waha.session.WahaSessions;
import java.util.random.RandomGenerator;

/**
 * The services behind the routes, by the resource that shows them. All are used from several event loops at once.
 *
 * @param identity organisations, people and keys
 * @param uploads what uploads of campaigns have to keep to
 * @param idempotencyKeys of this server
 * @param random makes ids unique
 */
public record HttpServices(
        CampaignServices campaigns,
        ContactServices contacts,
        RecipientServices recipients,
        TemplateServices templates,
        WebhookServices webhooks,
        Recurrences recurrences,
        WahaSessions wahaSessions,
        Live live,
        Identity identity,
        UploadRules uploads,
        IdempotencyKeys idempotencyKeys,
        RandomGenerator random) {}
