package io.turbozap.identity.directory;

import io.turbozap.campaign.Org;
import io.turbozap.identity.token.RefreshTokens;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Log-in of a person on one browser or program, from its password to its end.
 *
 * @param person number of the person
 * @param family tokens that keep it going
 * @param usedAt when it was used last, to the minute, epoch milliseconds
 * @param ip address that it came from, or null if unknown
 * @param agent User-Agent that it came with, at most 200 characters, or null
 */
public record Login(
        Org org,
        long person,
        Kind kind,
        RefreshTokens.Family family,
        long usedAt,
        @Nullable String ip,
        @Nullable String agent) {

    /** Kind of a log-in: what keeps it going. */
    public enum Kind {
        /** Refresh tokens, for programs and pages of others. */
        TOKEN,
        /** A cookie, for the dashboard. */
        COOKIE;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind parse(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    /** Reason of the end of a log-in. */
    public enum End {
        LOGOUT,
        PASSWORD,
        DEACTIVATED,
        REUSED,
        /** The person logged in too often since. */
        REPLACED,
        EXPIRED;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Number of it. */
    public long number() {
        return family.login();
    }

    Login with(RefreshTokens.Family newFamily, long now) {
        return new Login(org, person, kind, newFamily, now, ip, agent);
    }
}
