package io.turbozap.session.core;

import io.turbozap.session.port.SendOutcome;
import org.jspecify.annotations.Nullable;

/**
 * The activity of a session: what it does right now, and what keeps it from starting anything more. At most one request
 * is in flight, and at most one send is being settled.
 */
final class Activity {

    private @Nullable InFlight inFlight;
    /** What an earlier start of the request in flight is now known to have sent. */
    private SendOutcome.@Nullable Sent proof;

    private @Nullable UncertainSendResolver uncertainSendResolver;
    private @Nullable String storeTrouble;
    private boolean asking;
    private boolean checking;
    private boolean draining;

    /** A request is handed to WAHA. */
    void sending(InFlight send) {
        inFlight = send;
        proof = null;
    }

    /** Whether {@code index} of {@code campaign} is with WAHA. */
    boolean isSending(QueuedCampaign campaign, int index) {
        return inFlight != null
                && inFlight.campaign() == campaign
                && inFlight.request().index() == index;
    }

    /** An earlier start of the request in flight has sent this message. */
    void prove(SendOutcome.Sent message) {
        proof = message;
    }

    /** What came of the request in flight if it ends so: it was sent if one of its starts was. */
    SendOutcome withProof(SendOutcome outcome) {
        return proof == null || outcome instanceof SendOutcome.Sent ? outcome : proof;
    }

    /** Whether a request is with WAHA. */
    boolean isSending() {
        return inFlight != null;
    }

    /** The request that is with WAHA. */
    InFlight sent() {
        if (inFlight == null) {
            throw new IllegalStateException("nothing is in flight");
        }
        return inFlight;
    }

    /** The request that was with WAHA, which it is no longer. */
    InFlight concluded() {
        InFlight send = sent();
        inFlight = null;
        return send;
    }

    /** A send may have gone out, which is to be found out. */
    void settle(UncertainSendResolver open) {
        uncertainSendResolver = open;
        open.campaign.settling(true);
    }

    /** The send that is being settled, or null. */
    @Nullable
    UncertainSendResolver uncertainSendResolver() {
        return uncertainSendResolver;
    }

    /** Releases the send that is being settled if it was decided about. */
    void letGoOfSettled() {
        if (uncertainSendResolver != null && uncertainSendResolver.isOver()) {
            uncertainSendResolver.campaign.settling(false);
            uncertainSendResolver = null;
        }
    }

    /** WAHA is being asked about the session or about a send. */
    void asking() {
        asking = true;
    }

    /** WhatsApp is being asked for a recipient. */
    void checking() {
        asking = true;
        checking = true;
    }

    /** The answer is there. */
    void answered() {
        asking = false;
        checking = false;
    }

    boolean isChecking() {
        return checking;
    }

    /** Whether it waits for WAHA's answer to a question or to a request. */
    boolean isWaiting() {
        return inFlight != null || asking;
    }

    /** Whether it waits for WAHA's answer to a question. */
    boolean isAsking() {
        return asking;
    }

    /** Whether nothing is under way, open, or in trouble. */
    boolean isAtRest() {
        return !isWaiting() && uncertainSendResolver == null && !isHalted();
    }

    /** The store cannot record; null once it can again. */
    void storeTrouble(@Nullable String reason) {
        storeTrouble = reason;
    }

    /** Why the store cannot record, or null if it can as far as known. */
    @Nullable
    String storeTrouble() {
        return storeTrouble;
    }

    /** Nothing more is started. */
    void drain() {
        draining = true;
    }

    boolean isDraining() {
        return draining;
    }

    /** Whether nothing may be started, whatever there is to do. */
    boolean isHalted() {
        return draining || storeTrouble != null;
    }
}
