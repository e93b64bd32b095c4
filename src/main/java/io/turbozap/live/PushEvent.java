package io.turbozap.live;

import java.util.Locale;

/** Events that frames push. */
public enum PushEvent {
    /** How far a campaign is that was asked for as a blast. */
    BLAST_PROGRESS,
    /** How far a campaign is. */
    CAMPAIGN_PROGRESS,
    /** A session shows a new QR code, to be scanned with the phone. */
    QR_UPDATE,
    /** What goes on in the whole server. */
    OVERVIEW,
    /** A session has another status. */
    SESSION_STATUS;

    /** The name that frames show. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
