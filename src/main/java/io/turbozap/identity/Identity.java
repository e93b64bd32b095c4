package io.turbozap.identity;

import io.turbozap.config.IdentityConfig;
import io.turbozap.identity.audit.AuditChain;
import io.turbozap.identity.audit.AuditLog;
import io.turbozap.identity.audit.AuditSealer;
import io.turbozap.identity.directory.Directory;
import io.turbozap.identity.directory.DirectoryStore;
import io.turbozap.identity.directory.Invites;
import io.turbozap.identity.directory.IssuedKeys;
import io.turbozap.identity.directory.LogIns;
import io.turbozap.identity.directory.Passwords;
import io.turbozap.identity.directory.SignUps;
import io.turbozap.identity.directory.Users;
import io.turbozap.identity.password.PasswordHasher;
import io.turbozap.identity.password.PasswordPolicy;
import io.turbozap.identity.secret.HmacSha256;
import io.turbozap.identity.secret.ServerKeys;
import io.turbozap.identity.token.AccessTokens;
import io.turbozap.identity.token.RefreshTokens;
import io.turbozap.store.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Identity services of one server: organisations, people and keys, and what they did. Safe to use from any thread.
 *
 * @param directory what is known of them
 * @param hasher checks passwords, and makes hashes of new ones
 * @param policy which new passwords are accepted
 * @param tokens for programs that act for people
 * @param authenticator of requests
 * @param auditLog what they did
 * @param sealing of that log
 */
public record Identity(
        Directory directory,
        SignUps signUps,
        LogIns logIns,
        Users users,
        Passwords passwords,
        Invites invites,
        IssuedKeys keys,
        PasswordHasher hasher,
        PasswordPolicy policy,
        AccessTokens tokens,
        Authenticator authenticator,
        AuditLog auditLog,
        AuditSealing sealing) {

    /** How long a browser may rest before it has to log in again. */
    private static final Duration COOKIE_IDLE = Duration.ofHours(12);

    /**
     * Opens the identity services over a store.
     *
     * @param keys what tokens, cookies and the audit log are signed with
     */
    public static Future<Identity> open(
            Vertx vertx, Database database, ServerKeys keys, IdentityConfig config, InstantSource clock) {
        AuditChain chain = AuditChain.under(keys);
        Future<DirectoryStore> store = DirectoryStore.open(database, clock);
        Future<AuditSealer> sealer = AuditSealer.open(database, chain);
        return Future.all(store, sealer).map(both -> {
            AuditSealing sealing = AuditSealing.start(vertx, sealer.result());
            store.result().onRecord(sealing::request);
            return over(vertx, store.result(), new AuditLog(database, chain), sealing, keys, config, clock);
        });
    }

    private static Identity over(
            Vertx vertx,
            DirectoryStore store,
            AuditLog auditLog,
            AuditSealing sealing,
            ServerKeys keys,
            IdentityConfig config,
            InstantSource clock) {
        SecureRandom random = new SecureRandom();
        LogIns logIns = new LogIns(
                store,
                rotation(keys, "refresh-tokens", config, config.refreshIdle()),
                rotation(keys, "cookies", config, COOKIE_IDLE),
                random);
        IssuedKeys issuedKeys = new IssuedKeys(store, random);
        AccessTokens tokens = accessTokens(vertx, keys, config, clock);
        return new Identity(
                store.directory(),
                new SignUps(store),
                logIns,
                new Users(store, logIns),
                new Passwords(store, logIns, random),
                new Invites(store, random, config.inviteLifetime().toMillis()),
                issuedKeys,
                new PasswordHasher(vertx, random),
                new PasswordPolicy(config.passwordBlocklist()),
                tokens,
                new Authenticator(store.directory(), logIns, issuedKeys, tokens),
                auditLog,
                sealing);
    }

    private static RefreshTokens rotation(ServerKeys keys, String purpose, IdentityConfig config, Duration idle) {
        return new RefreshTokens(
                new HmacSha256(keys.of(purpose)), config.refreshLifetime().toMillis(), idle.toMillis());
    }

    private static AccessTokens accessTokens(Vertx vertx, ServerKeys keys, IdentityConfig config, InstantSource clock) {
        String secret = config.jwtSecret();
        String previous = config.jwtSecretPrevious();
        return new AccessTokens(
                vertx,
                secret == null ? keys.of("access-tokens") : secret.getBytes(StandardCharsets.UTF_8),
                previous == null ? null : previous.getBytes(StandardCharsets.UTF_8),
                config.accessLifetime().toMillis(),
                clock);
    }

    /** Ends what hashes passwords and what seals the audit logs, once their work is done. Never fails. */
    public Future<Void> close() {
        return hasher.close().otherwiseEmpty().eventually(sealing::close);
    }
}
