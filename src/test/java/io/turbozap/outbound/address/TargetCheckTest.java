package io.turbozap.outbound.address;

import static io.turbozap.fixture.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** URLs are judged again right before another program connects to them. */
@ExtendWith(VertxExtension.class)
final class TargetCheckTest {

    private static final String PUBLIC = "93.184.216.34";
    private static final String FILE = "https://files.example.com/a.jpg";

    private final AtomicInteger lookUps = new AtomicInteger();
    private volatile @Nullable String address = PUBLIC;
    private volatile Instant now = Instant.EPOCH;
    private Vertx vertx;

    @BeforeEach
    void start(Vertx vertx) {
        this.vertx = vertx;
    }

    private List<InetAddress> resolve(String host) throws UnknownHostException {
        lookUps.incrementAndGet();
        if (address == null) {
            throw new UnknownHostException(host);
        }
        return List.of(InetAddress.getByName(address));
    }

    private TargetCheck check(boolean allowsPrivate) {
        TargetResolver targetResolver = new TargetResolver(
                vertx, "names", TargetPolicy.ofMedia(allowsPrivate), /* patienceMillis= */ 60_000, this::resolve);
        return new TargetCheck(targetResolver, () -> now);
    }

    private @Nullable String ask(Supplier<Future<@Nullable String>> question) {
        Promise<@Nullable String> answer = Promise.promise();
        vertx.runOnContext(go -> question.get().onComplete(answer));
        return await(answer.future());
    }

    @Test
    void name_that_means_a_private_address_is_refused() {
        address = "10.0.0.1";

        assertNotNull(ask(() -> check(false).refusal(FILE)));
        assertNull(ask(() -> check(true).refusal(FILE)));
    }

    @Test
    void link_local_address_is_refused_even_where_private_ones_are_allowed() {
        assertNotNull(ask(() -> check(true).refusal("http://169.254.1.1/a.jpg")));
        assertNotNull(ask(() -> check(true).refusal("http://[fe80::1]/a.jpg")));
        assertNotNull(ask(() -> check(true).refusal("http://[::ffff:169.254.1.1]/a.jpg")));
        assertNotNull(ask(() -> check(true).refusal("http://[fd00:ec2::254]/a.jpg")));

        address = "169.254.1.1";
        assertNotNull(ask(() -> check(true).refusal(FILE)));
    }

    @Test
    void what_is_written_out_is_refused_without_a_look_up() {
        assertNotNull(ask(() -> check(false).refusal("http://0x7f.1/a.jpg")));
        assertEquals(0, lookUps.get());
    }

    @Test
    void name_that_is_not_known_here_may_be_known_there() {
        address = null;

        assertNull(ask(() -> check(false).refusal(FILE)));
    }

    @Test
    void judgement_is_good_for_a_while_and_then_made_anew() {
        TargetCheck check = check(false);
        assertNull(ask(() -> check.refusal(FILE)));
        address = "127.0.0.1";
        now = now.plusSeconds(29);
        assertNull(ask(() -> check.refusal(FILE)));
        assertEquals(1, lookUps.get());

        now = now.plusSeconds(1);

        assertNotNull(ask(() -> check.refusal(FILE)));
        assertEquals(2, lookUps.get());
    }
}
