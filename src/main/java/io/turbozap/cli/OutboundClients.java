package io.turbozap.cli;

import io.turbozap.config.Config;
import io.turbozap.outbound.Outbound;
import io.turbozap.outbound.address.TargetPolicy;
import io.turbozap.outbound.address.TargetResolver;
import io.turbozap.sms.SmsGateways;
import io.turbozap.waha.media.MediaChecks;
import io.turbozap.waha.send.WahaGateways;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** The HTTP clients that all sessions share: of WAHA, of the SMS gateway and of the hosts of media. */
final class OutboundClients {

    private static final long FILE_LOOK_UP_MILLIS = 3_000;

    final Outbound waha;
    final Outbound sms;
    final Outbound fileHosts;
    /** The names of the hosts of media. */
    final TargetResolver files;

    /**
     * Opens the clients.
     *
     * @param loops the event loops that use them
     */
    OutboundClients(Vertx vertx, int loops, Config config) {
        this.waha = WahaGateways.outbound(vertx, loops, config.waha());
        this.files = new TargetResolver(
                vertx, "file-names", TargetPolicy.ofMedia(config.media().allowPrivate()), FILE_LOOK_UP_MILLIS);
        this.fileHosts = MediaChecks.outbound(vertx, loops);
        this.sms = SmsGateways.outbound(vertx, loops, config.sms());
    }

    Future<?> close() {
        return Future.join(waha.close(), sms.close(), fileHosts.close());
    }
}
