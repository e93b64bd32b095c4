package io.turbozap.http;

import static io.turbozap.fixture.Waiting.await;

import io.turbozap.campaign.Org;
import io.turbozap.identity.Identity;
import io.turbozap.identity.access.Role;
import io.turbozap.identity.access.Scope;
import io.turbozap.identity.audit.Actor;
import io.turbozap.identity.directory.LogIns;
import io.turbozap.identity.directory.Login;
import io.turbozap.identity.directory.SignUps.NewAccount;
import io.turbozap.identity.directory.User;
import io.turbozap.identity.token.AccessTokens;
import io.turbozap.identity.token.OneTimeToken;
import java.util.Set;

/** People and keys behind a door with a store, and what they show. */
public final class TestPeople {

    public static final String PASSWORD = "correct horse battery";

    private static final Actor SOMEWHERE = Actor.system();

    private final Identity identity;

    public TestPeople(TestDoor door) {
        this.identity = door.identity;
    }

    /** The first admin of the organisation that everything of this server is in. */
    public User admin() {
        return signUp("admin@first.com", /* byOperator= */ true);
    }

    /** The first admin of an organisation of their own. */
    public User stranger() {
        return signUp("admin@other.com", /* byOperator= */ false);
    }

    private User signUp(String email, boolean byOperator) {
        NewAccount account =
                new NewAccount("Padaria", "Ana", email, await(identity.hasher().hash(PASSWORD)));
        return await(identity.signUps().signUp(account, byOperator, /* approved= */ true, SOMEWHERE));
    }

    /** One more person in the organisation of {@code admin}. */
    public User join(User admin, Role role) {
        OneTimeToken token = await(identity.invites().invite(admin.org(), "agent@first.com", role, SOMEWHERE))
                .token();
        return await(
                identity.invites().accept(token, "Bia", await(identity.hasher().hash(PASSWORD)), SOMEWHERE));
    }

    public LogIns.Open logIn(User person, Login.Kind kind) {
        return await(identity.logIns().begin(person, kind, SOMEWHERE));
    }

    /** An access token of a person who has just logged in. */
    public String token(User person) {
        return token(logIn(person, Login.Kind.TOKEN));
    }

    public String token(LogIns.Open open) {
        User person = open.person();
        return identity.tokens()
                .issue(
                        new AccessTokens.Subject(person.id(), open.login().number(), person.version()),
                        person.email(),
                        identity.directory().organisation(person.org()).id(),
                        person.role());
    }

    /** A key of an organisation with these scopes. */
    public String key(Org org, Set<Scope> scopes) {
        return await(identity.keys().make(org, "shop", scopes, /* expiresAt= */ null, SOMEWHERE))
                .text()
                .text();
    }
}
