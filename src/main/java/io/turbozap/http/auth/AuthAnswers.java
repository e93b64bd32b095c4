package io.turbozap.http.auth;

import io.turbozap.http.web.JsonWriter;
import io.turbozap.http.web.Responses;
import io.turbozap.identity.Identity;
import io.turbozap.identity.directory.Directory;
import io.turbozap.identity.directory.LogIns;
import io.turbozap.identity.directory.User;
import io.turbozap.identity.token.AccessTokens;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;

/** Answers of log-ins: their tokens, and who has logged in. */
final class AuthAnswers {

    private AuthAnswers() {}

    /** Answers with the tokens of a log-in, and its person. */
    static Future<Void> loggedIn(RoutingContext ctx, int status, AuthServices services, LogIns.Open open) {
        return Responses.bare(ctx, status, json -> {
            json.object();
            person(json.name("user"), services.identity.directory(), open.person());
            tokens(json, services, open);
            json.endObject();
        });
    }

    /** Answers with the next tokens of a log-in. */
    static Future<Void> refreshed(RoutingContext ctx, AuthServices services, LogIns.Open open) {
        return Responses.bare(ctx, 200, json -> {
            json.object();
            tokens(json, services, open);
            json.endObject();
        });
    }

    private static void person(JsonWriter json, Directory directory, User person) {
        members(json.object(), directory, person).endObject();
    }

    /** Writes the members that all answers have of a person. */
    static JsonWriter members(JsonWriter json, Directory directory, User person) {
        return json.member("id", person.id())
                .member("email", person.email())
                .member("name", person.name())
                .member("role", person.role().name())
                .member("orgId", directory.organisation(person.org()).id());
    }

    private static void tokens(JsonWriter json, AuthServices services, LogIns.Open open) {
        Identity identity = services.identity;
        User person = open.person();
        AccessTokens.Subject subject =
                new AccessTokens.Subject(person.id(), open.login().number(), person.version());
        String org = identity.directory().organisation(person.org()).id();
        long lifetime = identity.tokens().lifetimeSeconds();
        json.member("accessToken", identity.tokens().issue(subject, person.email(), org, person.role()))
                .member("refreshToken", open.secret())
                .member("expiresIn", lifetime)
                .member("tokenExpires", services.clock.millis() + TimeUnit.SECONDS.toMillis(lifetime));
    }
}
