package io.turbozap.http.message;

import io.turbozap.campaign.Message;
import io.turbozap.campaign.Org;
import io.turbozap.campaign.TextTemplate;
import io.turbozap.campaign.template.Texts;
import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.ListName;
import io.turbozap.http.web.Violations;
import io.turbozap.store.history.TemplateRepository;
import io.turbozap.store.history.TemplateRepository.MessageSet;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Resolver of templates: it puts their messages into the place of their name. */
public final class TemplateResolver {

    /** The member that names a template. */
    public static final String TEMPLATE = "template";

    public static final String MESSAGES = "messages";
    private static final String TEXT = "message";

    private final TemplateRepository sets;

    public TemplateResolver(TemplateRepository sets) {
        this.sets = sets;
    }

    /** The messages of a template of {@code org}; fails with 404 if there is none of this name. */
    public Future<JsonArray> find(Org org, String name) {
        return set(org, name).map(MessageSet::messages);
    }

    private Future<MessageSet> set(Org org, String name) {
        return sets.find(org, name).map(set -> {
            if (set == null) {
                throw ApiException.templateNotFound();
            }
            return set;
        });
    }

    /**
     * Replaces the name of a template in {@code form} by its messages, as {@code org} has them. A form that has both, or no proper name, stays
     * as it is, to be refused. Fails with 404 if there is no template of the name.
     */
    public Future<Void> expand(Org org, JsonObject form) {
        return form.getValue(TEMPLATE) instanceof String name && ListName.isValid(name) && !form.containsKey(MESSAGES)
                ? set(org, name).map(set -> {
                    form.remove(TEMPLATE);
                    form.put(MESSAGES, set.messages());
                    return null;
                })
                : Future.succeededFuture();
    }

    /** As {@link #expand}, where there is room for one text to a recipient without fields. */
    public Future<Void> expandText(Org org, JsonObject form) {
        return form.getValue(TEMPLATE) instanceof String name && ListName.isValid(name) && !form.containsKey(TEXT)
                ? find(org, name).map(messages -> {
                    form.remove(TEMPLATE);
                    form.put(TEXT, onlyText(MessageReader.of(messages, Texts.unchecked())));
                    form.put(TextOptions.LITERAL_BRACES, true);
                    return null;
                })
                : Future.succeededFuture();
    }

    private static String onlyText(List<Message> messages) {
        if (messages.size() != 1 || !(messages.get(0) instanceof Message.Text text)) {
            throw new ApiException(422, "A single message takes a template of one text");
        }
        TextTemplate content = text.content();
        if (!content.requiredFields().isEmpty()) {
            throw new ApiException(
                    422,
                    "A single message has no fields for the placeholders of its template: give them fallbacks, such as {name|friend}");
        }
        return content.render(field -> null);
    }

    /** Adds a violation for a form that has a template beside {@code other}. */
    public static void checkAlone(JsonObject form, String other, Violations violations) {
        if (form.containsKey(TEMPLATE) && form.containsKey(other)) {
            violations.add(TEMPLATE, "Expected only one of " + other + " and template");
        }
    }
}
