package io.turbozap.simulator.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The options of a simulator. {@link #builder()} starts from WAHA's own manners on 127.0.0.1:3001, without a key.
 *
 * @param port 0 takes a free one
 * @param apiKey what {@code X-Api-Key} must be, null for no check; {@code /simulator} and {@code /ping} are always open
 * @param version the WAHA version to claim
 * @param timeScale multiplies WAHA's own waits (5 s and 10 s for a session, its start and stop, acknowledgements,
 *     webhook retries): 1 is real, tests use 0.001
 * @param latencyMillis what each send takes, not scaled
 * @param qrMillis how long one QR code lives, not scaled; the sixth unscanned one fails the session
 * @param scanMillis how long after it was shown a phone scans a QR code, not scaled; 0 for never
 * @param keepAliveMillis an idle connection is closed after that time, not scaled
 * @param smsAccount which the SMS provider accepts; null for any account with a password
 * @param autoStart whether a session that does not exist is created working on first use, instead of a 422
 * @param sessions that exist and work from the start
 * @param messageIds whether message ids can be fetched ahead (WAHA 2026.4.3); else 404
 * @param mediaIds whether NOWEB takes a given id for media as well, as its newest versions do; else it makes one
 * @param history whether chats can be read; else 400 as without NOWEB's store
 * @param limits how timelock and capping are answered
 * @param acks of each message, unless its session has a plan of its own
 * @param webhooks for every session, beside those in its configuration
 * @param unregisteredSuffix phone numbers with this ending are not on WhatsApp; null for none
 * @param ninthDigit whether Brazilian mobiles of the area codes from 31 on are registered without their ninth digit
 * @param hiddenIds whether acknowledgements, and with GOWS check-exists, name people by their {@code @lid}
 * @param maxEntries the newest messages kept in full
 * @param maxTracked messages among which duplicates and order are watched
 * @param maxSessions sessions that can exist
 * @param maxWebhooks deliveries that can be under way or waiting for a retry, and acknowledgements that can be still to
 *     come; further ones are lost and counted
 * @param seed of everything random
 */
public record SimulatorOptions(
        String host,
        int port,
        @Nullable String apiKey,
        Engine engine,
        String version,
        double timeScale,
        long latencyMillis,
        long qrMillis,
        long scanMillis,
        long keepAliveMillis,
        @Nullable SmsAccount smsAccount,
        boolean autoStart,
        List<String> sessions,
        boolean messageIds,
        boolean mediaIds,
        boolean history,
        LimitsSupport limits,
        AckPlan acks,
        List<WebhookTarget> webhooks,
        @Nullable String unregisteredSuffix,
        boolean ninthDigit,
        boolean hiddenIds,
        int maxEntries,
        int maxTracked,
        int maxSessions,
        int maxWebhooks,
        long seed) {

    public SimulatorOptions {
        sessions = List.copyOf(sessions);
        webhooks = List.copyOf(webhooks);
        if (!(timeScale > 0)) {
            throw new IllegalArgumentException("timeScale: expected more than 0, got " + timeScale);
        }
        if (latencyMillis < 0 || scanMillis < 0 || qrMillis < 1 || keepAliveMillis < 1) {
            throw new IllegalArgumentException("times: expected no negative latency and at least 1 ms for the others");
        }
        if (maxEntries < 1 || maxTracked < 1 || maxSessions < sessions.size() || maxWebhooks < 1) {
            throw new IllegalArgumentException("bounds: expected at least 1, and room for the sessions");
        }
    }

    /** Options as WAHA's own. */
    public static SimulatorOptions defaults() {
        return builder().build();
    }

    /** Starts from WAHA's own manners. */
    public static SimulatorOptionsBuilder builder() {
        return new SimulatorOptionsBuilder();
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "SimulatorOptions[" + host + ":" + port + " " + engine + " x" + timeScale + "]";
    }
}
