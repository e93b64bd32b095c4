package io.turbozap.sms;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.Lane;
import io.turbozap.campaign.Message;
import io.turbozap.campaign.Recipients;
import io.turbozap.campaign.SendRequest;
import io.turbozap.campaign.SessionName;
import io.turbozap.campaign.TextTemplate;
import io.turbozap.config.SmsConfig;
import io.turbozap.outbound.Outbound;
import io.turbozap.session.port.Gateway;
import io.turbozap.session.port.LookupResult;
import io.turbozap.session.port.SendOutcome;
import io.turbozap.session.port.SessionHealth;
import io.turbozap.session.port.UncertainSend;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The gateway of a sender on an event loop, called from a test. */
final class SmsBench {

    static final String FROM = "+15550001111";
    static final String TO = "+5511999999999";
    static final String ACCOUNT = "AC0123";
    static final String TOKEN = "the-token-of-sms";
    static final String MESSAGES = "/2010-04-01/Accounts/" + ACCOUNT + "/Messages.json";

    final AtomicInteger starts = new AtomicInteger();
    private final Context loop;
    private final Gateway gateway;

    SmsBench(Vertx vertx, SmsConfig config, Outbound outbound) {
        loop = vertx.getOrCreateContext();
        gateway = new SmsGateways(outbound, config).open(SessionName.sms(FROM));
    }

    SmsBench(Vertx vertx, String baseUrl, Duration timeout) {
        this(vertx, config(baseUrl, timeout), SmsGateways.outbound(vertx, 1, config(baseUrl, timeout)));
    }

    SmsBench(Vertx vertx, String baseUrl) {
        this(vertx, baseUrl, Duration.ofSeconds(10));
    }

    static SmsConfig config(String baseUrl, Duration timeout) {
        return new SmsConfig(URI.create(baseUrl), ACCOUNT, TOKEN, FROM, Duration.ofSeconds(1), timeout);
    }

    static SendRequest text(String text) {
        return request(new Message.Text(TextTemplate.parse(text)), TO);
    }

    static SendRequest request(Message message, String contact) {
        CampaignId id = CampaignId.generate(Instant.EPOCH.plusSeconds(1_700_000_000), new Random(1));
        return new Campaign(
                        id,
                        SessionName.sms(FROM),
                        Instant.EPOCH,
                        Lane.CAMPAIGN,
                        List.of(message),
                        Recipients.of(contact),
                        0)
                .request(0);
    }

    SendOutcome send(SendRequest request) throws Exception {
        return await(sending(request));
    }

    Future<SendOutcome> sending(SendRequest request) {
        return on(() -> gateway.send(request, null, starts::incrementAndGet));
    }

    SessionHealth look() throws Exception {
        return await(on(gateway::look));
    }

    LookupResult trace(UncertainSend uncertainSend) throws Exception {
        return await(on(() -> gateway.trace(uncertainSend)));
    }

    void close() throws Exception {
        await(on(gateway::close));
    }

    private <T> Future<T> on(Supplier<Future<T>> call) {
        Promise<T> promise = Promise.promise();
        loop.runOnContext(go -> call.get().onComplete(promise));
        return promise.future();
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.await(20, TimeUnit.SECONDS);
    }
}
