package io.turbozap.identity.token;

import io.turbozap.identity.access.Role;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens: JSON Web Tokens by HMAC-SHA-256 that prove for some minutes who logged in. What their bearer may do is
 * not believed from them but read from memory. Thread-safe.
 *
 * <p>The library signs with each key that it holds in turn, tries each key on a token that names none, accepts unsigned
 * tokens if it holds none, and writes and ignores {@code typ}. So there is one instance for each key, made only with a
 * key; a token must begin with the very header that is written here, which leaves no choice of algorithm, key or place
 * to get one from; and it must have been made for this use (RFC 8725, 3.1, 3.11 and 3.12).
 */
public final class AccessTokens {

    /** The least length of a key, bytes (RFC 7518, 3.2). */
    public static final int KEY_BYTES = 32;

    private static final int MOST_CHARACTERS = 2_048;
    private static final String ISSUER = "turbozap";
    private static final String AUDIENCE = "turbozap-api";
    private static final String USE = "access";
    private static final long LEEWAY_SECONDS = 5;

    /**
     * Subject of a token.
     *
     * @param person public id
     * @param login number of the log-in
     * @param version of the person's rights at that time
     */
    public record Subject(String person, long login, long version) {}

    private final InstantSource clock;
    private final long lifetimeSeconds;
    private final JWTAuth signer;
    private final String header;
    private final List<JWTAuth> verifiers = new ArrayList<>();

    /**
     * Tokens under a key.
     *
     * @param key at least {@link #KEY_BYTES} long
     * @param previous a key whose tokens are still good, or null
     * @param lifetime of a token, milliseconds
     */
    public AccessTokens(Vertx vertx, byte[] key, byte @Nullable [] previous, long lifetime, InstantSource clock) {
        this.clock = clock;
        this.lifetimeSeconds = TimeUnit.MILLISECONDS.toSeconds(lifetime);
        this.signer = under(vertx, key);
        this.verifiers.add(signer);
        if (previous != null) {
            verifiers.add(under(vertx, previous));
        }
        String any = signer.generateToken(new JsonObject());
        this.header = any.substring(0, any.indexOf('.') + 1);
    }

    private static JWTAuth under(Vertx vertx, byte[] key) {
        if (key.length < KEY_BYTES) {
            throw new IllegalArgumentException("a key needs at least " + KEY_BYTES + " bytes");
        }
        return JWTAuth.create(
                vertx,
                new JWTAuthOptions()
                        .addPubSecKey(
                                new PubSecKeyOptions().setAlgorithm("HS256").setBuffer(Buffer.buffer(key)))
                        // times are checked here, by a clock that tests can turn
                        .setJWTOptions(new JWTOptions()
                                .setAlgorithm("HS256")
                                .setIgnoreExpiration(true)
                                .setNoTimestamp(true)));
    }

    /** Seconds that a token is good for. */
    public long lifetimeSeconds() {
        return lifetimeSeconds;
    }

    /**
     * A new token.
     *
     * @param email for the display of those who decode it, as {@code org} and {@code role}
     * @param org public id of the organisation
     */
    public String issue(Subject subject, String email, String org, Role role) {
        long now = seconds();
        return signer.generateToken(new JsonObject()
                .put("iss", ISSUER)
                .put("aud", AUDIENCE)
                .put("use", USE)
                .put("sub", subject.person())
                .put("sid", subject.login())
                .put("ver", subject.version())
                .put("email", email)
                .put("orgId", org)
                .put("role", role.name())
                .put("jti", UUID.randomUUID().toString())
                .put("iat", now)
                .put("exp", now + lifetimeSeconds));
    }

    /** Subject of {@code token}, or null if it is not good: not ours, changed, out of date, or not for this use. */
    public Future<@Nullable Subject> verify(String token) {
        if (token.length() > MOST_CHARACTERS || !token.startsWith(header) || segments(token) != 3) {
            return Future.succeededFuture(null);
        }
        return verify(token, 0);
    }

    private Future<@Nullable Subject> verify(String token, int key) {
        if (key == verifiers.size()) {
            return Future.succeededFuture(null);
        }
        // the library throws where claims are of another type than it expects
        return Future.succeededFuture(new TokenCredentials(token))
                .compose(verifiers.get(key)::authenticate)
                .transform(result -> result.failed()
                        ? verify(token, key + 1)
                        : Future.succeededFuture(subject(claims(result.result()))));
    }

    private static long segments(String token) {
        return token.chars().filter(character -> character == '.').count() + 1;
    }

    private static JsonObject claims(User user) {
        return user.attributes().getJsonObject("accessToken", new JsonObject());
    }

    private @Nullable Subject subject(JsonObject claims) {
        if (!ISSUER.equals(claims.getValue("iss"))
                || !AUDIENCE.equals(claims.getValue("aud"))
                || !USE.equals(claims.getValue("use"))
                || !isInTime(claims)) {
            return null;
        }
        return claims.getValue("sub") instanceof String person
                        && claims.getValue("sid") instanceof Number login
                        && claims.getValue("ver") instanceof Number version
                ? new Subject(person, login.longValue(), version.longValue())
                : null;
    }

    private boolean isInTime(JsonObject claims) {
        long now = seconds();
        return claims.getValue("iat") instanceof Number issued
                && claims.getValue("exp") instanceof Number end
                && issued.longValue() <= now + LEEWAY_SECONDS
                && now < end.longValue() + LEEWAY_SECONDS
                && (claims.getValue("nbf") == null
                        || (claims.getValue("nbf") instanceof Number begin
                                && begin.longValue() <= now + LEEWAY_SECONDS));
    }

    private long seconds() {
        return TimeUnit.MILLISECONDS.toSeconds(clock.millis());
    }
}
