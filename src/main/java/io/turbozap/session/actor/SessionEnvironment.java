package io.turbozap.session.actor;

import io.turbozap.campaign.SessionName;
import io.turbozap.session.MediaCheck;
import io.turbozap.session.core.SessionPolicy;
import io.turbozap.session.port.Audiences;
import io.turbozap.session.port.Consent;
import io.turbozap.session.port.Gateway;
import io.turbozap.session.port.Journal;
import io.turbozap.session.port.KnownChats;
import io.turbozap.session.port.NumberMemory;
import io.turbozap.session.port.SessionPorts;
import java.security.SecureRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * The environment that all sessions of a process share.
 *
 * @param policies the policy of each session
 * @param random draws message ids and the random part of intervals; thread-safe
 */
public record SessionEnvironment(
        Function<SessionName, SessionPolicy> policies,
        Gateway.Opener gateways,
        Journal journal,
        Audiences audiences,
        Consent.Opener consent,
        NumberMemory numbers,
        KnownChats knownChats,
        MediaCheck media,
        RandomGenerator random,
        SessionClock clock,
        SessionRegistry sessionRegistry) {

    static SessionEnvironment of(
            Function<SessionName, SessionPolicy> policies,
            SessionPorts ports,
            SessionClock clock,
            SessionRegistry sessionRegistry) {
        return new SessionEnvironment(
                policies,
                ports.gateways(),
                ports.journal(),
                ports.audiences(),
                ports.consent(),
                ports.numbers(),
                ports.knownChats(),
                ports.media(),
                new SecureRandom(),
                clock,
                sessionRegistry);
    }
}
