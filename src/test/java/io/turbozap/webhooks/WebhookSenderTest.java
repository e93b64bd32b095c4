package io.turbozap.webhooks;

import static io.turbozap.fixture.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.Org;
import io.turbozap.hooks.Receiver;
import io.turbozap.outbound.OutboundOptions;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SelfSignedCertificate;
import io.vertx.junit5.VertxExtension;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One try: to the address that was checked, with the name that was meant. */
@Tag("slow")
@ExtendWith(VertxExtension.class)
final class WebhookSenderTest {

    private static final WebhookDelivery DELIVERY = new WebhookDelivery(
            1,
            "webhook_1",
            "evt_1",
            "webhook.ping",
            "{\"type\":\"webhook.ping\"}",
            WebhookDelivery.Status.PENDING,
            0,
            0L,
            null,
            null,
            0,
            0);

    private static WebhookResponse post(Vertx vertx, OutboundOptions options, String url) throws Exception {
        Webhook webhook = new Webhook(Org.FIRST, "webhook_1", url, Set.of(), "whsec_c2VjcmV0", null, 0, null, 0, 0);
        return await(new WebhookSender(vertx, InstantSource.system(), options)
                .post(webhook, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), DELIVERY));
    }

    private static WebhookResponse overTls(Vertx vertx, String host, boolean trusted) throws Exception {
        SelfSignedCertificate certificate = SelfSignedCertificate.create(host);
        HttpServer server = await(vertx.createHttpServer(
                        new HttpServerOptions().setSsl(true).setKeyCertOptions(certificate.keyCertOptions()))
                .requestHandler(request -> request.response().end())
                .listen(0, "127.0.0.1"));
        OutboundOptions options = WebhookSender.options(1);
        if (trusted) {
            options = options.withTrust(certificate.trustOptions());
        }
        return post(vertx, options, "https://shop.example:" + server.actualPort() + "/");
    }

    @Test
    void the_name_of_the_url_goes_to_the_address_that_was_checked(Vertx vertx) throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer server = await(vertx.createHttpServer()
                .requestHandler(request -> {
                    asked.add(request.authority() + " " + request.uri());
                    request.response().end();
                })
                .listen(0, "127.0.0.1"));
        int port = server.actualPort();

        WebhookResponse webhookResponse =
                post(vertx, WebhookSender.options(1), "http://shop.example:" + port + "/a%20b?c=d");

        assertNull(webhookResponse.error());
        assertEquals(List.of("shop.example:" + port + " /a%20b?c=d"), asked);
    }

    @Test
    void a_redirect_is_not_followed(Vertx vertx) throws Exception {
        Receiver receiver = Receiver.start(vertx);
        receiver.answers(request -> request.response()
                .setStatusCode(307)
                .putHeader("Location", receiver.url("/elsewhere"))
                .end());

        WebhookResponse webhookResponse = post(vertx, WebhookSender.options(1), receiver.url("/"));

        assertEquals("answered 307: redirects are not followed", webhookResponse.error());
        assertEquals(1, receiver.seen().size());
    }

    @Test
    void of_an_endless_answer_nothing_but_its_head_is_read(Vertx vertx) throws Exception {
        Receiver receiver = Receiver.start(vertx);
        receiver.answers(request -> {
            request.response().setChunked(true).setStatusCode(429).putHeader("Retry-After", "7");
            request.response().write("and so on");
        });

        WebhookResponse webhookResponse = post(vertx, WebhookSender.options(1), receiver.url("/"));

        assertEquals(429, webhookResponse.status());
        assertEquals(7_000, webhookResponse.retryAfterMillis());
    }

    @Test
    void a_receiver_that_hangs_up_or_is_not_there_is_a_failure(Vertx vertx) throws Exception {
        Receiver receiver = Receiver.start(vertx);
        receiver.answers(request -> request.connection().close());

        assertNotNull(post(vertx, WebhookSender.options(1), receiver.url("/")).error());
        assertNotNull(
                post(vertx, WebhookSender.options(1), "http://127.0.0.1:1/").error());
    }

    @Test
    void a_receiver_has_to_show_a_certificate_of_its_name_that_is_trusted(Vertx vertx) throws Exception {
        assertTrue(overTls(vertx, "shop.example", /* trusted= */ true).isAccepted());
        assertNull(overTls(vertx, "shop.example", /* trusted= */ false).status());
        assertNull(overTls(vertx, "other.example", /* trusted= */ true).status());
    }
}
