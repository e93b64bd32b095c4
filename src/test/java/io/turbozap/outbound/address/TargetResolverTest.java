package io.turbozap.outbound.address;

import static io.turbozap.fixture.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where requests may go that somebody else names. */
@ExtendWith(VertxExtension.class)
final class TargetResolverTest {

    private static final long PATIENCE = 10_000;

    private static TargetResolver targets(Vertx vertx, boolean allowPrivate) {
        return new TargetResolver(vertx, "names", TargetPolicy.ofWebhooks(allowPrivate), PATIENCE);
    }

    private static String refusal(TargetResolver targetResolver, String url) {
        return String.valueOf(assertThrows(RefusedTargetException.class, () -> await(targetResolver.resolve(url)), url)
                .getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1.2.3",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "192.0.2.1",
                "198.19.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fd00:ec2::254",
                "fc00::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001:0:4136:e378::",
                "2001:db8::1"
            })
    void an_address_that_is_not_public_is_told(String address) throws UnknownHostException {
        assertFalse(PublicAddress.is(InetAddress.getByName(address)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "172.15.0.1", "172.32.0.1", "100.128.0.1", "93.184.216.34", "2606:4700::1111"})
    void an_address_of_the_internet_is_told(String address) throws UnknownHostException {
        assertTrue(PublicAddress.is(InetAddress.getByName(address)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "shop.example",
                "ftp://shop.example/",
                "http://",
                "http:///x",
                "http://shop.example:0/",
                "http://shop.example:99999/",
                "http://a b/",
                "https://me:pass@shop.example/",
                "https://me@shop.example/",
                "https://shop.example/#x",
                "file:///etc/passwd"
            })
    void what_is_no_address_of_the_web_is_refused(String url) {
        assertThrows(RefusedTargetException.class, () -> TargetResolver.parse(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost/",
                "http://127.0.0.1:3000/api",
                "http://[::1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://10.1.2.3/",
                "http://2130706433/",
                "http://127.1/"
            })
    void a_private_target_is_refused_however_it_is_written(String url, Vertx vertx) {
        refusal(targets(vertx, /* allowPrivate= */ false), url);
    }

    @Test
    void a_private_target_is_taken_where_it_is_allowed(Vertx vertx) {
        assertTrue(await(targets(vertx, /* allowPrivate= */ true).resolve("http://127.0.0.1:1/"))
                .isLoopbackAddress());
    }

    @Test
    void a_name_is_looked_up_at_each_try_and_one_private_address_is_enough(Vertx vertx) throws Exception {
        List<InetAddress> found = new CopyOnWriteArrayList<>();
        found.add(InetAddress.getByName("93.184.216.34"));
        TargetResolver targetResolver = new TargetResolver(
                vertx, "names", TargetPolicy.ofWebhooks(false), PATIENCE, host -> List.copyOf(found));
        assertEquals(
                "93.184.216.34",
                await(targetResolver.resolve("https://shop.example/")).getHostAddress());

        found.add(InetAddress.getByName("10.0.0.1"));

        assertTrue(refusal(targetResolver, "https://shop.example/").contains("not public"));
    }

    @Test
    void a_name_that_is_not_known_is_refused(Vertx vertx) {
        TargetResolver targetResolver =
                new TargetResolver(vertx, "names", TargetPolicy.ofWebhooks(true), PATIENCE, host -> {
                    throw new UnknownHostException(host);
                });

        assertEquals("The host of the url is not known", refusal(targetResolver, "https://shop.example/"));
    }
}
