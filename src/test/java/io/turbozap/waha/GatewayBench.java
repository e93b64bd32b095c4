package io.turbozap.waha;

import io.turbozap.campaign.SendRequest;
import io.turbozap.config.WahaConfig;
import io.turbozap.outbound.Outbound;
import io.turbozap.outbound.OutboundClient;
import io.turbozap.outbound.OutboundOptions;
import io.turbozap.outbound.address.TargetCheck;
import io.turbozap.outbound.address.TargetPolicy;
import io.turbozap.outbound.address.TargetResolver;
import io.turbozap.session.port.Gateway;
import io.turbozap.session.port.LookupResult;
import io.turbozap.session.port.MessageIdForm;
import io.turbozap.session.port.NumberCheck;
import io.turbozap.session.port.SendOutcome;
import io.turbozap.session.port.SessionHealth;
import io.turbozap.session.port.UncertainSend;
import io.turbozap.waha.send.SendMeter;
import io.turbozap.waha.send.SentMessageLookup;
import io.turbozap.waha.send.WahaClient;
import io.turbozap.waha.send.WahaGateway;
import io.turbozap.waha.send.WahaGateways;
import io.turbozap.waha.server.UnsupportedFeatures;
import io.turbozap.waha.server.WahaServer;
import io.turbozap.waha.webhook.SentMessages;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A gateway on an event loop of its own, asked from a test's thread. */
final class GatewayBench {

    final AtomicInteger starts = new AtomicInteger();
    final List<String> metered = Collections.synchronizedList(new ArrayList<>());
    final SentMessages sent;
    private final Context loop;
    private final Outbound outbound;
    private final Gateway gateway;
    private volatile Instant now = Instant.now();

    /** What the names of files' hosts mean. */
    volatile TargetResolver.Resolver names = host -> List.of(InetAddress.getByName("93.184.216.34"));

    GatewayBench(Vertx vertx, WahaConfig config) {
        this(vertx, config, WahaGateways.options(config));
    }

    GatewayBench(Vertx vertx, WahaConfig config, OutboundOptions options) {
        loop = vertx.getOrCreateContext();
        outbound = new Outbound(vertx, 1, options);
        OutboundClient out = outbound.client();
        InstantSource clock = () -> now;
        SendMeter meter = (outcome, nanos) -> metered.add(outcome);
        WahaServer server = new WahaServer(config);
        WahaClient wahaClient = new WahaClient(out, server, Samples.SESSION);
        sent = new SentMessages(clock);
        SentMessageLookup sentMessageLookup = new SentMessageLookup(wahaClient, sent, clock);
        TargetPolicy policy = TargetPolicy.ofMedia(/* allowsPrivate= */ false);
        TargetCheck files = new TargetCheck(
                new TargetResolver(vertx, "file-names", policy, 10_000, host -> names.resolve(host)), clock);
        gateway = new WahaGateway(
                vertx,
                server,
                out,
                wahaClient,
                sentMessageLookup,
                files,
                meter,
                new UnsupportedFeatures(clock),
                clock,
                () -> {});
    }

    static GatewayBench of(Vertx vertx, FakeWaha waha) {
        return new GatewayBench(
                vertx, Samples.waha("http://localhost:" + waha.port(), Samples.KEY, Duration.ofSeconds(10)));
    }

    static GatewayBench impatient(Vertx vertx, FakeWaha waha, long timeoutMillis) {
        return new GatewayBench(
                vertx, Samples.waha("http://localhost:" + waha.port(), Samples.KEY, Duration.ofMillis(timeoutMillis)));
    }

    /** Waits until the gateway has noticed that its connections are closed. */
    void awaitNoConnection() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (outbound.connections() > 0) {
            if (System.nanoTime() > end) {
                throw new AssertionError("a connection stays open");
            }
        }
    }

    void advance(Duration by) {
        now = now.plus(by);
    }

    void setTime(Instant at) {
        now = at;
    }

    SendOutcome send(SendRequest request) throws Exception {
        return send(request, null);
    }

    SendOutcome send(SendRequest request, @Nullable String id) throws Exception {
        return on(() -> gateway.send(request, id, starts::incrementAndGet));
    }

    /** Sends, and says of {@code late} what comes after the time-out. */
    SendOutcome sendPatiently(SendRequest request, Consumer<SendOutcome> late) throws Exception {
        return on(() -> gateway.send(request, null, new Gateway.Progress() {
            @Override
            public void started() {
                starts.incrementAndGet();
            }

            @Override
            public void ended(SendOutcome outcome) {
                late.accept(outcome);
            }
        }));
    }

    Future<SendOutcome> sending(SendRequest request) {
        Promise<SendOutcome> promise = Promise.promise();
        loop.runOnContext(
                go -> gateway.send(request, null, starts::incrementAndGet).onComplete(promise));
        return promise.future();
    }

    SessionHealth look() throws Exception {
        return on(gateway::look);
    }

    LookupResult trace(UncertainSend uncertainSend) throws Exception {
        return on(() -> gateway.trace(uncertainSend));
    }

    @Nullable
    MessageIdForm messageIdForm() throws Exception {
        return on(() -> gateway.messageIdForm());
    }

    NumberCheck check(String chatId) throws Exception {
        return on(() -> gateway.check(chatId));
    }

    void close() throws Exception {
        on(gateway::close);
    }

    void closeClient() throws Exception {
        outbound.close().await(10, TimeUnit.SECONDS);
    }

    private <T> T on(Supplier<Future<T>> call) throws Exception {
        Promise<T> promise = Promise.promise();
        loop.runOnContext(go -> call.get().onComplete(promise));
        return promise.future().await(20, TimeUnit.SECONDS);
    }
}
