package io.turbozap.campaign;

import org.jspecify.annotations.Nullable;

/**
 * One message to one contact.
 *
 * @param index its number in the campaign, from 0
 */
public record SendRequest(Campaign campaign, int index) {

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
        return campaign.contacts().chatId(contact());
    }

    /** {@code template} with this contact's fields filled in; null stays null. */
    public @Nullable String render(@Nullable Template template) {
        return template == null
                ? null
                : template.render(key -> campaign.contacts().field(contact(), key));
    }

    /** Says nothing about contact or text. */
    @Override
    public String toString() {
        return campaign.id() + "#" + index;
    }
}
