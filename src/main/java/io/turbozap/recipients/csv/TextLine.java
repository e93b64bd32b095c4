package io.turbozap.recipients.csv;

/**
 * A line of a text.
 *
 * @param oddity what is odd about its characters
 */
record TextLine(String text, Oddity oddity) {

    /** Kinds of odd characters in a line. */
    enum Oddity {
        NONE,
        /** Read in the encoding that had to be assumed, as the text names none. */
        ASSUMED,
        /** Read in another encoding than most lines. */
        OTHER_ENCODING,
        /** Characters that another program has garbled before. */
        GARBLED,
        /** Bytes that mean nothing in any encoding that is read here. */
        UNREADABLE
    }

    boolean isUnreadable() {
        return oddity == Oddity.UNREADABLE;
    }
}
