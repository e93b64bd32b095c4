package io.turbozap.waha.media;

import static io.turbozap.fixture.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.Lane;
import io.turbozap.campaign.Media;
import io.turbozap.campaign.Message;
import io.turbozap.campaign.Recipients;
import io.turbozap.campaign.SessionName;
import io.turbozap.campaign.TextTemplate;
import io.turbozap.campaign.media.MediaWarning;
import io.turbozap.campaign.media.MediaWarning.Code;
import io.turbozap.fixture.RefusingPort;
import io.turbozap.outbound.address.TargetPolicy;
import io.turbozap.outbound.address.TargetResolver;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.junit5.VertxExtension;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Hosts of files are asked for them, once each, where they may be asked. */
@ExtendWith(VertxExtension.class)
final class MediaChecksTest {

    private static final long AMPLE = 60_000;
    private static final String HOST = "http://files.example.com:";

    private final Map<String, Handler<HttpServerRequest>> files = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicLong nanos = new AtomicLong();
    private Vertx vertx;
    private int port;

    /** All names mean this machine, which counts as public under the name {@code files.example.com} alone. */
    private static final TargetResolver.Resolver NAMES = new TargetResolver.Resolver() {
        @Override
        public List<InetAddress> resolve(String host) throws UnknownHostException {
            if (host.startsWith("unknown")) {
                throw new UnknownHostException(host);
            }
            return List.of(InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1}));
        }

        @Override
        public boolean isPublic(InetAddress address) {
            return address.getHostName().equals("files.example.com");
        }
    };

    @BeforeEach
    void listen(Vertx vertx) {
        this.vertx = vertx;
        port = await(vertx.createHttpServer().requestHandler(this::answer).listen(0, "127.0.0.1"))
                .actualPort();
    }

    private void answer(HttpServerRequest request) {
        asked.add(request.method() + " " + request.uri());
        files.getOrDefault(
                        request.path(),
                        other -> other.response().setStatusCode(404).end())
                .handle(request);
    }

    private void has(String path, Handler<HttpServerRequest> answer) {
        files.put(path, answer);
    }

    private static Handler<HttpServerRequest> picture(int bytes) {
        return request -> {
            request.response().putHeader("Content-Type", "image/jpeg").putHeader("Content-Length", "" + bytes);
            request.response().end(request.method().equals(HttpMethod.HEAD) ? "" : "x".repeat(bytes));
        };
    }

    private static Handler<HttpServerRequest> redirect(String to) {
        return request ->
                request.response().setStatusCode(302).putHeader("Location", to).end();
    }

    private static Message photo(String url) {
        return new Message.Photo(new Media(url, "image/jpeg", null), null);
    }

    private static Campaign campaign(Message... messages) {
        Instant now = Instant.EPOCH;
        return new Campaign(
                CampaignId.generate(now, new Random(1)),
                new SessionName("default"),
                now,
                Lane.CAMPAIGN,
                Arrays.asList(messages),
                Recipients.of("5511999999999"),
                0);
    }

    private List<MediaWarning> look(long patience, String... urls) {
        return look(
                patience,
                campaign(Arrays.stream(urls).map(MediaChecksTest::photo).toArray(Message[]::new)));
    }

    private List<MediaWarning> look(long patience, Campaign campaign) {
        TargetResolver targetResolver =
                new TargetResolver(vertx, "file-names", TargetPolicy.ofMedia(false), AMPLE, NAMES);
        MediaChecks looks =
                new MediaChecks(vertx, MediaChecks.outbound(vertx, 1), targetResolver, patience, nanos::get);
        Promise<List<MediaWarning>> found = Promise.promise();
        vertx.runOnContext(go -> looks.at(campaign).onComplete(found));
        return await(found.future());
    }

    private String url(String path) {
        return HOST + port + path;
    }

    @Test
    void good_file_is_asked_for_by_its_head_alone() {
        has("/a.jpg", picture(100));

        assertEquals(List.of(), look(AMPLE, url("/a.jpg?token=hush")));
        assertEquals(List.of("HEAD /a.jpg?token=hush"), asked);
    }

    @Test
    void each_file_is_asked_for_once_and_texts_are_not() {
        has("/a.jpg", picture(100));

        look(
                AMPLE,
                campaign(photo(url("/a.jpg")), new Message.Text(TextTemplate.parse(url("/b"))), photo(url("/a.jpg"))));

        assertEquals(List.of("HEAD /a.jpg"), asked);
    }

    @Test
    void no_more_than_twenty_files_are_asked_for() {
        String[] urls = IntStream.range(0, 30).mapToObj(i -> url("/" + i)).toArray(String[]::new);

        assertEquals(20, look(AMPLE, urls).size());
    }

    @Test
    void missing_file_is_told_by_message_and_host_alone() {
        has("/a.jpg", picture(100));

        assertEquals(
                List.of(new MediaWarning(Code.STATUS, 1, "files.example.com", "404")),
                look(AMPLE, url("/a.jpg"), url("/secret/b.jpg?token=hush")));
    }

    @Test
    void host_that_answers_no_head_is_asked_for_the_first_bytes() {
        has("/a.jpg", request -> {
            if (request.method().equals(HttpMethod.HEAD)) {
                request.response().setStatusCode(405).end();
            } else {
                assertEquals("bytes=0-1023", request.getHeader("Range"));
                request.response()
                        .setStatusCode(206)
                        .putHeader("Content-Range", "bytes 0-0/17825792")
                        .putHeader("Content-Type", "image/jpeg")
                        .end("x");
            }
        });

        assertEquals(
                List.of(new MediaWarning(Code.TOO_LARGE, 0, "files.example.com", "17 MB of at most 16 MB")),
                look(AMPLE, url("/a.jpg")));
        assertEquals(List.of("HEAD /a.jpg", "GET /a.jpg"), asked);
    }

    @Test
    void host_that_sends_all_of_a_large_file_is_cut_off() {
        has("/a.jpg", request -> {
            if (request.method().equals(HttpMethod.HEAD)) {
                request.response().reset();
            } else {
                picture(10_000_000).handle(request);
            }
        });

        assertEquals(List.of(), look(AMPLE, url("/a.jpg")));
    }

    @Test
    void silent_host_is_waited_for_no_longer_than_the_patience() {
        has("/a.jpg", request -> {});

        assertEquals(List.of(new MediaWarning(Code.SILENT, 0, "files.example.com", "5")), look(50, url("/a.jpg")));
    }

    @Test
    void slow_host_is_told_with_the_time_of_all_redirects() {
        has("/a.jpg", request -> {
            nanos.addAndGet(1_500_000_000L);
            redirect("/b.jpg").handle(request);
        });
        has("/b.jpg", request -> {
            nanos.addAndGet(1_000_000_000L);
            picture(1).handle(request);
        });

        assertEquals(List.of(new MediaWarning(Code.SLOW, 0, "files.example.com", "2.5")), look(AMPLE, url("/a.jpg")));
    }

    @Test
    void refused_connection_and_unknown_host_are_told() throws Exception {
        try (RefusingPort refusing = new RefusingPort()) {
            assertEquals(
                    List.of(
                            new MediaWarning(Code.UNREACHABLE, 0, "files.example.com", null),
                            new MediaWarning(Code.UNKNOWN_HOST, 1, "unknown.example.com", null)),
                    look(AMPLE, HOST + refusing.number() + "/a.jpg", "http://unknown.example.com/a.jpg"));
        }
    }

    @Test
    void redirects_are_followed() {
        has("/a.jpg", redirect("/b.jpg"));
        has("/b.jpg", redirect(url("/c.jpg")));
        has("/c.jpg", picture(1));

        assertEquals(List.of(), look(AMPLE, url("/a.jpg")));
        assertEquals(List.of("HEAD /a.jpg", "HEAD /b.jpg", "HEAD /c.jpg"), asked);
    }

    @Test
    void redirects_without_an_end_are_left() {
        has("/a.jpg", redirect("/a.jpg"));

        assertEquals(
                List.of(new MediaWarning(Code.UNREACHABLE, 0, "files.example.com", null)), look(AMPLE, url("/a.jpg")));
        assertEquals(6, asked.size());
    }

    @Test
    void nothing_private_is_asked_neither_by_name_nor_by_a_redirect() {
        has("/written.jpg", redirect("http://127.0.0.1:" + port + "/x"));
        has("/hidden.jpg", redirect("http://0x7f.1:" + port + "/x"));
        has("/named.jpg", redirect("http://inside.example.com:" + port + "/x"));

        List<MediaWarning> found = look(
                AMPLE,
                url("/written.jpg"),
                url("/hidden.jpg"),
                url("/named.jpg"),
                "http://inside.example.com:" + port + "/x",
                "http://127.0.0.1:" + port + "/x",
                "http://localhost:" + port + "/x");

        assertEquals(
                List.of(Code.PRIVATE, Code.PRIVATE, Code.PRIVATE, Code.PRIVATE, Code.PRIVATE, Code.PRIVATE),
                found.stream().map(MediaWarning::code).toList());
        assertEquals(3, asked.size(), asked::toString);
    }

    @Test
    void redirect_to_what_is_no_web_address_is_not_followed() {
        has("/a.jpg", redirect("file:///etc/passwd"));
        has("/b.jpg", redirect("::"));

        look(AMPLE, url("/a.jpg"), url("/b.jpg"));

        assertEquals(2, asked.size(), asked::toString);
    }

    @Test
    void file_behind_a_password_is_not_asked_for() {
        assertEquals(List.of(), look(AMPLE, "http://me:hush@files.example.com:" + port + "/a.jpg"));
        assertEquals(List.of(), asked);
        assertNull(files.get("/a.jpg"));
    }
}
