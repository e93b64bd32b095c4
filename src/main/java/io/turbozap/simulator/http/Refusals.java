package io.turbozap.simulator.http;

import io.turbozap.simulator.model.Engine;
import io.turbozap.simulator.model.KnownNumbers;
import io.turbozap.simulator.model.SessionStatus;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The error bodies of WAHA, which have several shapes. */
public final class Refusals {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final JsonObject version;

    /**
     * The refusals of one server.
     *
     * @param version the server's report of its version, engine and tier
     */
    public Refusals(JsonObject version) {
        this.version = version;
    }

    public static JsonObject unauthorized() {
        return new JsonObject().put("message", "Unauthorized").put("statusCode", 401);
    }

    public static JsonObject notFound(String message) {
        return http(404, "Not Found", message);
    }

    public static JsonObject noSuchPath(Exchange exchange) {
        return notFound("Cannot " + exchange.method() + " " + exchange.uriPath());
    }

    public static JsonObject badRequest(String message) {
        return http(400, "Bad Request", message);
    }

    /** What validated requests answer: a list of messages. */
    public static JsonObject invalid(List<String> messages) {
        return new JsonObject()
                .put("message", new JsonArray(messages))
                .put("error", "Bad Request")
                .put("statusCode", 400);
    }

    public static JsonObject unprocessable(String message) {
        return http(422, "Unprocessable Entity", message);
    }

    public static JsonObject notImplemented(Engine engine) {
        return http(501, "Not Implemented", "The method is not implemented by '" + engine + "' engine.");
    }

    public static JsonObject plusOnly(Engine engine) {
        return unprocessable("The feature is available only in Plus version for '" + engine + "' engine."
                + " Check this out: https://waha.devlike.pro/");
    }

    public static JsonObject http(int status, String error, String message) {
        return new JsonObject().put("message", message).put("error", error).put("statusCode", status);
    }

    public static JsonObject unknownSession(String session) {
        return new JsonObject()
                .put("error", "Session \"" + session + "\" does not exist")
                .put("session", session);
    }

    public static JsonObject notReady(String session, SessionStatus status, SessionStatus expected) {
        return new JsonObject()
                .put("error", "Session status is not as expected. Try again later or restart the session")
                .put("session", session)
                .put("status", status.name())
                .put("expected", new JsonArray().add(expected.name()));
    }

    public static JsonObject fileNotFound() {
        return new JsonObject()
                .put(
                        "error",
                        new JsonObject()
                                .put("code", 404)
                                .put("key", "FILE_NOT_FOUND")
                                .put("message", "ENOENT: no such file or directory"));
    }

    /** The account may not open new chats, in the words of GOWS. */
    public static JsonObject restricted() {
        return new JsonObject()
                .put("message", "2 UNKNOWN: server returned error 463")
                .put("code", 2)
                .put("details", "server returned error 463")
                .put("metadata", new JsonObject());
    }

    /**
     * The number has no address: GOWS passes on whatsmeow's error over gRPC, the others have WhatsApp Web's own words.
     */
    public static JsonObject noLid(Engine engine, @Nullable Object chat) {
        if (engine != Engine.GOWS) {
            return exception("Error", "No LID for user");
        }
        String details =
                "no LID found for " + KnownNumbers.jid(KnownNumbers.chatSentTo(String.valueOf(chat))) + " from server";
        return new JsonObject()
                .put("message", "2 UNKNOWN: " + details)
                .put("code", 2)
                .put("details", details)
                .put("metadata", new JsonObject());
    }

    public static JsonObject rateOverlimit() {
        return boom("rate-overlimit").put("data", 429);
    }

    /** An error of WhatsApp that NOWEB's library passes on. */
    public static JsonObject boom(String message) {
        return exception("Error", message).put("isBoom", true).put("output", new JsonObject());
    }

    /**
     * The media cannot be downloaded.
     *
     * @param host of the media, which then has no address; null if the request names none, and something else refuses
     */
    public static JsonObject mediaUnreachable(@Nullable String host) {
        if (host != null) {
            return exception("Error", "getaddrinfo ENOTFOUND " + host)
                    .put("code", "ENOTFOUND")
                    .put("errno", -3008)
                    .put("syscall", "getaddrinfo")
                    .put("hostname", host);
        }
        return exception("Error", "connect ECONNREFUSED 127.0.0.1:9")
                .put("code", "ECONNREFUSED")
                .put("errno", -111)
                .put("syscall", "connect");
    }

    public static JsonObject exception(String name, String message) {
        return new JsonObject()
                .put("message", message)
                .put("name", name)
                .put("stack", name + ": " + message + "\n    at Object.<anonymous> (/app/dist/core/engine.js:1:1)");
    }

    /**
     * The envelope around everything that WAHA did not expect.
     *
     * @param body of the request, null if it has none
     */
    JsonObject envelope(JsonObject exception, String method, String path, @Nullable Object body, JsonObject query) {
        JsonObject request = new JsonObject().put("path", path).put("method", method);
        if (body != null) {
            request.put("body", body);
        }
        return new JsonObject()
                .put("statusCode", 500)
                .put("timestamp", TIME.format(Instant.now()))
                .put("exception", exception)
                .put("request", request.put("query", query))
                .put("version", version);
    }
}
