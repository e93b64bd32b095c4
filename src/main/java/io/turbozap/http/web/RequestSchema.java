package io.turbozap.http.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The schema of the body of a request, and the parts of it that hold once other readers had theirs. Immutable. */
public final class RequestSchema {

    private static final String REQUIRED = "required";

    private final JsonObject schema;

    RequestSchema(JsonObject schema) {
        this.schema = schema;
    }

    /** This schema without a member, which is read by other means before the rest is checked. */
    public RequestSchema without(String member) {
        JsonObject rest = schema.copy();
        rest.getJsonObject("properties").remove(member);
        JsonArray required = rest.getJsonArray(REQUIRED, new JsonArray());
        required.remove(member);
        return new RequestSchema(rest.put(REQUIRED, required));
    }

    /** This schema where a member must be there, since other members that stand for it were replaced by it. */
    public RequestSchema requiring(String member) {
        JsonObject stricter = schema.copy();
        return new RequestSchema(stricter.put(
                REQUIRED, stricter.getJsonArray(REQUIRED, new JsonArray()).add(member)));
    }

    /** The check of bodies against this schema. */
    public SchemaCheck check() {
        return new SchemaCheck(schema);
    }
}
