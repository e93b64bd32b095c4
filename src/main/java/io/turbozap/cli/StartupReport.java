package io.turbozap.cli;

import io.turbozap.config.Config;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lines of the log about a server that has started: where it listens and sends, and which settings are weak. */
final class StartupReport {

    private static final Logger log = LoggerFactory.getLogger(StartupReport.class);

    private StartupReport() {}

    /**
     * Logs the report.
     *
     * @param port the one that it listens on
     */
    static void log(Config config, int port, boolean nativeTransport) {
        log.info(
                "listening on {}:{}, sending through {} every {} ms, recording in {}, {} transport",
                config.server().host(),
                port,
                config.waha().baseUrl(),
                config.pacing().interval().toMillis(),
                config.store(),
                nativeTransport ? "native" : "NIO");
        if (config.server().hasShortKey()) {
            log.warn(
                    "API_KEY is short enough to be guessed: make it 16 characters or more, as it must be beyond loopback");
        }
        warnOfWebhooks(config);
        if (config.sms().isConfigured()) {
            log.info(
                    "sending SMS through {} every {} ms",
                    config.sms().baseUrl(),
                    config.sms().interval().toMillis());
        }
    }

    private static void warnOfWebhooks(Config config) {
        String webhookKey = config.waha().webhookHmacKey();
        if (webhookKey != null && webhookKey.length() < Config.Server.SHORTEST_KEY) {
            log.warn(
                    "WAHA_WEBHOOK_HMAC_KEY is short enough to be guessed: make it 16 characters or more, or leave it out");
        }
        if (config.waha().webhookUrl() == null
                && webhookKey == null
                && config.server().apiKey() != null) {
            log.warn(
                    "webhooks of WAHA are believed only if they are signed: set WAHA_WEBHOOK_URL, and our key is written into"
                            + " WAHA's sessions, or WAHA_WEBHOOK_HMAC_KEY to the hmac.key that WAHA has");
        }
    }
}
