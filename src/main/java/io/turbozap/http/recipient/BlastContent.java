package io.turbozap.http.recipient;

import io.turbozap.campaign.Message;
import io.turbozap.campaign.template.KnownFields;
import io.turbozap.campaign.template.Texts;
import io.turbozap.http.message.MessageReader;
import io.turbozap.http.message.TextOptions;
import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.Violations;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.List;

/**
 * The messages of a blast, whose texts are understood once it is known which fields the recipients have. Immutable.
 *
 * @param messages good ones
 * @param member that holds or names them
 */
record BlastContent(JsonArray messages, String member, TextOptions options) {

    private static final String ONLY_TEXT = "messages.0.content";

    static BlastContent ofText(String text, TextOptions options) {
        JsonObject message = new JsonObject().put("type", "text").put("content", text);
        return new BlastContent(new JsonArray().add(message), BlastForm.MESSAGE, options);
    }

    /**
     * The messages for recipients with these fields.
     *
     * @throws ApiException with all that is wrong with the texts
     */
    List<Message> read(Collection<String> fields) {
        Violations violations = new Violations();
        List<Message> read = read(fields, violations);
        if (!violations.isEmpty()) {
            throw ApiException.invalid(violations);
        }
        return read;
    }

    private List<Message> read(Collection<String> fields, Violations violations) {
        return MessageReader.of(
                messages,
                new Texts(
                        KnownFields.of(fields),
                        options.literalBraces(),
                        options.missingFieldPolicy().fallback(),
                        (path, flaw) -> violations.add(path.equals(ONLY_TEXT) && isText() ? member : path, flaw)));
    }

    private boolean isText() {
        return member.equals(BlastForm.MESSAGE);
    }

    /** Whether it matters for the texts which fields there are, beside what recipients lack. */
    boolean dependsOnFields() {
        Texts.Probe probe = new Texts.Probe(options.literalBraces());
        MessageReader.of(messages, probe);
        return probe.dependsOnFields();
    }
}
