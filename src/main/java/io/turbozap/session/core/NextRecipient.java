package io.turbozap.session.core;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.SendRequest;
import io.turbozap.campaign.number.ChatId;
import io.turbozap.session.port.NumberCheck;
import org.jspecify.annotations.Nullable;

/**
 * WhatsApp's answer about the recipient that it was asked about last, who mostly is the next one.
 *
 * @param campaign the campaign that asked, or null if none did yet
 */
record NextRecipient(
        @Nullable CampaignId campaign,
        int contact,
        @Nullable NumberCheck check) {

    static final NextRecipient UNKNOWN = new NextRecipient(null, 0, null);

    /** WhatsApp was asked for the recipient of {@code request}. */
    static NextRecipient checked(SendRequest request, NumberCheck check) {
        return new NextRecipient(request.campaign().id(), request.contact(), check);
    }

    /** Whether nothing is to be asked about {@code request}: it was, or its recipient has no number to look up. */
    boolean isKnown(SendRequest request) {
        return isAbout(request) || !new ChatId(request.chatId()).isPhone();
    }

    private boolean isAbout(SendRequest request) {
        return request.campaign().id().equals(campaign) && request.contact() == contact;
    }

    /** Whether the number that {@code request} would go to is unregistered. */
    boolean isUnregistered(SendRequest request) {
        return check == NumberCheck.Unregistered.INSTANCE && isAbout(request);
    }

    /** The same request, to the chat id that WhatsApp gave if it was asked. */
    SendRequest address(SendRequest request) {
        return check instanceof NumberCheck.Registered registered && isAbout(request)
                ? request.to(registered.chatId())
                : request;
    }
}
