package io.turbozap.http.contact;

import io.turbozap.campaign.Audience;
import io.turbozap.campaign.CampaignHead;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.TextTemplate;
import io.turbozap.http.message.TextFindings;
import io.turbozap.http.web.JsonWriter;
import io.turbozap.session.CampaignView;

/** Campaigns for the address book as callers see them: the words are those of the document that this face keeps. */
final class BookCampaignView {

    private BookCampaignView() {}

    static void write(CampaignView view, JsonWriter json) {
        write(view, TextFindings.NONE, json);
    }

    /**
     * Writes a campaign with the findings of its text.
     *
     * @param textFindings what the address book lacks for the text
     */
    static void write(CampaignView view, TextFindings textFindings, JsonWriter json) {
        CampaignHead campaign = view.campaign();
        json.object()
                .member("id", campaign.id().value())
                .member(BookCampaigns.BODY, body(campaign))
                .time(BookCampaigns.SCHEDULED_AT, view.scheduledAt())
                .member("status", status(view.status()))
                .time("created_at", campaign.createdAt().toEpochMilli())
                .time("updated_at", view.updatedAt())
                .member(BookCampaigns.SESSION, campaign.session().value());
        Audience audience = campaign.audience();
        if (audience != null && !audience.isAll()) {
            json.name(ChosenContacts.MEMBER).array();
            audience.contactIds().forEach(json::value);
            json.endArray();
        }
        textFindings.writeMissing("missing_fields", json);
        json.endObject();
    }

    /** What {@code view} was before anything became of it. */
    static CampaignView asCreated(CampaignView view) {
        return new CampaignView(
                view.campaign(),
                CampaignStatus.SCHEDULED,
                view.sendCounts(),
                null,
                view.scheduledAt(),
                null,
                null,
                view.campaign().createdAt().toEpochMilli());
    }

    private static String body(CampaignHead campaign) {
        TextTemplate textTemplate = campaign.messages().isEmpty()
                ? null
                : campaign.messages().get(0).textTemplate();
        return textTemplate == null ? "" : textTemplate.source();
    }

    /** The documented words, and two more for what does not go that way. */
    static String status(CampaignStatus status) {
        return switch (status) {
            case SCHEDULED -> "PENDING";
            case RUNNING, PAUSED -> "PROCESSING";
            case COMPLETED -> "COMPLETE";
            case PENDING, STOPPED -> "CANCELLED";
            case MISSED -> "MISSED";
        };
    }
}
