package io.turbozap.cli;

import io.turbozap.actor.LocalCodec;
import io.turbozap.campaign.Channel;
import io.turbozap.campaign.SessionName;
import io.turbozap.cli.Lifecycle.Part;
import io.turbozap.config.Config;
import io.turbozap.files.TemporaryFiles;
import io.turbozap.http.HttpBootstrap;
import io.turbozap.http.HttpServices;
import io.turbozap.http.HttpVerticle;
import io.turbozap.http.Readiness;
import io.turbozap.http.campaign.CampaignServices;
import io.turbozap.http.contact.ContactServices;
import io.turbozap.http.guard.GuardRules;
import io.turbozap.http.guard.Guards;
import io.turbozap.http.guard.MemoryAccount;
import io.turbozap.http.message.TemplateServices;
import io.turbozap.http.scheduled.ScheduledMessageEvents;
import io.turbozap.http.upload.UploadRules;
import io.turbozap.http.webhook.WebhookServices;
import io.turbozap.identity.Identity;
import io.turbozap.live.Live;
import io.turbozap.live.Overviews;
import io.turbozap.process.Blocking;
import io.turbozap.process.EventLoops;
import io.turbozap.schedule.LocalRecurrences;
import io.turbozap.session.SessionView;
import io.turbozap.session.Sessions;
import io.turbozap.session.actor.LocalSessions;
import io.turbozap.store.StoreException;
import io.turbozap.waha.server.WahaReachability;
import io.turbozap.waha.session.LocalWahaSessions;
import io.turbozap.waha.webhook.SentMessages;
import io.turbozap.waha.webhook.WebhookKey;
import io.turbozap.webhooks.Webhooks;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** A server: its parts in the order of their start, which is the reverse of the order in which they are stopped. */
final class Server {

    private static final long MEMORY = Runtime.getRuntime().maxMemory();
    /** What a client of pushes takes beside its connection, in bytes. */
    private static final int SOCKET_BYTES = 10 * 1024;

    private static final int LOOPS = Runtime.getRuntime().availableProcessors();

    private final Config config;
    private final Clock clock = Clock.systemUTC();
    private final Metrics metrics = new Metrics();
    private final Vertx vertx = metrics.vertx(LOOPS);
    private final OutboundClients clients;
    private final WahaReachability reachability;
    private final MemoryAccount memory = new MemoryAccount(MEMORY);
    private final HttpBootstrap httpBootstrap;
    private final SentMessages sent = new SentMessages();

    private final Lifecycle lifecycle = new Lifecycle();
    private final Part<HttpVerticle.Open> door;
    private final Part<Storage> storage;
    private final Part<Identity> identity;
    private final Part<LocalSessions> sessions;
    private final Part<LocalWahaSessions> wahaSessions;
    private final Part<WahaEventIntake.Open> events;
    private final Part<LocalRecurrences> recurrences;
    private final Part<Live> live;

    /** Puts the parts together, by settings that were checked, to be started. */
    Server(Config config) {
        this.config = config;
        LocalCodec.install(vertx);
        EventLoops.watch(vertx);
        this.clients = new OutboundClients(vertx, LOOPS, config);
        this.reachability = new WahaReachability(
                clients.waha,
                config.waha(),
                config.engine().sessionRecheckInterval().toMillis());
        Guards guards = guards();
        this.httpBootstrap = new HttpBootstrap(config, clock, this::readiness, metrics::scrape, guards);
        metrics.watch(guards);

        // what goes out stays until everything that may still send has ended: it is given back last
        lifecycle.onStop("the event loops", vertx::close);
        lifecycle.add("the temporary files", this::clearTemporaryFiles, clearing -> clearing);
        this.door = lifecycle.add("the HTTP server", this::listen, open -> closeDoor());
        this.storage = lifecycle.add("the store", this::openStore, Storage::close);
        this.identity = lifecycle.add("the identity services", this::openIdentity, Identity::close);
        lifecycle.add("the webhooks of others", this::startWebhooks, Webhooks::close);
        lifecycle.onStop("the HTTP clients", clients::close);
        lifecycle.add("the reachability of WAHA", () -> vertx.deployVerticle(reachability), vertx::undeploy);
        // sends in flight end within their grace while all of the above still is there
        this.sessions = lifecycle.add("the sessions", this::newSessions, LocalSessions::close);
        this.wahaSessions = lifecycle.add("the sessions of WAHA", this::openWahaSessions, LocalWahaSessions::close);
        Part<WahaEventIntake> intake = lifecycle.add("the intake of WAHA's events", this::newIntake);
        lifecycle.step("the reading of what came meanwhile", () -> intake.get().readFirst());
        lifecycle.step("the recovery", () -> sessions.get().recover());
        this.events = lifecycle.add(
                "the events of WAHA", () -> intake.get().open(sessions.get(), wahaSessions.get()), open -> intake.get()
                        .close(open));
        this.recurrences = lifecycle.add("the recurrences", this::openRecurrences, LocalRecurrences::close);
        // requests are let in last and shut out first, and before them the sockets, which would never end by themselves
        this.live = lifecycle.add("the pushes", this::openLive);
        lifecycle.step("the events of scheduled messages", this::openScheduledMessageEvents);
        lifecycle.add("the requests", this::lead, led -> closeDoor());
        lifecycle.onStop("the sockets", () -> live.get().close());
        lifecycle.add("the watchdog", this::watch, ProcessWatch::close);
    }

    /** Starts a new server, as {@link #start()} does. */
    static Future<Server> start(Config config) {
        Server server = new Server(config);
        return server.start().map(server);
    }

    /**
     * Starts it, once. It answers its health while it still reads what was recorded. Fails with
     * {@link CannotStartException} if its port or its store cannot be had, and after {@link #stop}; everything is given
     * back then. Call it outside of any verticle.
     */
    Future<Void> start() {
        return lifecycle
                .start()
                .onSuccess(started -> StartupReport.log(config, port(), vertx.isNativeTransportEnabled()));
    }

    /**
     * Stops a server that was started: it admits no request, waits within the grace for what is in flight, records it,
     * and releases everything. While it starts, it ends after its present part, or, for nothing has been accepted yet,
     * without having given back everything where that takes longer than the grace.
     */
    Future<Void> stop() {
        Promise<Void> stopped = Promise.promise(); // of no context, for it outlives them all
        long grace = Math.max(1, config.engine().shutdownGrace().toMillis());
        long timer = vertx.setTimer(grace, over -> stopped.tryComplete());
        lifecycle.started().onComplete(ended -> vertx.cancelTimer(timer));
        lifecycle.stop().onComplete(ended -> stopped.tryComplete());
        return stopped.future();
    }

    /** Begins to remove what a killed process left, which nothing but the end of the event loops waits for. */
    private Future<Future<Void>> clearTemporaryFiles() {
        return Future.succeededFuture(Blocking.run(vertx, () -> {
            TemporaryFiles.clear();
            return null;
        }));
    }

    private Guards guards() {
        return new Guards(
                memory,
                GuardRules.of(
                        Math.min(config.limits().connections(), OpenFiles.forConnections()),
                        config.limits().connectionsPerAddress()));
    }

    private Future<HttpVerticle.Open> listen() {
        return HttpVerticle.open(vertx, httpBootstrap, LOOPS)
                .recover(failure -> Future.failedFuture(CannotStartException.listening(
                        config.server().host(),
                        config.server().port(),
                        failure,
                        "PORT and HOST choose another place to listen.")));
    }

    private Future<Void> closeDoor() {
        String id = door.get().deploymentId();
        return vertx.deploymentIDs().contains(id) ? vertx.undeploy(id) : Future.succeededFuture();
    }

    private Future<Storage> openStore() {
        return Storage.open(vertx, config, clock).recover(Server::cannotStore);
    }

    private Future<Identity> openIdentity() {
        return KeyFile.open(vertx, config)
                .compose(keys -> Identity.open(vertx, storage.get().database, keys, config.identity(), clock))
                .recover(Server::cannotStore);
    }

    private static <T> Future<T> cannotStore(Throwable failure) {
        return Future.failedFuture(
                failure instanceof StoreException known ? CannotStartException.storing(known) : failure);
    }

    private Future<Webhooks> startWebhooks() {
        Webhooks webhooks = storage.get().hooks;
        return webhooks.start().map(webhooks);
    }

    private Future<LocalSessions> newSessions() {
        return Future.succeededFuture(new SessionFactory(vertx, config, clock, clients, metrics, sent)
                .create(storage.get(), MEMORY, this::suspect));
    }

    private Future<WahaEventIntake> newIntake() {
        return Future.succeededFuture(new WahaEventIntake(vertx, config, clock, clients, metrics, sent, storage.get()));
    }

    private Future<LocalWahaSessions> openWahaSessions() {
        Sessions all = sessions.get();
        metrics.watch(all.queries());
        return LocalWahaSessions.open(vertx, clients.waha, config.waha(), webhookKey(), clock, all.signals());
    }

    private Future<String> openScheduledMessageEvents() {
        Sessions all = sessions.get();
        return ScheduledMessageEvents.open(
                vertx, all.queries(), storage.get().deliveries, live.get().socketIo());
    }

    private Future<LocalRecurrences> openRecurrences() {
        long maxLateness = config.engine().maxLateness().toMillis();
        return LocalRecurrences.open(vertx, storage.get().database, sessions.get(), clock, maxLateness);
    }

    private Future<Live> openLive() {
        Sessions all = sessions.get();
        Storage kept = storage.get();
        Overviews overviews = new Overviews(all.queries(), kept.totals::latest, wahaSessions.get()::known, clock);
        int sockets = (int) Math.min(config.limits().sockets(), memory.share(MemoryAccount.Use.SOCKETS) / SOCKET_BYTES);
        return Live.open(vertx, all.queries(), overviews, kept.receipts, clock, sockets);
    }

    private Future<HttpBootstrap> lead() {
        LocalWahaSessions followed = wahaSessions.get();
        SessionStatePushes.open(vertx, live.get());
        followed.follow(sessions.get().queries().sessions().stream()
                .filter(queue -> queue.active() && queue.session().channel() == Channel.WHATSAPP)
                .map(SessionView::session)
                .toList());
        followed.keep(config.waha().sessions().stream().map(SessionName::new).toList());
        Storage kept = storage.get();
        httpBootstrap.lead(new HttpServices(
                new CampaignServices(sessions.get(), kept.deliveries, kept.timeline),
                new ContactServices(kept.contacts, kept.audiences, kept.quotas.contacts()),
                kept.recipients(),
                new TemplateServices(kept.templateRepository, kept.quotas.templates()),
                new WebhookServices(kept.hooks, events.get().events(), webhookKey()),
                recurrences.get(),
                followed,
                live.get(),
                identity.get(),
                UploadRules.of(config.limits().uploads(), memory.share(MemoryAccount.Use.UPLOADS)),
                kept.idempotencyKeys(config.limits(), clock),
                new SecureRandom()));
        return Future.succeededFuture(httpBootstrap);
    }

    private Future<ProcessWatch> watch() {
        return ProcessWatch.start(
                vertx,
                LOOPS,
                metrics,
                storage.get().database.heartbeat(),
                config.engine().watchdogTimeout().toMillis());
    }

    private @Nullable WebhookKey webhookKey() {
        return WebhookKey.of(config, storage.get().webhookKey);
    }

    private void suspect(SessionName session) {
        LocalWahaSessions followed = wahaSessions.orNull();
        if (followed != null) {
            followed.suspect(session);
        }
    }

    private Readiness readiness() {
        Storage kept = storage.orNull();
        return new Readiness(live.hasStarted(), kept != null && kept.database.isUp(), reachability.state());
    }

    int port() {
        return door.get().port();
    }

    Vertx vertx() {
        return vertx;
    }

    Sessions sessions() {
        return sessions.get();
    }

    Storage storage() {
        return storage.get();
    }
}
