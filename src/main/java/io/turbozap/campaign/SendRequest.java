package io.turbozap.campaign;

import org.jspecify.annotations.Nullable;

/**
 * One message to one contact.
 *
 * @param index its number in the campaign, from 0
 * @param checkedChatId the chat id under which WhatsApp knows the contact, or null if that was not checked
 */
public record SendRequest(
        Campaign campaign, int index, @Nullable String checkedChatId) {

    /** A request to the contact as it was given. */
    public SendRequest(Campaign campaign, int index) {
        this(campaign, index, null);
    }

    /** The same request, to this chat id of the same contact. */
    public SendRequest to(String chatId) {
        return new SendRequest(campaign, index, chatId);
    }

    /** The message to send. */
    public Message message() {
        return campaign.messages().get(index % campaign.messages().size());
    }

    /** The number of the contact in the campaign. */
    public int contact() {
        return index / campaign.messages().size();
    }

    /** Whom to send it to, as WAHA takes it. */
    public String chatId() {
        return checkedChatId != null ? checkedChatId : campaign.recipients().chatId(contact());
    }

    /** {@code textTemplate} with this contact's fields filled in; null stays null. */
    public @Nullable String render(@Nullable TextTemplate textTemplate) {
        return textTemplate == null
                ? null
                : textTemplate.render(key -> campaign.recipients().field(contact(), key));
    }

    /** Without recipient and text. */
    @Override
    public String toString() {
        return campaign.id() + "#" + index;
    }
}
