package io.turbozap.identity.token;

import io.turbozap.identity.secret.HmacSha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rotation of refresh tokens, {@code tzr_<login>_<generation>_<43 characters>}. Each is good once and is answered with
 * the next of its family; a token that comes again later means that two hold it, and ends the family (RFC 9700, 4.14).
 * What a token must be follows from its family, its generation and a key of this server, so that two tabs, and a caller
 * whose answer was lost, get the same successor within {@link #GRACE}; that each former token is known again, however
 * many there were; and that the store holds nothing that a token could be made of. Thread-safe.
 */
public final class RefreshTokens {

    /** How long a token may come again while its successor was never shown, milliseconds. */
    static final long GRACE = 30_000;

    private static final int NONCE_BYTES = 16;
    private static final Pattern FORM = Pattern.compile("tzr_(\\d{1,18})_(\\d{1,9})_([A-Za-z0-9_-]{43})");

    /**
     * Tokens of one log-in.
     *
     * @param login its number
     * @param nonce random, hexadecimal
     * @param generation of the token that is good now, from 0
     * @param createdAt when the log-in was, epoch milliseconds
     * @param rotatedAt when that token was made, epoch milliseconds
     */
    public record Family(long login, String nonce, int generation, long createdAt, long rotatedAt) {

        /** Family of a log-in, with its first token. */
        public static Family begin(long login, SecureRandom random, long now) {
            byte[] nonce = new byte[NONCE_BYTES];
            random.nextBytes(nonce);
            return new Family(login, HexFormat.of().formatHex(nonce), 0, now, now);
        }

        private Family next(long now) {
            return new Family(login, nonce, generation + 1, createdAt, now);
        }
    }

    /** Result of showing a token. */
    public enum Shown {
        /** The token was good: it is to be replaced by the next of its family. */
        GOOD,
        /** The token was good a moment ago, and its successor was never shown: that is the answer again. */
        REPEATED,
        /** Two hold tokens of this family: it is to be ended. */
        REUSED,
        /** The family is too old, or was not used for too long. */
        EXPIRED,
        /** The token is none of this family. That does not end it, since anyone can make one up. */
        UNKNOWN
    }

    private final HmacSha256 key;
    private final long lifetime;
    private final long idle;

    /**
     * Rotation under a key of this server.
     *
     * @param lifetime how long a family lives, milliseconds
     * @param idle how long it may go unused, milliseconds
     */
    public RefreshTokens(HmacSha256 key, long lifetime, long idle) {
        this.key = key;
        this.lifetime = lifetime;
        this.idle = idle;
    }

    /** Number of the log-in that {@code token} claims to be of, or null if it has not the form of a refresh token. */
    public static @Nullable Long login(String token) {
        Matcher form = FORM.matcher(token);
        return form.matches() ? Long.valueOf(form.group(1)) : null;
    }

    /** Token of {@code family} that is good now. */
    public String current(Family family) {
        return token(family, family.generation());
    }

    /** Family after its good token was shown. */
    public Family rotate(Family family, long now) {
        return family.next(now);
    }

    /** What showing {@code token} to its family means. */
    public Shown show(Family family, String token, long now) {
        Matcher form = FORM.matcher(token);
        if (!form.matches()) {
            return Shown.UNKNOWN;
        }
        int generation = Integer.parseInt(form.group(2));
        if (generation > family.generation() || !isSame(token, token(family, generation))) {
            return Shown.UNKNOWN;
        }
        if (now - family.createdAt() >= lifetime || now - family.rotatedAt() >= idle) {
            return Shown.EXPIRED;
        }
        if (generation == family.generation()) {
            return Shown.GOOD;
        }
        boolean justReplaced = generation == family.generation() - 1 && now - family.rotatedAt() <= GRACE;
        return justReplaced ? Shown.REPEATED : Shown.REUSED;
    }

    private String token(Family family, int generation) {
        byte[] secret = key.of(bytes("refresh|" + family.login() + "|" + family.nonce() + "|" + generation));
        return "tzr_" + family.login() + "_" + generation + "_"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    private static boolean isSame(String token, String other) {
        return MessageDigest.isEqual(bytes(token), bytes(other));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
