package io.turbozap.simulator.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request, parsed as WAHA does it: JSON objects and arrays, and forms; any other type counts as no body.
 */
final class RequestBody {

    private RequestBody() {}

    /**
     * The body as an object; an array, no body and one of another type are objects without fields.
     *
     * @throws RequestRefused if it is no JSON
     */
    static JsonObject read(@Nullable String type, Buffer body) {
        if (body.length() > 0 && type != null && type.contains("json")) {
            return json(body);
        }
        if (body.length() > 0 && type != null && type.contains("urlencoded")) {
            return form(body.toString());
        }
        return new JsonObject();
    }

    private static JsonObject json(Buffer body) {
        Object value;
        try {
            value = Json.decodeValue(body);
        } catch (DecodeException e) {
            boolean cutOff = String.valueOf(e.getMessage()).contains("end-of-input");
            throw new RequestRefused(
                    400, Refusals.badRequest(cutOff ? "Unexpected end of JSON input" : "Unexpected token in JSON"));
        }
        if (value instanceof JsonObject object) {
            return object;
        }
        if (value instanceof JsonArray) {
            return new JsonObject();
        }
        String text = body.toString();
        String objection = "Unexpected token '" + text.charAt(0) + "', \"" + text + "\" is not valid JSON";
        throw new RequestRefused(400, Refusals.badRequest(objection));
    }

    private static JsonObject form(String body) {
        JsonObject fields = new JsonObject();
        for (String field : body.split("&", -1)) {
            int equals = field.indexOf('=');
            fields.put(
                    decode(equals < 0 ? field : field.substring(0, equals)),
                    equals < 0 ? "" : decode(field.substring(equals + 1)));
        }
        return fields;
    }

    private static String decode(String part) {
        try {
            return URLDecoder.decode(part, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return part;
        }
    }
}
