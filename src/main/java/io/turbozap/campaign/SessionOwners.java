package io.turbozap.campaign;

/**
 * Owner of each session: the organisation for which it decides whom to write to, whose opt-outs it takes and whose
 * webhooks receive its events. Safe to ask from any thread, and answers at once, for it is asked before sends.
 */
@FunctionalInterface
public interface SessionOwners {

    /** All sessions of {@link Org#FIRST}. */
    SessionOwners SINGLE = session -> Org.FIRST;

    /** The organisation that {@code session} belongs to. */
    Org of(SessionName session);
}
