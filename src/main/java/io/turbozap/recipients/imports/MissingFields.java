package io.turbozap.recipients.imports;

import io.turbozap.campaign.FieldName;
import io.turbozap.campaign.Message;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Counts, by field, the recipients who lack what the placeholders of messages are filled with (BEHAVIOUR A2). Not
 * thread-safe.
 */
public final class MissingFields {

    private final List<Field> fields = new ArrayList<>();

    /** Of none yet. */
    public MissingFields(List<Message> messages) {
        Set<String> required =
                Message.requiredFields(messages).stream().map(FieldName::folded).collect(Collectors.toSet());
        Set<String> seen = new HashSet<>();
        for (String name : Message.fields(messages)) {
            if (seen.add(FieldName.folded(name))) {
                fields.add(new Field(name, required.contains(FieldName.folded(name))));
            }
        }
    }

    private static final class Field {
        final String name;
        final boolean required;
        int missing;

        Field(String name, boolean required) {
            this.name = name;
            this.required = required;
        }
    }

    /**
     * A field that some lack.
     *
     * @param name as its placeholder has it
     * @param recipients how many lack it
     * @param skipped whether these are left out; else a fallback stands in for it
     */
    public record Missing(String name, int recipients, boolean skipped) {}

    /**
     * Counts what one recipient lacks. Answers why he is left out, or null if he is not.
     *
     * @param values by the names that the placeholders have
     */
    public @Nullable String of(Map<String, String> values) {
        String reason = null;
        for (Field field : fields) {
            if (!values.containsKey(field.name)) {
                field.missing++;
                reason = reason == null && field.required ? reason(field.name) : reason;
            }
        }
        return reason;
    }

    /** The reason why a recipient without this field is left out. */
    public static String reason(String name) {
        return "Field '" + name + "' is missing for its placeholder";
    }

    /** The fields that any recipient lacks, in the order of their placeholders. */
    public List<Missing> found() {
        return fields.stream()
                .filter(field -> field.missing > 0)
                .map(field -> new Missing(field.name, field.missing, field.required))
                .toList();
    }
}
