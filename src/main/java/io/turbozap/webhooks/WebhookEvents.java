package io.turbozap.webhooks;

import io.turbozap.campaign.SessionName;
import io.turbozap.session.SessionEvent;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Mapping of a session's events to those of webhooks. */
final class WebhookEvents {

    private WebhookEvents() {}

    /** The type that webhooks receive for {@code event}, or null. */
    static @Nullable EventType type(SessionEvent event) {
        EventType ofRequest = ofRequest(event);
        return ofRequest != null ? ofRequest : ofCampaign(event);
    }

    private static @Nullable EventType ofCampaign(SessionEvent event) {
        if (event instanceof SessionEvent.CampaignStarted) {
            return EventType.CAMPAIGN_STARTED;
        } else if (event instanceof SessionEvent.CampaignPaused) {
            return EventType.CAMPAIGN_PAUSED;
        } else if (event instanceof SessionEvent.CampaignResumed) {
            return EventType.CAMPAIGN_RESUMED;
        } else if (event instanceof SessionEvent.CampaignCompleted) {
            return EventType.CAMPAIGN_COMPLETED;
        } else if (event instanceof SessionEvent.CampaignStopped) {
            return EventType.CAMPAIGN_STOPPED;
        }
        return event instanceof SessionEvent.CampaignMissed ? EventType.CAMPAIGN_MISSED : null;
    }

    private static @Nullable EventType ofRequest(SessionEvent event) {
        if (event instanceof SessionEvent.SendFailed) {
            return EventType.DELIVERY_FAILED;
        } else if (event instanceof SessionEvent.SendSkipped) {
            return EventType.DELIVERY_SKIPPED;
        }
        // while its session goes on asking, nothing has to be done about it
        return event instanceof SessionEvent.SendUncertain uncertain && !uncertain.settling()
                ? EventType.DELIVERY_UNCERTAIN
                : null;
    }

    /** The members of an event's {@code data}. */
    static JsonObject data(SessionName session, SessionEvent.OfCampaign event) {
        JsonObject data =
                new JsonObject().put("campaignId", event.campaign().value()).put("sessionId", session.value());
        if (event instanceof SessionEvent.CampaignPaused paused) {
            data.put("reason", paused.reason().wireName());
        } else if (event instanceof SessionEvent.SendFailed failed) {
            data.put("request", failed.index()).put("reason", WebhookEvent.reason(failed.reason()));
        } else if (event instanceof SessionEvent.SendSkipped skipped) {
            data.put("request", skipped.index()).put("reason", WebhookEvent.reason(skipped.reason()));
        } else if (event instanceof SessionEvent.SendUncertain uncertain) {
            data.put("request", uncertain.index()).put("reason", WebhookEvent.reason(uncertain.reason()));
            if (uncertain.messageId() != null) {
                data.put("messageId", uncertain.messageId());
            }
        }
        return data;
    }
}
