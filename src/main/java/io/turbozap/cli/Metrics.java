package io.turbozap.cli;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.turbozap.http.guard.Guards;
import io.turbozap.http.guard.MemoryAccount;
import io.turbozap.session.BlockReason;
import io.turbozap.session.SessionQueries;
import io.turbozap.session.SessionView;
import io.turbozap.waha.send.SendMeter;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The figures that {@code /metrics} shows. */
final class Metrics implements SendMeter {

    /** Reasons that keep an otherwise healthy session waiting; whatever else stands in the way blocks it. */
    private static final Set<BlockReason> ORDINARY = EnumSet.of(
            BlockReason.IN_FLIGHT,
            BlockReason.INTERVAL,
            BlockReason.QUIET_HOURS,
            BlockReason.DAILY_CAP,
            BlockReason.PREPARING,
            BlockReason.PAUSED,
            BlockReason.HELD);

    /** How far the maximum of a delay looks back. */
    private static final Duration RECENT = Duration.ofSeconds(30);

    private static final Duration[] LATENCIES = {
        Duration.ofMillis(5),
        Duration.ofMillis(20),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30)
    };

    private static final Set<String> ALL_BUT_SERVER =
            EnumSet.complementOf(EnumSet.of(MetricsDomain.HTTP_SERVER)).stream()
                    .map(MetricsDomain::toCategory)
                    .collect(Collectors.toUnmodifiableSet());

    private final PrometheusMeterRegistry registry;
    private final Map<String, Timer> sends = new ConcurrentHashMap<>();

    Metrics() {
        this.registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    }

    PrometheusMeterRegistry registry() {
        return registry;
    }

    /** How late event loops get to what is due. */
    Timer loopDelays() {
        return Timer.builder("turbozap.eventloop.delay")
                .description("How late an event loop gets to what is due")
                .distributionStatisticExpiry(RECENT)
                .register(registry);
    }

    @Override
    public void sent(String outcome, long nanos) {
        sends.computeIfAbsent(outcome, this::sendTimer).record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer sendTimer(String outcome) {
        return Timer.builder("turbozap.sends")
                .description("Requests to WAHA by outcome")
                .tag("outcome", outcome)
                .serviceLevelObjectives(LATENCIES)
                .register(registry);
    }

    /** Our own door refused a webhook of WAHA. */
    void refusedWebhook() {
        registry.counter("turbozap.webhooks.refused").increment();
    }

    /** A Vert.x with {@code loops} event loops that reports its HTTP server here. */
    Vertx vertx(int loops) {
        MicrometerMetricsOptions metrics = new MicrometerMetricsOptions()
                .setDisabledMetricsCategories(ALL_BUT_SERVER)
                .setEnabled(true);
        return Vertx.builder()
                .with(new VertxOptions()
                        .setEventLoopPoolSize(loops)
                        .setPreferNativeTransport(true)
                        // nothing is read from the class path through it: no directory for copies
                        .setFileSystemOptions(new FileSystemOptions()
                                .setFileCachingEnabled(false)
                                .setClassPathResolvingEnabled(false))
                        .setMetricsOptions(metrics))
                .withMetrics(new MicrometerMetricsFactory(registry))
                .build();
    }

    /** Shows the state of all sessions, read at each scrape. */
    void watch(SessionQueries sessions) {
        gauge("turbozap.queue.pending", "Requests in queues that have not started", sessions, Metrics::pending);
        gauge("turbozap.queue.requests", "Requests of campaigns in queues", sessions, Metrics::queued);
        gauge("turbozap.sessions.active", "Sessions with work that is not paused", sessions, Metrics::active);
        gauge("turbozap.sessions.blocked", "Sessions that cannot send", sessions, Metrics::blocked);
        gauge("turbozap.campaigns", "Campaigns in memory", sessions, SessionQueries::campaignsInMemory);
    }

    /** Shows what clients make the HTTP server keep, read at each scrape. */
    void watch(Guards guards) {
        Gauge.builder("turbozap.door.connections", guards, Guards::connections)
                .description("Connections that are open")
                .register(registry);
        // uploads claim their share in an account of their own
        for (MemoryAccount.Use use : EnumSet.complementOf(EnumSet.of(MemoryAccount.Use.UPLOADS))) {
            Gauge.builder("turbozap.door.memory", guards.memory(), memory -> memory.used(use))
                    .description("Memory that clients make the front door keep")
                    .baseUnit("bytes")
                    .tag("use", use.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
    }

    private void gauge(
            String name, String description, SessionQueries sessions, ToDoubleFunction<SessionQueries> value) {
        Gauge.builder(name, sessions, value).description(description).register(registry);
    }

    private static double pending(SessionQueries sessions) {
        return sessions.sessions().stream()
                .mapToLong(SessionView::pendingRequests)
                .sum();
    }

    private static double queued(SessionQueries sessions) {
        return sessions.sessions().stream()
                .mapToLong(SessionView::totalRequests)
                .sum();
    }

    private static double active(SessionQueries sessions) {
        return sessions.sessions().stream().filter(SessionView::active).count();
    }

    private static double blocked(SessionQueries sessions) {
        return sessions.sessions().stream()
                .filter(worker ->
                        worker.blockedBy().stream().anyMatch(blocker -> !ORDINARY.contains(blocker.blockReason())))
                .count();
    }

    /** All figures in Prometheus' text form. */
    String scrape() {
        return registry.scrape();
    }
}
