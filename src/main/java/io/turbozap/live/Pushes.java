package io.turbozap.live;

import io.turbozap.campaign.SessionName;
import io.vertx.core.json.JsonObject;

/** Sink of the events of WhatsApp accounts, which reach the clients that follow their sessions. Safe to use from any thread. */
public interface Pushes {

    /** The status in which a session shows QR codes: its QR code is out of date as soon as it has another. */
    String SCANNING = "SCAN_QR_CODE";

    /**
     * A session shows a new QR code.
     *
     * @param dataUrl the picture as a {@code data:} URL, up to 64 KiB; a larger one is not pushed
     */
    void qr(SessionName session, String dataUrl);

    /**
     * A session has a status, perhaps the one that it had. Nothing is pushed if nothing changed.
     *
     * @param status as WAHA calls it
     * @param details further members of the frame's data, up to 64 KiB as JSON
     */
    void status(SessionName session, String status, JsonObject details);

    /** As {@link #status(SessionName, String, JsonObject)}, without details. */
    default void status(SessionName session, String status) {
        status(session, status, new JsonObject());
    }
}
