package io.turbozap.session.core;

import io.turbozap.campaign.SendRequest;
import io.turbozap.campaign.SendState;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.SessionEvent.SendSkipped;
import io.turbozap.session.port.Consent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules by which requests are skipped at the moment of sending. */
final class SkipRules {

    static final String SUPPRESSED = "suppressed";
    static final String DUPLICATE = "duplicate: WhatsApp has the same chat for an earlier recipient";
    static final String NOT_ON_WHATSAPP = "not on WhatsApp";

    /** Many in a row are recorded together, for each record is a wait. */
    private static final int MOST_AT_ONCE = 500;

    private SkipRules() {}

    /** The events that the pending requests from {@code first} on are skipped, up to the first one that is not. */
    static List<SessionEvent> from(
            QueuedCampaign campaign,
            int first,
            Consent consent,
            NextRecipient recipient,
            ReachedPersons reached,
            ClockReading now) {
        List<SessionEvent> skipped = new ArrayList<>(0);
        int index = first;
        while (index >= 0 && skipped.size() < MOST_AT_ONCE) {
            SendRequest request = campaign.request(index);
            String reason = reason(request, consent, recipient, reached);
            if (reason == null) {
                break;
            }
            String chatId = recipient.address(request).chatId();
            skipped.add(new SendSkipped(campaign.id(), index, chatId, reason, now.wall()));
            index = campaign.progress().find(SendState.PENDING, index + 1);
        }
        return skipped;
    }

    private static @Nullable String reason(
            SendRequest request, Consent consent, NextRecipient recipient, ReachedPersons reached) {
        SendRequest addressed = recipient.address(request);
        if (consent.isRefused(request.chatId()) || consent.isRefused(addressed.chatId())) {
            return SUPPRESSED;
        }
        if (recipient.isUnregistered(request)) {
            return NOT_ON_WHATSAPP;
        }
        return reached.isAnothers(addressed) ? DUPLICATE : null;
    }
}
