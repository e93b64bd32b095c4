package io.turbozap.http.recipient;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.CampaignSource;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.Lane;
import io.turbozap.campaign.Message;
import io.turbozap.campaign.Recipients;
import io.turbozap.campaign.SessionName;
import io.turbozap.http.campaign.CampaignFactory;
import io.turbozap.http.message.CampaignName;
import io.turbozap.http.message.CampaignSize;
import io.turbozap.http.message.TextFindings;
import io.turbozap.http.upload.UploadSlots;
import io.turbozap.http.web.Caller;
import io.turbozap.http.web.Country;
import io.turbozap.http.web.JsonWriter;
import io.turbozap.http.web.Responses;
import io.turbozap.http.web.RouteTable;
import io.turbozap.http.web.TimeField;
import io.turbozap.identity.access.Permission;
import io.turbozap.recipients.RecipientLists;
import io.turbozap.recipients.imports.ImportReport.Origin;
import io.turbozap.recipients.imports.RecipientCollector;
import io.turbozap.recipients.table.MemoryAllowance;
import io.turbozap.session.CampaignView;
import io.turbozap.session.SessionCommands;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Route of blasts: a text for all in a list, in a file or in the request, which starts at once, at its time, or when it
 * is executed.
 */
public final class BlastRoutes {

    private static final String PATH = "/api/blasts";

    private final SessionCommands sessions;
    private final RecipientLookup lookup;
    private final RecipientUploads uploads;
    private final Imports imports;
    private final BlastForm form;
    private final String defaultSession;
    private final Clock clock;
    private final RandomGenerator random;

    /**
     * Creates the route.
     *
     * @param uploads of recipients among other things
     */
    public BlastRoutes(
            SessionCommands sessions,
            RecipientLists lists,
            RecipientUploads uploads,
            Imports imports,
            BlastForm form,
            String defaultSession,
            Clock clock,
            RandomGenerator random) {
        this.sessions = sessions;
        this.lookup = new RecipientLookup(lists);
        this.uploads = uploads;
        this.imports = imports;
        this.form = form;
        this.defaultSession = defaultSession;
        this.clock = clock;
        this.random = random;
    }

    public void addTo(RouteTable routes) {
        routes.under(Permission.CAMPAIGN_WRITE).post(PATH, this::create, Country.MEMBER);
    }

    private Future<Void> create(RoutingContext ctx) {
        return uploads.lend(ctx, (body, slot) -> blast(ctx, body, slot)).compose(blast -> {
            Responses.expectOk(ctx, blast.status(), location(blast), json -> write(blast, json));
            return begin(blast).compose(begun -> answer(ctx, blast));
        });
    }

    private Future<CampaignView> begin(Blast blast) {
        return blast.begins == CampaignStatus.RUNNING
                ? sessions.start(blast.campaign)
                : sessions.create(blast.campaign, blast.scheduledAt);
    }

    /**
     * A blast that was read.
     *
     * @param scheduledAt when it is to start, in epoch milliseconds, or null for no time
     * @param begins what it is from the start
     */
    private record Blast(
            Campaign campaign,
            TextFindings textFindings,
            @Nullable Long scheduledAt,
            CampaignStatus begins) {

        int status() {
            return begins == CampaignStatus.PENDING ? 201 : 202;
        }

        String message() {
            return switch (begins) {
                case RUNNING -> "Blast started";
                case SCHEDULED -> "Blast scheduled";
                default -> "Blast created";
            };
        }
    }

    private Future<Blast> blast(RoutingContext ctx, RecipientBody body, UploadSlots.Slot slot) {
        JsonObject head = body.head();
        form.check(body);
        String list = head.getString(BlastForm.LIST);
        if (list != null) {
            slot.requireOwn(); // however small the body is, the list may be large
        }
        Future<Recipients> listed = list == null
                ? Future.succeededFuture()
                : lookup.whole(Caller.of(ctx).org(), list).map(RecipientLookup.Found::members);
        return form.content(Caller.of(ctx).org(), head)
                .compose(content ->
                        listed.compose(members -> imports.run(ctx, members == null ? 0 : members.size(), watch -> {
                            long before = members == null ? 0 : members.bytes();
                            slot.claim(before);
                            MemoryAllowance memoryAllowance =
                                    new MemoryAllowance(bytes -> slot.claim(before + bytes), watch);
                            return blast(body, content, members, memoryAllowance);
                        })));
    }

    private Blast blast(
            RecipientBody body, BlastContent content, @Nullable Recipients listed, MemoryAllowance memoryAllowance)
            throws Exception {
        List<Message> messages = content.read(fields(body, content, listed, memoryAllowance.again()));
        RecipientCollector collector = RecipientCollector.forMessages(messages, imports.mostRecipients);
        if (listed != null) {
            collector.addAll(Origin.LIST, listed);
        }
        body.source(BlastForm.choices(body)).readInto(collector, memoryAllowance);
        TextFindings textFindings =
                TextFindings.of(collector, content.options().missingFieldPolicy(), content.member());
        Recipients recipients = collector.contacts();
        CampaignSize.require(messages, recipients.size());
        Campaign campaign =
                campaign(body.head(), messages, recipients, collector.report().duplicates());
        Long scheduledAt = TimeField.read(body.head(), CampaignFactory.SCHEDULED_AT);
        CampaignStatus begins = BlastForm.starts(body.head()) ? CampaignStatus.RUNNING : CampaignStatus.PENDING;
        return new Blast(campaign, textFindings, scheduledAt, scheduledAt == null ? begins : CampaignStatus.SCHEDULED);
    }

    /** The fields that the recipients have; a file is looked into only if the texts depend on them. */
    private Set<String> fields(
            RecipientBody body, BlastContent content, @Nullable Recipients listed, MemoryAllowance memoryAllowance)
            throws IOException {
        Set<String> fields = new HashSet<>(listed == null ? List.of() : listed.fieldNames());
        boolean looks = content.dependsOnFields();
        fields.addAll(looks ? body.fields(BlastForm.choices(body), memoryAllowance) : List.of());
        return fields;
    }

    private Campaign campaign(JsonObject head, List<Message> messages, Recipients recipients, int duplicates) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new Campaign(
                CampaignId.generate(now, random),
                CampaignSource.BLAST,
                new SessionName(head.getString(BlastForm.SESSION, defaultSession)),
                now,
                Lane.CAMPAIGN,
                messages,
                recipients,
                duplicates,
                null,
                CampaignName.read(head));
    }

    private static String location(Blast blast) {
        return "/api/campaigns/" + blast.campaign.id().value();
    }

    private static Future<Void> answer(RoutingContext ctx, Blast blast) {
        ctx.response().putHeader(HttpHeaders.LOCATION, location(blast));
        return Responses.ok(ctx, blast.status(), json -> write(blast, json));
    }

    private static void write(Blast blast, JsonWriter json) {
        Campaign campaign = blast.campaign;
        blast.textFindings.write(json.member("blastId", campaign.id().value())
                .member("name", campaign.name())
                .member("message", blast.message())
                .member("status", blast.begins.wireName())
                .time("scheduledAt", blast.scheduledAt)
                .member("sessionId", campaign.session().value())
                .member("totalRecipients", campaign.recipients().size())
                .member("totalRequests", campaign.totalRequests())
                .member("duplicatesRemoved", campaign.duplicatesRemoved()));
    }
}
