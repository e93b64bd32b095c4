package io.turbozap.cli.send;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** An answer of the server that is an error. The message is the whole of it, as people read it. */
final class ServerRefusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final transient @Nullable JsonObject report;

    ServerRefusal(int status, JsonObject answer) {
        super(text(status, answer));
        this.status = status;
        this.report = answer.getJsonObject("report");
    }

    int status() {
        return status;
    }

    /** What became of the recipients, if that is why. */
    @Nullable
    JsonObject report() {
        return report;
    }

    private static String text(int status, JsonObject answer) {
        StringBuilder text = new StringBuilder(answer.getString("message", "HTTP " + status));
        JsonArray errors = answer.getJsonArray("errors", new JsonArray());
        for (int i = 0; i < errors.size(); i++) {
            JsonObject error = errors.getJsonObject(i);
            String path = error.getString("path", "");
            text.append("\n  ").append(path.isEmpty() ? "" : path + ": ").append(error.getString("message"));
        }
        if (answer.containsKey("errorsOmitted")) {
            text.append("\n  and ").append(answer.getValue("errorsOmitted")).append(" more");
        }
        if (status == 401) {
            text.append("\n  The server wants its key: give --api-key, or set API_KEY");
        }
        return text.toString();
    }
}
