package io.turbozap.recipients.book;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A change of a contact; what is null stays as it is. */
public record ContactChange(
        @Nullable String name,
        @Nullable String phoneNumber,
        @Nullable List<String> tags,
        @Nullable Map<String, String> fields) {

    /** Without the person. */
    @Override
    public String toString() {
        return "ContactChange";
    }
}
