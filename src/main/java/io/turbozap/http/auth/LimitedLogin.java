package io.turbozap.http.auth;

import io.turbozap.campaign.RedactedText;
import io.turbozap.http.access.Actors;
import io.turbozap.http.access.PasswordLogin;
import io.turbozap.http.access.Proxies;
import io.turbozap.http.web.ApiException;
import io.turbozap.identity.Identity;
import io.turbozap.identity.directory.EmailAddress;
import io.turbozap.identity.directory.LogIns;
import io.turbozap.identity.directory.Login;
import io.turbozap.identity.directory.User;
import io.turbozap.identity.password.PasswordHasher.Check;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Log-in by password. Failures count against the account and the network that they come from, of people who exist or
 * not; a device that logged in before has only its own against it. Thread-safe.
 */
final class LimitedLogin implements PasswordLogin {

    static final String INVALID = "Invalid credentials";

    private static final Logger log = LoggerFactory.getLogger(LimitedLogin.class);

    /**
     * Try of a password.
     *
     * @param account e-mail address that it is for
     * @param network that it comes from
     * @param device that it comes from, if it has logged in to the account before, or null
     */
    private record Try(
            String account, String network, @Nullable String device) {

        String who() {
            return account + "|" + (device == null ? network : device);
        }
    }

    private final Identity identity;
    private final Proxies proxies;
    private final Actors actors;
    private final AuthLimits limits;
    private final DeviceCookies devices;

    LimitedLogin(Identity identity, Proxies proxies, AuthLimits limits, DeviceCookies devices) {
        this.identity = identity;
        this.proxies = proxies;
        this.actors = new Actors(proxies);
        this.limits = limits;
        this.devices = devices;
    }

    @Override
    public Future<LogIns.Open> begin(RoutingContext ctx, String email, String password, Login.Kind kind) {
        String address = EmailAddress.parse(email);
        User person = address == null ? null : identity.directory().byEmail(address);
        String account = address == null ? email.strip().toLowerCase(Locale.ROOT) : address;
        return check(ctx, account, person != null && person.active() ? person : null, password)
                .compose(user -> {
                    if (user == null) {
                        record(ctx, person);
                        throw new ApiException(401, INVALID);
                    }
                    devices.remember(ctx, account);
                    return identity.logIns().begin(user, kind, actors.stranger(ctx));
                });
    }

    /** Whether {@code password} is that of {@code person}, who has logged in before. Fails with 429 as a log-in does. */
    Future<Boolean> isPasswordOf(RoutingContext ctx, User person, String password) {
        return check(ctx, person.email(), person, password).map(right -> right != null);
    }

    /** The person, if the password is right; null after the same time if it is not, or there is none. */
    private Future<@Nullable User> check(RoutingContext ctx, String account, @Nullable User person, String password) {
        Try attempt = new Try(account, AuthLimits.network(proxies.clientOf(ctx.request())), devices.of(ctx, account));
        take(attempt);
        return identity.hasher()
                .check(password, person == null ? null : person.passwordHash())
                .onFailure(notChecked -> giveBack(attempt))
                .map(check -> {
                    if (person == null || check == Check.WRONG) {
                        limits.failures.failed(attempt.who());
                        return null;
                    }
                    giveBack(attempt);
                    limits.failures.succeeded(attempt.who());
                    if (check == Check.OUTDATED) {
                        rehash(person, password);
                    }
                    return person;
                });
    }

    private void take(Try attempt) {
        AuthLimits.requireNoWait(limits.failures.waitOf(attempt.who()));
        if (attempt.device() == null) {
            AuthLimits.take(limits.networks, attempt.network());
            long wait = limits.accounts.take(attempt.account());
            if (wait > 0) {
                limits.networks.giveBack(attempt.network());
            }
            AuthLimits.requireNoWait(wait);
        }
    }

    /** Only failures count: what did not fail is given back. */
    private void giveBack(Try attempt) {
        if (attempt.device() == null) {
            limits.networks.giveBack(attempt.network());
            limits.accounts.giveBack(attempt.account());
        }
    }

    private void rehash(User person, String password) {
        identity.hasher()
                .hash(password)
                .compose(hash -> identity.passwords().rehash(person, hash))
                .onFailure(failure -> log.debug("hash not replaced: {}", RedactedText.text(failure)));
    }

    /** Records a failure, of each account a few an hour: those who guess are not to fill the log. */
    private void record(RoutingContext ctx, @Nullable User person) {
        if (person != null && limits.records.take(person.email()) == 0) {
            identity.logIns()
                    .failed(person, actors.stranger(ctx))
                    .onFailure(failure -> log.warn("failed log-in not recorded: {}", RedactedText.text(failure)));
        }
    }
}
