package io.turbozap.cli;

import io.turbozap.actor.LocalCodec;
import io.turbozap.campaign.Channel;
import io.turbozap.campaign.SessionName;
import io.turbozap.config.Config;
import io.turbozap.files.TemporaryFiles;
import io.turbozap.http.HttpBootstrap;
import io.turbozap.http.HttpDependencies;
import io.turbozap.http.HttpVerticle;
import io.turbozap.http.Readiness;
import io.turbozap.http.guard.GuardRules;
import io.turbozap.http.guard.Guards;
import io.turbozap.http.guard.MemoryAccount;
import io.turbozap.http.scheduled.ScheduledMessageEvents;
import io.turbozap.http.upload.UploadRules;
import io.turbozap.live.Live;
import io.turbozap.live.Overviews;
import io.turbozap.outbound.Outbound;
import io.turbozap.outbound.address.TargetCheck;
import io.turbozap.outbound.address.TargetPolicy;
import io.turbozap.outbound.address.TargetResolver;
import io.turbozap.process.Blocking;
import io.turbozap.process.EventLoops;
import io.turbozap.process.Heartbeat;
import io.turbozap.process.Watchdog;
import io.turbozap.recipients.CorrespondentRecorder;
import io.turbozap.recipients.RecipientLists;
import io.turbozap.recipients.book.AddressBook;
import io.turbozap.recipients.consent.OptOutWords;
import io.turbozap.recipients.consent.OptOuts;
import io.turbozap.recipients.consent.Suppressions;
import io.turbozap.schedule.LocalRecurrences;
import io.turbozap.session.Capacity;
import io.turbozap.session.MediaCheck;
import io.turbozap.session.Retention;
import io.turbozap.session.SessionView;
import io.turbozap.session.Sessions;
import io.turbozap.session.actor.LocalSessions;
import io.turbozap.session.port.SessionPorts;
import io.turbozap.sms.SmsGateways;
import io.turbozap.store.Database;
import io.turbozap.store.StoreException;
import io.turbozap.store.history.CheckedNumbers;
import io.turbozap.waha.history.FirstReading;
import io.turbozap.waha.history.HistoryReader;
import io.turbozap.waha.history.WahaHistory;
import io.turbozap.waha.media.MediaChecks;
import io.turbozap.waha.message.WahaLids;
import io.turbozap.waha.send.WahaGateways;
import io.turbozap.waha.server.WahaReachability;
import io.turbozap.waha.session.LocalWahaSessions;
import io.turbozap.waha.session.WahaSessions;
import io.turbozap.waha.session.WebhookRefusals;
import io.turbozap.waha.webhook.ReplyListener;
import io.turbozap.waha.webhook.SentMessages;
import io.turbozap.waha.webhook.WahaEvent;
import io.turbozap.waha.webhook.WahaEventHandler;
import io.turbozap.waha.webhook.WebhookKey;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server: everything it is made of, put together. */
final class Server {

    private static final Logger log = LoggerFactory.getLogger(Server.class);
    private static final long MEMORY = Runtime.getRuntime().maxMemory();
    private static final long FILE_LOOK_UP_MILLIS = 3_000;
    /** What a client of pushes takes beside its connection, in bytes. */
    private static final int SOCKET_BYTES = 10 * 1024;

    private static final int LOOPS = Runtime.getRuntime().availableProcessors();

    private final Config config;
    private final Clock clock = Clock.systemUTC();
    private final Metrics metrics = new Metrics();
    private final Vertx vertx = metrics.vertx(LOOPS);
    private final Outbound waha;
    private final Outbound sms;
    private final TargetResolver files;
    private final Outbound fileHosts;
    private final WahaReachability reachability;
    private final MemoryAccount memory = new MemoryAccount(MEMORY);
    private final Guards guards;
    private final HttpBootstrap httpBootstrap;
    private final SentMessages sent = new SentMessages();
    private volatile HttpVerticle.@Nullable Open door;
    private volatile @Nullable Storage storage;
    private volatile @Nullable LocalSessions sessions;
    private volatile @Nullable LocalRecurrences recurrences;
    private volatile @Nullable LocalWahaSessions accounts;
    private volatile @Nullable String catchingUp;
    private volatile @Nullable Live live;
    private final Promise<Void> opened = Promise.promise();
    private volatile boolean recovered;
    private volatile boolean stopping;
    private final List<Heartbeat> hearts = new CopyOnWriteArrayList<>();
    private volatile @Nullable Watchdog watchdog;
    private @Nullable String watch;
    private @Nullable Future<Void> released;

    /** @param config settings that were checked */
    Server(Config config) {
        this.config = config;
        LocalCodec.install(vertx);
        EventLoops.watch(vertx);
        this.waha = WahaGateways.outbound(vertx, LOOPS, config.waha());
        this.files = new TargetResolver(
                vertx, "file-names", TargetPolicy.ofMedia(config.media().allowPrivate()), FILE_LOOK_UP_MILLIS);
        this.fileHosts = MediaChecks.outbound(vertx, LOOPS);
        this.sms = SmsGateways.outbound(vertx, LOOPS, config.sms());
        this.reachability = new WahaReachability(
                waha, config.waha(), config.engine().sessionRecheckInterval().toMillis());
        this.guards = new Guards(
                memory,
                GuardRules.of(
                        Math.min(config.limits().connections(), OpenFiles.forConnections()),
                        config.limits().connectionsPerAddress()));
        this.httpBootstrap = new HttpBootstrap(config, this::readiness, guards);
        metrics.watch(guards);
    }

    /** Starts a new server, as {@link #start()} does. */
    static Future<Server> start(Config config) {
        Server server = new Server(config);
        return server.start().map(server);
    }

    /**
     * Starts it, once. It answers its health while it still reads what was recorded. Fails with {@link CannotStartException} if its
     * port or its store cannot be had, and after {@link #stop}; everything is given back then. Call it outside of any
     * verticle.
     */
    Future<Void> start() {
        Promise<Void> started = Promise.promise(); // of no context, for a failure outlives them all
        open().onComplete(opened);
        opened.future().onSuccess(started::complete).onFailure(failure -> release()
                .onComplete(released -> started.fail(failure)));
        return started.future();
    }

    /** Goes on with the start, unless it is to stop. */
    private <T> Future<T> step(Supplier<Future<T>> next) {
        return stopping ? Future.failedFuture(new CancellationException("stopped while it started")) : next.get();
    }

    private Future<Void> open() {
        Blocking.run(vertx, Server::clearScratch);
        Future<Storage> store = Storage.open(vertx, config, clock)
                .onSuccess(opened -> storage = opened)
                .recover(failure -> Future.failedFuture(
                        failure instanceof StoreException known ? CannotStartException.storing(known) : failure));
        Future<HttpVerticle.Open> listening = HttpVerticle.open(vertx, httpBootstrap, LOOPS)
                .onSuccess(opened -> door = opened)
                .recover(failure -> Future.failedFuture(cannotListen(failure)));
        return Future.join(listening, store)
                .compose(both -> step(() -> furnish(store.result())))
                .compose(furnished -> vertx.deployVerticle(reachability).onSuccess(id -> watch = id))
                .compose(watching -> watchLoops())
                .onSuccess(ready -> guard())
                .onSuccess(ready -> sayWhatRuns())
                .mapEmpty();
    }

    private static Void clearScratch() {
        TemporaryFiles.clear();
        return null;
    }

    private Future<String> watchLoops() {
        return vertx.deployVerticle(
                () -> {
                    Heartbeat heartbeat = new Heartbeat("event loop " + hearts.size());
                    hearts.add(heartbeat);
                    return new EventLoopMonitor(metrics.loopDelays(), heartbeat);
                },
                new DeploymentOptions().setInstances(LOOPS));
    }

    /** Ends the process if a loop or the writer of the store hangs, from here on until it is to stop. */
    private void guard() {
        Heartbeat writer = Objects.requireNonNull(storage).database.heartbeat();
        if (writer != null) {
            hearts.add(writer);
        }
        long timeout = config.engine().watchdogTimeout().toMillis();
        if (timeout > 0 && !stopping) {
            watchdog = Watchdog.over(hearts, timeout);
        }
    }

    private Future<Void> furnish(Storage kept) {
        LocalSessions all = sessions(kept);
        sessions = all;
        metrics.watch(all);
        return LocalWahaSessions.open(vertx, waha, config.waha(), webhookKey(kept), clock, all::limited)
                .onSuccess(opened -> accounts = opened)
                .compose(followed -> step(() -> readFirst(kept)))
                .compose(read -> step(all::recover))
                .compose(done -> step(kept.hooks::start))
                .compose(done -> step(() -> repeat(kept, all)))
                .compose(repeating -> Live.open(
                                vertx,
                                all,
                                new Overviews(all, kept.totals::latest, Objects.requireNonNull(accounts)::known, clock),
                                clock,
                                (int) Math.min(
                                        config.limits().sockets(),
                                        memory.share(MemoryAccount.Use.SOCKETS) / SOCKET_BYTES))
                        .onSuccess(opened -> live = opened)
                        .compose(live -> ScheduledMessageEvents.open(vertx, all, kept.deliveries, live.socketIo())
                                .compose(telling -> listen(kept, all))
                                .onSuccess(events -> lead(kept, all, repeating, live, events))))
                .mapEmpty();
    }

    /** Reads who opted out while nothing ran here, before anything is sent again. */
    private Future<Void> readFirst(Storage kept) {
        long every = config.waha().catchUpInterval().toMillis();
        if (every == 0) {
            return Future.succeededFuture();
        }
        WahaHistory history = new WahaHistory(waha, config.waha());
        return vertx.deployVerticle(new FirstReading(history, kept.historyMarks, optOuts(kept), every))
                .compose(vertx::undeploy);
    }

    private OptOuts optOuts(Storage kept) {
        Config.Recipients people = config.recipients();
        return new OptOuts(
                new OptOutWords(people.optOutWords(), people.optInWords()),
                new WahaLids(waha, config.waha()),
                kept.suppressions,
                clock);
    }

    /** Takes what WAHA tells, and reads afterwards what it told in vain. */
    private Future<WahaEventHandler> listen(Storage kept, LocalSessions all) {
        LocalWahaSessions followed = Objects.requireNonNull(accounts);
        WahaEventHandler taken = webhooks(kept, all, followed);
        long every = config.waha().catchUpInterval().toMillis();
        if (every == 0) {
            return Future.succeededFuture(door(taken, all, followed, null));
        }
        HistoryReader reader = new HistoryReader(
                new WahaHistory(waha, config.waha()),
                kept.historyMarks,
                taken,
                followed::known,
                session -> all.session(session) != null
                        || followed.view(session).webhook().isOurs(),
                followed::unreadable,
                clock,
                every);
        return vertx.deployVerticle(reader).map(id -> {
            catchingUp = id;
            followed.follow(List.copyOf(reader.known()));
            return door(taken, all, followed, reader);
        });
    }

    private WahaEventHandler door(
            WahaEventHandler taken, Sessions all, WahaSessions followed, @Nullable HistoryReader reader) {
        WahaEventHandler watched = new WebhookRefusals(taken, new RefusedWebhooks(all, followed, reader), clock);
        return event -> {
            if (event instanceof WahaEvent.Refused) {
                metrics.refusedWebhook();
            }
            return watched.handle(event);
        };
    }

    private void lead(Storage kept, LocalSessions all, LocalRecurrences repeating, Live live, WahaEventHandler events) {
        recovered = true;
        LocalWahaSessions followed = Objects.requireNonNull(accounts);
        SessionStatePushes.open(vertx, live);
        followed.follow(all.sessions().stream()
                .filter(SessionView::active)
                .map(SessionView::session)
                .filter(session -> session.channel() == Channel.WHATSAPP)
                .toList());
        followed.keep(config.waha().sessions().stream().map(SessionName::new).toList());
        httpBootstrap.lead(new HttpDependencies(
                all,
                kept.repositories(),
                config,
                clock,
                new SecureRandom(),
                this::readiness,
                metrics::scrape,
                UploadRules.of(config.limits().uploads(), memory.share(MemoryAccount.Use.UPLOADS)),
                repeating,
                events,
                webhookKey(kept),
                followed,
                live,
                kept.hooks));
    }

    private Future<LocalRecurrences> repeat(Storage kept, LocalSessions all) {
        return LocalRecurrences.open(
                        vertx,
                        kept.database,
                        all,
                        clock,
                        config.engine().maxLateness().toMillis())
                .onSuccess(opened -> recurrences = opened);
    }

    private LocalSessions sessions(Storage kept) {
        ChannelGateways gateways = new ChannelGateways(
                new WahaGateways(
                        vertx, waha, config.waha(), new TargetCheck(files, clock), metrics, sent, this::suspect),
                new SmsGateways(sms, config.sms()));
        return new LocalSessions(
                vertx,
                new SessionPolicies(config),
                new SessionPorts(
                        gateways,
                        kept.journal,
                        kept.archive,
                        kept.audiences,
                        kept.suppressions,
                        new CheckedNumbers(
                                kept.database,
                                clock,
                                config.recipients().checkNumbersFor().toMillis()),
                        kept.correspondents,
                        config.media().check() ? new MediaChecks(vertx, fileHosts, files) : MediaCheck.none()),
                clock,
                new Capacity(config.limits().campaigns(), config.limits().sessions(), MEMORY / 2),
                new Retention(
                        config.retention().completedMax(),
                        config.retention().completedFor().toMillis()),
                config.engine().shutdownGrace().toMillis());
    }

    private @Nullable WebhookKey webhookKey(Storage kept) {
        return WebhookKey.of(config, kept.webhookKey);
    }

    private void suspect(SessionName session) {
        LocalWahaSessions followed = accounts;
        if (followed != null) {
            followed.suspect(session);
        }
    }

    private WahaEventHandler webhooks(Storage kept, LocalSessions all, WahaSessions followed) {
        ReplyListener optOuts = optOuts(kept);
        ReplyListener acquaintance =
                new CorrespondentRecorder(new WahaLids(waha, config.waha()), kept.correspondents, all);
        return WahaWebhookWiring.to(
                sent,
                kept.acks,
                all,
                followed,
                message -> Future.join(optOuts.received(message), acquaintance.received(message))
                        .mapEmpty(),
                clock,
                config.engine().newChatRetry().toMillis());
    }

    private Readiness readiness() {
        Storage kept = storage;
        return new Readiness(recovered, kept != null && kept.database.isUp(), reachability.state());
    }

    private void sayWhatRuns() {
        log.info(
                "listening on {}:{}, sending through {} every {} ms, recording in {}, {} transport",
                config.server().host(),
                port(),
                config.waha().baseUrl(),
                config.pacing().interval().toMillis(),
                config.store(),
                vertx.isNativeTransportEnabled() ? "native" : "NIO");
        if (config.server().hasShortKey()) {
            log.warn(
                    "API_KEY is short enough to be guessed: make it 16 characters or more, as it must be beyond loopback");
        }
        String webhookKey = config.waha().webhookHmacKey();
        if (webhookKey != null && webhookKey.length() < Config.Server.SHORTEST_KEY) {
            log.warn(
                    "WAHA_WEBHOOK_HMAC_KEY is short enough to be guessed: make it 16 characters or more, or leave it out");
        }
        if (config.waha().webhookUrl() == null
                && config.waha().webhookHmacKey() == null
                && config.server().apiKey() != null) {
            log.warn(
                    "webhooks of WAHA are believed only if they are signed: set WAHA_WEBHOOK_URL, and our key is written into"
                            + " WAHA's sessions, or WAHA_WEBHOOK_HMAC_KEY to the hmac.key that WAHA has");
        }
        if (config.sms().isConfigured()) {
            log.info(
                    "sending SMS through {} every {} ms",
                    config.sms().baseUrl(),
                    config.sms().interval().toMillis());
        }
    }

    private CannotStartException cannotListen(Throwable cause) {
        return CannotStartException.listening(
                config.server().host(), config.server().port(), cause, "PORT and HOST choose another place to listen.");
    }

    int port() {
        return Objects.requireNonNull(door).port();
    }

    Vertx vertx() {
        return vertx;
    }

    Database database() {
        return Objects.requireNonNull(storage).database;
    }

    Sessions sessions() {
        return Objects.requireNonNull(sessions);
    }

    Suppressions suppressions() {
        return Objects.requireNonNull(storage).suppressions;
    }

    AddressBook contacts() {
        return Objects.requireNonNull(storage).contacts;
    }

    RecipientLists lists() {
        return Objects.requireNonNull(storage).lists;
    }

    /**
     * Stops a server that was started: it lets no request in, lets what is in flight end within the grace, records it, and
     * gives back everything. While it starts, it ends after its present step, or without having given back everything
     * where that step takes longer than the grace: nothing has been accepted yet, so a store that does not answer is not
     * waited for.
     */
    Future<Void> stop() {
        stopping = true;
        Promise<Void> stopped = Promise.promise(); // of no context, for it outlives them all
        long grace = Math.max(1, config.engine().shutdownGrace().toMillis());
        long timer = vertx.setTimer(grace, over -> stopped.tryComplete());
        opened.future().onComplete(done -> {
            if (vertx.cancelTimer(timer)) {
                release().onComplete(stopped);
            }
        });
        return stopped.future();
    }

    private synchronized Future<Void> release() {
        if (released == null) {
            released = releaseAll();
        }
        return released;
    }

    private Future<Void> releaseAll() {
        Promise<Void> stopped = Promise.promise(); // of no context, for it outlives them all
        Watchdog watching = watchdog;
        if (watching != null) {
            watching.close();
        }
        HttpVerticle.Open opened = door;
        LocalSessions all = sessions;
        Storage kept = storage;
        LocalRecurrences repeating = recurrences;
        LocalWahaSessions followed = accounts;
        String reading = catchingUp;
        Live pushing = live;
        (pushing == null ? Future.<Void>succeededFuture() : pushing.close())
                .otherwiseEmpty()
                .eventually(() -> opened == null ? Future.succeededFuture() : vertx.undeploy(opened.deploymentId()))
                .otherwiseEmpty()
                .eventually(() -> repeating == null ? Future.succeededFuture() : repeating.close())
                .eventually(() -> reading == null ? Future.succeededFuture() : vertx.undeploy(reading))
                .eventually(() -> followed == null ? Future.succeededFuture() : followed.close())
                .eventually(() -> all == null ? Future.succeededFuture() : all.close())
                .eventually(() -> watch == null ? Future.succeededFuture() : vertx.undeploy(watch))
                .eventually(() -> Future.join(waha.close(), sms.close(), fileHosts.close()))
                .eventually(() -> kept == null ? Future.succeededFuture() : kept.hooks.close())
                .eventually(() -> kept == null ? Future.succeededFuture() : kept.close())
                .onComplete(quiet -> vertx.close().onComplete(stopped));
        return stopped.future();
    }
}
