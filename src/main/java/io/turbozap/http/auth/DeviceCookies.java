package io.turbozap.http.auth;

import io.turbozap.http.access.Proxies;
import io.turbozap.identity.secret.HmacSha256;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Cookies of devices that logged in before. They open nothing: the failures of strangers do not count against a device
 * (OWASP, Device Cookies). They are good until the server restarts, as long as the failures are remembered. Thread-safe.
 */
final class DeviceCookies {

    static final String NAME = "turbozap_device";

    private static final int BYTES = 16;
    private static final int MOST_CHARACTERS = 100;
    private static final Duration LIFETIME = Duration.ofDays(365);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Proxies proxies;
    private final SecureRandom random;
    private final HmacSha256 key;

    DeviceCookies(Proxies proxies, SecureRandom random) {
        this.proxies = proxies;
        this.random = random;
        byte[] bytes = new byte[HmacSha256.BYTES];
        random.nextBytes(bytes);
        this.key = new HmacSha256(bytes);
    }

    /** Device that a request comes from, if it has logged in to this account before, or null. */
    @Nullable
    String of(RoutingContext ctx, String account) {
        Cookie cookie = ctx.request().getCookie(NAME);
        String value = cookie == null ? "" : cookie.getValue();
        int dot = value.indexOf('.');
        if (dot < 1 || value.length() > MOST_CHARACTERS) {
            return null;
        }
        String device = value.substring(0, dot);
        boolean ours = MessageDigest.isEqual(
                value.getBytes(StandardCharsets.UTF_8), value(device, account).getBytes(StandardCharsets.UTF_8));
        return ours ? device : null;
    }

    /** Sets the cookie of a device that has logged in. */
    void remember(RoutingContext ctx, String account) {
        if (of(ctx, account) != null) {
            return;
        }
        byte[] device = new byte[BYTES];
        random.nextBytes(device);
        ctx.response()
                .addCookie(Cookie.cookie(NAME, value(BASE64.encodeToString(device), account))
                        .setPath("/")
                        .setHttpOnly(true)
                        .setSecure(proxies.isSecure(ctx.request()))
                        .setSameSite(CookieSameSite.STRICT)
                        .setMaxAge(LIFETIME.toSeconds()));
    }

    private String value(String device, String account) {
        byte[] signed = (device + "|" + account).getBytes(StandardCharsets.UTF_8);
        return device + "." + BASE64.encodeToString(key.of(signed));
    }
}
