package io.turbozap.campaign;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The origin of a campaign. */
public enum CampaignSource {
    /** Messages and contacts were posted together. */
    CAMPAIGN,
    /** A text for contacts of the address book, who are taken when it starts. */
    ADDRESS_BOOK,
    /** One message to one recipient. */
    SCHEDULED,
    /** A run of a recurring campaign. */
    RECURRING,
    /** A text for a list of recipients, or for those in a file, who were taken when it was created. */
    BLAST;

    /** The name that the API shows. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The source with this {@link #wireName()}, or null. */
    public static @Nullable CampaignSource parse(String wireName) {
        for (CampaignSource source : values()) {
            if (source.wireName().equals(wireName)) {
                return source;
            }
        }
        return null;
    }
}
