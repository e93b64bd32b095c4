package io.turbozap.identity;

import io.turbozap.identity.access.Principal;
import io.turbozap.identity.directory.Directory;
import io.turbozap.identity.directory.IssuedKey;
import io.turbozap.identity.directory.IssuedKeys;
import io.turbozap.identity.directory.LogIns;
import io.turbozap.identity.directory.Login;
import io.turbozap.identity.directory.User;
import io.turbozap.identity.token.AccessTokens;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** Authenticator of people and programs by what their requests show. Safe to use from any thread. */
public final class Authenticator {

    private final Directory directory;
    private final LogIns logIns;
    private final IssuedKeys keys;
    private final AccessTokens tokens;

    public Authenticator(Directory directory, LogIns logIns, IssuedKeys keys, AccessTokens tokens) {
        this.directory = directory;
        this.logIns = logIns;
        this.keys = keys;
        this.tokens = tokens;
    }

    /** User of an access token, or null if the token is not good, or the person's rights have changed since. */
    public Future<@Nullable Principal> ofAccessToken(String token) {
        return tokens.verify(token).map(subject -> subject == null ? null : person(subject));
    }

    private @Nullable Principal person(AccessTokens.Subject subject) {
        Login login = directory.login(subject.login());
        User person = login == null ? null : logIns.owner(login);
        return person != null && person.id().equals(subject.person()) && person.version() == subject.version()
                ? principal(person, subject.login())
                : null;
    }

    /** User of a cookie, or null if the cookie is not good. */
    public @Nullable Principal ofCookie(String cookie) {
        Login login = logIns.ofCookie(cookie);
        User person = login == null ? null : logIns.owner(login);
        return login == null || person == null ? null : principal(person, login.number());
    }

    /** Program of an API key, or null if the key is not good. */
    public @Nullable Principal ofKey(String text) {
        IssuedKey key = keys.recognise(text);
        return key == null ? null : new Principal.Key(key.org(), key.id(), key.scopes());
    }

    /** Whether {@code caller}, who was recognised earlier, has the same rights now. */
    public boolean isStill(Principal caller) {
        if (caller instanceof Principal.Person earlier) {
            Login login = directory.login(earlier.login());
            User person = login == null ? null : logIns.owner(login);
            return person != null && person.id().equals(earlier.id()) && person.role() == earlier.role();
        }
        return !(caller instanceof Principal.Key key) || keys.isGood(key.org(), key.id());
    }

    private static Principal principal(User person, long login) {
        return new Principal.Person(person.org(), person.id(), person.role(), login);
    }
}
