package io.turbozap.http.access;

import io.vertx.core.http.HttpConnection;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The browsers that are logged in, each by a random token. A log-in ends after {@link #LIFETIME}, at a log-out, when
 * 1,000 later ones came, and with the process: a changed key ends them all. What a browser still follows by WebSocket
 * ends with it. Thread-safe.
 */
public final class Logins {

    /** How long a token is good. */
    public static final Duration LIFETIME = Duration.ofDays(7);

    private static final int MOST = 1_000;
    private static final int BYTES = 32;
    private static final int MOST_CHARACTERS = 2 * BYTES;

    /**
     * One log-in.
     *
     * @param sockets the connections that were let in by it and go on, as long as anything else holds them
     */
    private record Login(long endsAt, Set<HttpConnection> sockets) {}

    private final InstantSource clock;
    private final SecureRandom random;
    /** By the digest of the token, in the order of their ends. */
    private final Map<String, Login> open = new LinkedHashMap<>();

    /** Starts with no browser logged in. */
    public Logins(InstantSource clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    /** Logs a browser in: the token that it has to show, hexadecimal. */
    public synchronized String begin() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String token = HexFormat.of().formatHex(bytes);
        open.put(digest(token), new Login(clock.millis() + LIFETIME.toMillis(), weakSet()));
        endOldest();
        return token;
    }

    private static Set<HttpConnection> weakSet() {
        return Collections.newSetFromMap(new WeakHashMap<>());
    }

    private void endOldest() {
        Iterator<Login> oldest = open.values().iterator();
        while (oldest.hasNext()) {
            Login login = oldest.next();
            if (open.size() <= MOST && login.endsAt() > clock.millis()) {
                return;
            }
            close(login);
            oldest.remove();
        }
    }

    /** Whether this token is good. */
    public synchronized boolean isOpen(@Nullable String token) {
        return find(token) != null;
    }

    /** The connection of a browser that showed this token stays open, and has to end with the log-in. */
    public synchronized void hold(@Nullable String token, HttpConnection socket) {
        Login login = find(token);
        if (login != null) {
            login.sockets().add(socket);
        }
    }

    private @Nullable Login find(@Nullable String token) {
        Login login = token == null || token.length() > MOST_CHARACTERS ? null : open.get(digest(token));
        return login == null || login.endsAt() <= clock.millis() ? null : login;
    }

    /** Logs out the browser with this token, if there is one. */
    public synchronized void end(@Nullable String token) {
        Login login = token == null ? null : open.remove(digest(token));
        if (login != null) {
            close(login);
        }
    }

    /** Logs out all browsers. */
    public synchronized void endAll() {
        List<Login> all = List.copyOf(open.values());
        open.clear();
        all.forEach(Logins::close);
    }

    private static void close(Login login) {
        Set.copyOf(login.sockets()).forEach(HttpConnection::close);
    }

    /** Digest by which a token is looked up: the time that takes reveals nothing of the token. */
    private static String digest(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
