package io.turbozap.waha.session;

import io.turbozap.actor.CommandException;
import io.turbozap.campaign.SessionName;
import io.vertx.core.Future;
import java.util.List;

/**
 * The sessions of WAHA and the accounts behind them: what state they are in, and what can be done with them. News is
 * published as {@link WahaSessionChanged}. Safe to use from any thread. Futures end within the request time-out, on
 * the context of the caller. What is refused or goes wrong fails with a {@link CommandException}: NOT_FOUND, CONFLICT,
 * FULL, or what WAHA has to do with it: REFUSED, FAILED, TIMED_OUT.
 */
public interface WahaSessions {

    /**
     * Creates and starts a session where needed, with our webhook where WAHA can reach us. Done as soon as WAHA
     * has begun; what follows is published.
     *
     * @param force whether a session that runs is restarted; without it, one that works is never interrupted
     */
    Future<WahaSessionView> connect(SessionName session, boolean force);

    /**
     * Writes our webhook into the configuration of a session that lacks it or signs with another key; one that has it
     * is left alone. CONFLICT for a session that works and had to be restarted for it, unless {@code force}.
     *
     * @param force as in {@link #connect}, if anything has to be written
     */
    Future<WahaSessionView> hook(SessionName session, boolean force);

    /** Stops a session; its account stays paired. */
    Future<WahaSessionView> disconnect(SessionName session);

    /** Stops and starts a session. */
    Future<WahaSessionView> restart(SessionName session);

    /** Unpairs a session from its account. */
    Future<WahaSessionView> logout(SessionName session);

    /** Removes a session from WAHA. Done also if there is none. */
    Future<WahaSessionView> delete(SessionName session);

    /**
     * Asks for a code that a phone can type instead of scanning. CONFLICT while no QR code is shown.
     *
     * @param phone the account's number, 7 to 15 digits
     */
    Future<PairingCode> pairingCode(SessionName session, String phone);

    /** The last known view of a session, without a request. */
    WahaSessionView view(SessionName session);

    /** As {@link #view}, after a query of WAHA if there was none lately. Waits at most 2 seconds for it. */
    Future<WahaSessionView> refresh(SessionName session);

    /** Every session that WAHA has, or had when it was asked last. Waits as {@link #refresh}. */
    Future<Listing> all();

    /**
     * The sessions of WAHA.
     *
     * @param accounts in the order of their names
     * @param complete whether WAHA has just listed them, so that these are all
     */
    record Listing(List<WahaSessionView> accounts, boolean complete) {

        /** Keeps a copy of the list. */
        public Listing {
            accounts = List.copyOf(accounts);
        }
    }

    /** A webhook signalled that the status of a session has changed. */
    void notified(SessionName session);

    /** A sign that WhatsApp limits the account of a session: it is probed as soon as possible. */
    void suspect(SessionName session);
}
