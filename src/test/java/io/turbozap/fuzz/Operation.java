package io.turbozap.fuzz;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * One operation of the published document, references followed.
 *
 * @param path with its parameters in braces
 * @param bodies a media type with its schema and examples, for each that it takes
 * @param answers a status, or {@code default}, with the media types and schemas of its bodies
 */
record Operation(
        String method,
        String path,
        List<Parameter> parameters,
        Map<String, JsonObject> bodies,
        Map<String, JsonObject> answers) {

    /** @param in where it stands: {@code path}, {@code query} or {@code header} */
    record Parameter(String name, String in, boolean required, JsonObject schema) {}

    boolean declares(int status) {
        return answers.containsKey(Integer.toString(status));
    }

    /** Whether it may answer with any error of the envelope beside those that it names. */
    boolean declaresOthers() {
        return answers.containsKey("default");
    }

    boolean has(String parameter) {
        return parameters.stream().anyMatch(each -> each.name().equals(parameter));
    }

    /** The examples of a body in that media type. */
    List<Object> examples(String mediaType) {
        JsonObject content = bodies.get(mediaType);
        JsonObject named = content == null ? null : content.getJsonObject("examples");
        return named == null
                ? List.of()
                : named.stream()
                        .map(each -> ((JsonObject) each.getValue()).getValue("value"))
                        .toList();
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
