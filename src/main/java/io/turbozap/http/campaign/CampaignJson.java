package io.turbozap.http.campaign;

import io.turbozap.campaign.CampaignHead;
import io.turbozap.campaign.SendState;
import io.turbozap.http.web.JsonWriter;
import io.turbozap.session.BlockReason;
import io.turbozap.session.Blocker;
import io.turbozap.session.CampaignView;
import io.turbozap.session.SessionTally;
import io.turbozap.session.SessionView;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Campaigns and workers as callers see them, in JSON. */
public final class CampaignJson {

    private static final SendState[] STATES = SendState.values();
    private static final Map<BlockReason, String> RULES = new EnumMap<>(BlockReason.class);

    static {
        for (BlockReason blockReason : BlockReason.values()) {
            RULES.put(blockReason, blockReason.wireName());
        }
    }

    private CampaignJson() {}

    static void write(CampaignView view, JsonWriter json) {
        CampaignHead campaign = view.campaign();
        json.object()
                .member("campaignId", campaign.id().value())
                .member("name", campaign.name())
                .time("createdAt", campaign.createdAt().toEpochMilli())
                .member("status", view.status().wireName())
                .member("totalMessages", campaign.messages().size())
                .member("totalContacts", campaign.totalRecipients())
                .member("totalRequests", campaign.totalRequests())
                .member("session", campaign.session().value())
                .member("source", campaign.source().wireName())
                .name("progress")
                .object();
        for (SendState state : STATES) {
            json.member(state.wireName(), view.sendCounts().of(state));
        }
        json.endObject()
                .member("pausedBy", view.pausedBy())
                .time("scheduledAt", view.scheduledAt())
                .time("startedAt", view.startedAt())
                .time("completedAt", view.completedAt())
                .member("duplicatesRemoved", campaign.duplicatesRemoved())
                .endObject();
    }

    public static void write(SessionView worker, JsonWriter json) {
        members(worker, json.object());
        json.endObject();
    }

    /** As {@link #write(SessionView, JsonWriter)}, with what became of its requests since the start. */
    public static void write(SessionView worker, SessionTally sessionTally, JsonWriter json) {
        members(worker, json.object());
        write(sessionTally, json);
        json.endObject();
    }

    /** Members of an object: numbers that only grow while the server runs. */
    public static void write(SessionTally sessionTally, JsonWriter json) {
        json.member("completedTotal", sessionTally.completed())
                .member("failedTotal", sessionTally.failed())
                .member("skippedTotal", sessionTally.skipped())
                .member("uncertainTotal", sessionTally.uncertain())
                .member("campaignsCompleted", sessionTally.campaigns());
    }

    private static void members(SessionView worker, JsonWriter json) {
        json.member("session", worker.session().value())
                .member("isActive", worker.active())
                .member("totalRequests", worker.totalRequests())
                .member("pendingRequests", worker.pendingRequests())
                .time("nextSendAt", worker.nextSendAt())
                .name("blockedBy")
                .array();
        for (Blocker blocker : worker.blockedBy()) {
            json.object()
                    .member("rule", RULES.get(blocker.blockReason()))
                    .time("until", blocker.until())
                    .member("setBy", blocker.setBy())
                    .member("detail", blocker.detail())
                    .endObject();
        }
        json.endArray();
    }

    /** The name of a constant as the API writes it. */
    public static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
