package io.turbozap.identity.token;

import static io.turbozap.fixture.Waiting.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.turbozap.identity.access.Role;
import io.turbozap.identity.token.AccessTokens.Subject;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(VertxExtension.class)
final class AccessTokensTest {

    private static final byte[] KEY = "a key of at least thirty-two bytes".getBytes(UTF_8);
    private static final byte[] OTHER = "another key of thirty-two bytes...".getBytes(UTF_8);
    private static final long LIFETIME = 900_000;
    private static final long NOW = 1_700_000_000L;
    private static final Subject ANA = new Subject("3f0c2a", 17, 4);

    private long millis = NOW * 1_000;
    private AccessTokens tokens;

    @BeforeEach
    void keys(Vertx vertx) {
        tokens = new AccessTokens(vertx, KEY, null, LIFETIME, () -> Instant.ofEpochMilli(millis));
    }

    private String issued() {
        return tokens.issue(ANA, "ana@padaria.com.br", "7d1e", Role.ADMIN);
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
    }

    private static String signed(String header, String payload, String algorithm, byte[] key) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            String content = encoded(header) + "." + encoded(payload);
            return content + "."
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(content.getBytes(UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonObject claims() {
        return new JsonObject()
                .put("iss", "turbozap")
                .put("aud", "turbozap-api")
                .put("use", "access")
                .put("sub", "3f0c2a")
                .put("sid", 17)
                .put("ver", 4)
                .put("iat", NOW)
                .put("exp", NOW + 900);
    }

    private static final String HEADER = "{\"typ\":\"JWT\",\"alg\":\"HS256\"}";

    private static String forged(JsonObject claims) {
        return signed(HEADER, claims.encode(), "HmacSHA256", KEY);
    }

    @Test
    void a_token_names_its_subject() {
        assertEquals(ANA, await(tokens.verify(issued())));
    }

    /** So that the forged ones below fail for what is forged in them. */
    @Test
    void a_token_made_by_hand_with_the_right_key_is_good() {
        assertEquals(ANA, await(tokens.verify(forged(claims()))));
    }

    @Test
    void claims_are_those_that_front_ends_decode() {
        JsonObject claims =
                new JsonObject(new String(Base64.getUrlDecoder().decode(issued().split("\\.", -1)[1]), UTF_8));

        assertEquals("3f0c2a", claims.getString("sub"));
        assertEquals("ana@padaria.com.br", claims.getString("email"));
        assertEquals("7d1e", claims.getString("orgId"));
        assertEquals("ADMIN", claims.getString("role"));
        assertEquals(NOW + 900, claims.getLong("exp"));
    }

    @Test
    void a_token_ends_after_its_time_and_five_seconds() {
        String token = issued();
        millis += LIFETIME + 4_000;
        assertEquals(ANA, await(tokens.verify(token)));
        millis += 1_000;
        assertNull(await(tokens.verify(token)));
    }

    @Test
    void a_previous_key_verifies_and_does_not_sign(Vertx vertx) {
        AccessTokens before = new AccessTokens(vertx, OTHER, null, LIFETIME, () -> Instant.ofEpochMilli(millis));
        AccessTokens after = new AccessTokens(vertx, KEY, OTHER, LIFETIME, () -> Instant.ofEpochMilli(millis));

        assertEquals(ANA, await(after.verify(before.issue(ANA, "a@b.c", "o", Role.AGENT))));
        for (int i = 0; i < 4; i++) {
            assertEquals(ANA, await(tokens.verify(after.issue(ANA, "a@b.c", "o", Role.AGENT))));
        }
    }

    @Test
    void a_short_key_is_refused(Vertx vertx) {
        for (byte[] key : List.of(new byte[0], new byte[31])) {
            assertThrows(
                    IllegalArgumentException.class, () -> new AccessTokens(vertx, key, null, LIFETIME, Instant::now));
            assertThrows(
                    IllegalArgumentException.class, () -> new AccessTokens(vertx, KEY, key, LIFETIME, Instant::now));
        }
    }

    static Stream<Arguments> attacks() {
        String good = forged(claims());
        String[] parts = good.split("\\.", -1);
        String payload = claims().encode();
        return Stream.of(
                arguments("none", encoded("{\"typ\":\"JWT\",\"alg\":\"none\"}") + "." + parts[1] + "."),
                arguments("None", encoded("{\"typ\":\"JWT\",\"alg\":\"None\"}") + "." + parts[1] + "."),
                arguments("NONE", encoded("{\"alg\":\"NONE\"}") + "." + parts[1] + "." + parts[2]),
                arguments("HS512", signed("{\"typ\":\"JWT\",\"alg\":\"HS512\"}", payload, "HmacSHA512", KEY)),
                arguments("RS256", signed("{\"typ\":\"JWT\",\"alg\":\"RS256\"}", payload, "HmacSHA256", KEY)),
                arguments(
                        "kid", signed("{\"typ\":\"JWT\",\"alg\":\"HS256\",\"kid\":\"0\"}", payload, "HmacSHA256", KEY)),
                arguments(
                        "kid as path",
                        signed(
                                "{\"typ\":\"JWT\",\"alg\":\"HS256\",\"kid\":\"../../dev/null\"}",
                                payload,
                                "HmacSHA256",
                                new byte[1])),
                arguments(
                        "kid as SQL",
                        signed(
                                "{\"typ\":\"JWT\",\"alg\":\"HS256\",\"kid\":\"' OR 1=1 --\"}",
                                payload,
                                "HmacSHA256",
                                KEY)),
                arguments(
                        "jku",
                        signed(
                                "{\"typ\":\"JWT\",\"alg\":\"HS256\",\"jku\":\"http://127.0.0.1/k\"}",
                                payload,
                                "HmacSHA256",
                                KEY)),
                arguments(
                        "jwk",
                        signed(
                                "{\"typ\":\"JWT\",\"alg\":\"HS256\",\"jwk\":{\"kty\":\"oct\",\"k\":\"AA\"}}",
                                payload,
                                "HmacSHA256",
                                new byte[1])),
                arguments(
                        "x5u",
                        signed(
                                "{\"typ\":\"JWT\",\"alg\":\"HS256\",\"x5u\":\"http://127.0.0.1/k\"}",
                                payload,
                                "HmacSHA256",
                                KEY)),
                arguments(
                        "x5c",
                        signed("{\"typ\":\"JWT\",\"alg\":\"HS256\",\"x5c\":[\"AA\"]}", payload, "HmacSHA256", KEY)),
                arguments("another key", signed(HEADER, payload, "HmacSHA256", OTHER)),
                arguments("two segments", parts[0] + "." + parts[1]),
                arguments("no signature", parts[0] + "." + parts[1] + "."),
                arguments("four segments", good + "." + parts[2]),
                arguments("signature cut", good.substring(0, good.length() - 2)),
                arguments(
                        "payload changed",
                        parts[0] + "." + encoded(claims().put("sub", "0").encode()) + "." + parts[2]),
                arguments("expired", forged(claims().put("exp", NOW - 6))),
                arguments("no end", forged(without("exp"))),
                arguments("an end in words", forged(claims().put("exp", "tomorrow"))),
                arguments("not yet", forged(claims().put("nbf", NOW + 60))),
                arguments("issued later", forged(claims().put("iat", NOW + 60))),
                arguments("another issuer", forged(claims().put("iss", "elsewhere"))),
                arguments("no issuer", forged(without("iss"))),
                arguments("another audience", forged(claims().put("aud", "other-api"))),
                arguments("another use", forged(claims().put("use", "reset"))),
                arguments("no use", forged(without("use"))),
                arguments("no subject", forged(without("sub"))),
                arguments("a subject of another type", forged(claims().put("sub", 7))),
                arguments("not JSON", signed(HEADER, "[1", "HmacSHA256", KEY)),
                arguments("an array", signed(HEADER, "[1]", "HmacSHA256", KEY)),
                arguments("a refresh token", "tzr_17_0_" + "A".repeat(43)),
                arguments("nothing", ""),
                arguments("dots", ".."),
                arguments("a megabyte", good + "A".repeat(1 << 20)));
    }

    private static JsonObject without(String claim) {
        JsonObject claims = claims();
        claims.remove(claim);
        return claims;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void is_refused(String attack, String token) {
        assertNull(await(tokens.verify(token)), attack);
    }
}
