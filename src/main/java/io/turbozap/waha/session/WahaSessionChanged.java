package io.turbozap.waha.session;

import io.turbozap.actor.LocalMessage;
import io.turbozap.campaign.SessionName;

/**
 * Published on the event bus, at {@link #ADDRESS}, whenever a session is seen in another state: also when another QR code
 * is shown, for that is another {@link WahaSessionState.ScanQr}.
 */
public record WahaSessionChanged(SessionName session, WahaSessionState state) implements LocalMessage {

    /** Where news is published. */
    public static final String ADDRESS = "account-news";
}
