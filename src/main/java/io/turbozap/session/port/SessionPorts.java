package io.turbozap.session.port;

import io.turbozap.session.MediaCheck;
import io.vertx.core.Future;

/**
 * The ports through which sessions use the rest of the server.
 *
 * @param gateways opens the way out of each session
 * @param journal where events are recorded
 * @param archive where they are read again
 * @param audiences takes the contacts of campaigns to the address book
 * @param consent decides who may be sent to
 * @param numbers remembers which numbers are on WhatsApp
 * @param knownChats whom a session has written with
 * @param media looks at the files of campaigns
 */
public record SessionPorts(
        Gateway.Opener gateways,
        Journal journal,
        Archive archive,
        Audiences audiences,
        Consent.Opener consent,
        NumberMemory numbers,
        KnownChats knownChats,
        MediaCheck media) {

    /** Ports to nothing but a gateway: everything is in memory alone. */
    public static SessionPorts of(Gateway.Opener gateways) {
        return new SessionPorts(
                gateways,
                Journal.none(),
                Archive.none(),
                campaign -> Future.failedFuture("there is no address book"),
                Consent.Opener.ofAll(),
                NumberMemory.none(),
                KnownChats.none(),
                MediaCheck.none());
    }
}
