package io.turbozap.session;

import io.turbozap.campaign.SessionName;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * What all sessions of a process share.
 *
 * @param policies the policy of each session
 * @param random draws message ids and the random part of intervals; thread-safe
 */
record Surroundings(
        Function<SessionName, SessionPolicy> policies,
        Gateway.Opener gateways,
        Journal journal,
        Audiences audiences,
        Consent consent,
        NumberMemory numbers,
        KnownChats knownChats,
        MediaLook media,
        RandomGenerator random,
        SessionClock clock,
        Board board) {}
