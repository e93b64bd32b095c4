package io.turbozap.outbound.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the spelling of a URL says about where it leads. */
final class WrittenHostTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/a.jpg",
                "http://127.0.0.1:8080",
                "http://127.0.0.1.?a",
                "HTTP://10.1.2.3/a.jpg",
                "http://0.0.0.0/",
                "http://0/",
                "http://169.254.169.254/latest/meta-data/",
                "http://[::1]/a.jpg",
                "http://[::]/a.jpg",
                "http://[::ffff:127.0.0.1]/a.jpg",
                "http://[::ffff:7f00:1]:80/a.jpg",
                "http://[64:ff9b::7f00:1]/",
                "http://[2002:7f00:1::]/",
                "http://[fd00:ec2::254]/",
                "http://[127.0.0.1]/",
                "http://[1::2::3]/",
                "http://2130706433/a.jpg",
                "http://0x7f000001/a.jpg",
                "http://0x7f.1/a.jpg",
                "http://0X7F.0.0.0x1/",
                "http://0177.0.0.1/a.jpg",
                "http://017700000001/a.jpg",
                "http://127.1/a.jpg",
                "http://127.0.0.1.0x/a.jpg",
                "http://8.8.8.08/a.jpg",
                "http://256.256.256.256/",
                "http://127。0。0。1/a.jpg",
                "http://１２７.０.０.１/a.jpg",
                "http://①②⑦.0.0.1/",
                "http://%31%32%37.0.0.1/a.jpg",
                "http://127%2e0%2e0%2e1/a.jpg",
                "http://%zz/",
                "http://localhost/a.jpg",
                "http://LOCALHOST:3000/a.jpg",
                "http://localhost./a.jpg",
                "http://ｌocalhost/",
                "http://l\u00ADocalhost/",
                "http://files.localhost/a.jpg",
                "http://localhost.localdomain/",
                "http://printer.local/",
                "http://metadata.google.internal/computeMetadata",
                "http://host.docker.internal:9000/a.jpg",
                "http://nas.lan/a.jpg",
                "http://router.home.arpa/",
                "http://minio:9000/bucket/a.jpg",
                "http://me:pass@127.0.0.1/a.jpg",
                "http://files.example.com@127.0.0.1/a.jpg",
                "http://files.example.com:80@10.0.0.1/a.jpg",
                "http://files.example.com\\@127.0.0.1/a.jpg",
                "http://127.0.0.1\\.example.com/a.jpg",
                "http://127.0.0.1\\@files.example.com/a.jpg",
                "http://..example.com/",
                "http:///a.jpg",
                "http://:80/",
                "http://.",
                "http://a$b.example.com/",
                "ftp://files.example.com/a.jpg",
                ""
            })
    void what_is_private_or_hides_what_it_is_is_not_public(String url) {
        assertFalse(WrittenHost.of(url).isPublic());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/image.jpg",
                "https://EXAMPLE.com./image.jpg",
                "https://me:pass@files.example.com:8443/a.jpg?b=@127.0.0.1#c",
                "https://files.example.com?u=http://127.0.0.1/",
                "https://my_files.example.com/a.jpg",
                "https://3.example.com/a.jpg",
                "https://1.1.1.1/a.jpg",
                "https://1.2.3.4.nip.io/a.jpg",
                "https://[2606:4700::1111]/a.jpg",
                "https://münchen.example/a.jpg",
                "https://localhost.example.com/a.jpg",
                "https://notlocal.example.com/",
                "https://thelan.com/"
            })
    void what_may_be_public_is_public(String url) {
        assertTrue(WrittenHost.of(url).isPublic());
    }

    @ParameterizedTest
    @CsvSource({
        "https://EXAMPLE.com.:443/a, example.com",
        "https://münchen.example/a, xn--mnchen-3ya.example",
        "http://Localhost/, localhost",
        "http://[::1]:80/, ::1",
        "http://127.0.0.1/, 127.0.0.1"
    })
    void it_has_a_name_that_can_be_looked_up(String url, String name) {
        assertEquals(name, WrittenHost.of(url).name());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_policy_names_the_setting_that_opens_it(boolean allowed) {
        String refusal = TargetPolicy.ofMedia(allowed).refusal("http://127.0.0.1/a.jpg");

        if (allowed) {
            assertNull(refusal);
        } else {
            assertNotNull(refusal);
            assertTrue(refusal.contains("MEDIA_ALLOW_PRIVATE"), refusal);
        }
    }
}
