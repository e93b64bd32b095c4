package io.turbozap.config;

import static io.turbozap.config.SettingKind.milliseconds;
import static io.turbozap.config.SettingKind.oneOf;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;

/** The settings of the log-in of people. */
final class IdentitySettings {

    static final SettingTable TABLE = new SettingTable();

    private static final long SECOND = 1_000;
    private static final long DAY = 86_400_000;

    static final Setting<String> JWT_SECRET = TABLE.addSecret(
            "identity.jwtSecret",
            "JWT_SECRET",
            SettingKind.signingKey(),
            "what access tokens are signed with; if not set, a key of this server");
    static final Setting<String> JWT_SECRET_PREVIOUS = TABLE.addSecret(
            "identity.jwtSecretPrevious",
            "JWT_SECRET_PREVIOUS",
            SettingKind.signingKey(),
            "what they were signed with before JWT_SECRET was changed: such tokens stay good until they end");
    static final Setting<Duration> ACCESS_TTL = TABLE.add(
            "identity.accessTtl",
            "ACCESS_TTL",
            "900000",
            milliseconds(SECOND, DAY),
            "how long an access token is good");
    static final Setting<Duration> REFRESH_TTL = TABLE.add(
            "identity.refreshTtl",
            "REFRESH_TTL",
            "2592000000",
            milliseconds(SECOND, 366 * DAY),
            "how long a log-in lasts, however often it is used");
    static final Setting<Duration> REFRESH_IDLE = TABLE.add(
            "identity.refreshIdle",
            "REFRESH_IDLE",
            "604800000",
            milliseconds(SECOND, 366 * DAY),
            "how long a log-in may rest");
    static final Setting<String> SIGNUP = TABLE.add(
            "identity.signup",
            "SIGNUP",
            "",
            oneOf("open", "approve", "closed"),
            "whether anyone may found an organisation, or with the operator's approval, or only the operator; if not set, open"
                    + " on loopback and approve beyond");
    static final Setting<Boolean> PASSWORD_BLOCKLIST = TABLE.add(
            "identity.passwordBlocklist",
            "PASSWORD_BLOCKLIST",
            "true",
            SettingKind.trueOrFalse(),
            "whether passwords are refused that are tried first, or follow from their person's name");
    static final Setting<URI> PUBLIC_URL = TABLE.add(
            "identity.publicUrl",
            "PUBLIC_URL",
            "",
            SettingKind.baseUrl(),
            "where people reach this server, for the links of invites; if not set, where the request for one came to");
    static final Setting<Duration> INVITE_TTL = TABLE.add(
            "identity.inviteTtl",
            "INVITE_TTL",
            "604800000",
            milliseconds(SECOND, 366 * DAY),
            "how long an invite can be accepted");
    static final Setting<String> KEY_FILE = TABLE.add(
            "identity.keyFile",
            "KEY_FILE",
            "",
            SettingKind.file(),
            "the file of this server's own key, made if it is not there; if not set, one beside the database of SQLite, or"
                    + " data/turbozap.key");

    private IdentitySettings() {}

    /** The rule of sign-ups, on a server that others reach or not. */
    static IdentityConfig.SignUp signUp(Sources sources, boolean beyondLoopback) {
        String rule = sources.valueOrNull(SIGNUP);
        if (rule == null) {
            return beyondLoopback ? IdentityConfig.SignUp.APPROVE : IdentityConfig.SignUp.OPEN;
        }
        return IdentityConfig.SignUp.valueOf(rule.toUpperCase(Locale.ROOT));
    }
}
