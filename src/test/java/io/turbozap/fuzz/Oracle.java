package io.turbozap.fuzz;

import io.vertx.core.json.JsonObject;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is right for an answer, whatever was asked: one that the document declares, in its form. Thread-safe. */
final class Oracle {

    /** What requests are refused with that are no matter of an operation. */
    private static final Set<Integer> GENERAL =
            Set.of(400, 401, 403, 404, 405, 408, 409, 413, 414, 415, 422, 426, 429, 431);

    private static final String SOCKET_IO = "/socket.io/";

    private final ApiDocument document;

    Oracle(ApiDocument document) {
        this.document = document;
    }

    /** What is wrong with it, in words that are the same for faults of a kind, or null. */
    @Nullable
    String fault(FuzzRequest request, @Nullable Answer answer) {
        if (answer == null) {
            return request.isWhole() ? "no answer" : null;
        }
        int status = answer.status();
        boolean own = isOwn(request);
        if (status >= 500) {
            return serverFault(request.operation(), answer);
        }
        if (status >= 400) {
            return refusalFault(request, answer, own);
        }
        if (!own) {
            return null; // another operation, or a page
        }
        if (!request.operation().declares(status)) {
            return "status " + status + " is not declared";
        }
        return request.isHead() || !answer.isJson() ? null : formFault(request.operation(), answer);
    }

    /** Whether nothing was changed about what it was made for. */
    private static boolean isOwn(FuzzRequest request) {
        String path = request.target().replaceAll("\\?.*", "");
        String form = request.operation().path().replaceAll("\\{[^}]*}", "[^/.;%]+");
        return request.method().equals(request.operation().method()) && path.matches(form) && !path.contains("//");
    }

    private static @Nullable String serverFault(Operation operation, Answer answer) {
        int status = answer.status();
        if (status == 503) {
            return answer.headers().containsKey("retry-after") ? null : "503 without Retry-After";
        }
        boolean ofWaha = (status == 502 || status == 504) && operation.declares(status);
        return ofWaha ? null : "status " + status;
    }

    private @Nullable String refusalFault(FuzzRequest request, Answer answer, boolean own) {
        int status = answer.status();
        if (!GENERAL.contains(status) && !(own && request.operation().declares(status))) {
            return "status " + status + " is of no use";
        }
        if (status == 405 && !answer.headers().containsKey("allow")) {
            return "405 without Allow";
        }
        if (status == 429 && !answer.headers().containsKey("retry-after")) {
            return "429 without Retry-After";
        }
        if (request.isHead()) {
            return null;
        }
        JsonObject body = answer.json();
        if (body == null) {
            return status + " without the envelope";
        }
        if (request.target().startsWith(SOCKET_IO) && body.getValue("code") instanceof Integer) {
            return null; // the protocol has an envelope of its own
        }
        String violation = document.noError(body);
        return violation == null ? null : status + " in another form: " + violation;
    }

    private @Nullable String formFault(Operation operation, Answer answer) {
        Object body = answer.text().startsWith("[") ? new io.vertx.core.json.JsonArray(answer.text()) : answer.json();
        if (body == null) {
            return "no JSON";
        }
        String violation = document.violation(operation, answer.status(), body);
        return violation == null
                ? null
                : answer.status() + " is not as declared: "
                        + violation.replaceAll("/\\d+", "/N").substring(0, Math.min(300, violation.length()));
    }
}
