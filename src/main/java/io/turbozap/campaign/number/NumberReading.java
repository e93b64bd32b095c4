package io.turbozap.campaign.number;

import org.jspecify.annotations.Nullable;

/** The result of {@link NumberReader} for a text. */
public sealed interface NumberReading {

    /** A contact, as it is sent to unless WhatsApp gives another id. */
    record Valid(ChatId chatId) implements NumberReading {}

    /**
     * No contact, or none for certain. The reason begins with {@link #INVALID} and names what to do where something can
     * be done.
     */
    record Refused(String reason) implements NumberReading {

        /** Nothing in the text is a number. */
        static final Refused NONE = new Refused(INVALID);

        /** A spreadsheet lost digits. */
        static final Refused CUT =
                new Refused(INVALID + ": a spreadsheet has cut its last digits off; format the column as text");

        /** It may be a national number of anywhere. */
        static final Refused WITHOUT_COUNTRY =
                new Refused(INVALID + ": add the country code, e.g. +55, or set country");

        /** No number of the country that was given, and doubtful as another's. */
        static final Refused NOT_OF_COUNTRY = new Refused(
                INVALID + ": not a complete number of this country; add the area code, or + and the country code");

        /** An account has a number of its own. */
        static final Refused EXTENSION = new Refused(INVALID + ": it has an extension; give the number without it");
    }

    /** What every refusal begins with. */
    String INVALID = "Invalid phone number";

    /** Why there is no contact; null if there is one. */
    default @Nullable String refusal() {
        return this instanceof Refused refused ? refused.reason() : null;
    }

    /** The contact; null if there is none. */
    default @Nullable ChatId contact() {
        return this instanceof Valid valid ? valid.chatId() : null;
    }
}
