package io.turbozap.cli;

import io.turbozap.campaign.SessionName;
import io.turbozap.config.Config;
import io.turbozap.outbound.address.TargetCheck;
import io.turbozap.session.Capacity;
import io.turbozap.session.MediaCheck;
import io.turbozap.session.Retention;
import io.turbozap.session.actor.LocalSessions;
import io.turbozap.session.port.SessionPorts;
import io.turbozap.sms.SmsGateways;
import io.turbozap.store.history.CheckedNumbers;
import io.turbozap.waha.media.MediaChecks;
import io.turbozap.waha.send.SendMeter;
import io.turbozap.waha.send.WahaGateways;
import io.turbozap.waha.webhook.SentMessages;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.function.Consumer;

/** The factory of the sessions of a server: their gateways, ports, policies and bounds. */
final class SessionFactory {

    private final Vertx vertx;
    private final Config config;
    private final Clock clock;
    private final OutboundClients clients;
    private final SendMeter meter;
    private final SentMessages sent;

    /**
     * Makes the factory of one server.
     *
     * @param sent collects the ids of what is sent
     */
    SessionFactory(
            Vertx vertx, Config config, Clock clock, OutboundClients clients, SendMeter meter, SentMessages sent) {
        this.vertx = vertx;
        this.config = config;
        this.clock = clock;
        this.clients = clients;
        this.meter = meter;
        this.sent = sent;
    }

    /**
     * The sessions of {@code storage}, none of which is recovered yet.
     *
     * @param memory of the process, in bytes
     * @param suspect is called with sessions whose state in WAHA may have changed
     */
    LocalSessions create(Storage storage, long memory, Consumer<SessionName> suspect) {
        return new LocalSessions(
                vertx,
                new SessionPolicies(config),
                ports(storage, suspect),
                clock,
                new Capacity(config.limits().campaigns(), config.limits().sessions(), memory / 2),
                new Retention(
                        config.retention().completedMax(),
                        config.retention().completedFor().toMillis()),
                config.engine().shutdownGrace().toMillis());
    }

    private SessionPorts ports(Storage storage, Consumer<SessionName> suspect) {
        ChannelGateways gateways = new ChannelGateways(
                new WahaGateways(
                        vertx,
                        clients.waha,
                        config.waha(),
                        new TargetCheck(clients.files, clock),
                        meter,
                        sent,
                        suspect),
                new SmsGateways(clients.sms, config.sms()));
        return new SessionPorts(
                gateways,
                storage.journal,
                storage.archive,
                storage.audiences,
                session -> storage.suppressions.consent(storage.owners.of(session)),
                new CheckedNumbers(
                        storage.database,
                        clock,
                        config.recipients().checkNumbersFor().toMillis()),
                storage.correspondents,
                config.media().check() ? new MediaChecks(vertx, clients.fileHosts, clients.files) : MediaCheck.none());
    }
}
