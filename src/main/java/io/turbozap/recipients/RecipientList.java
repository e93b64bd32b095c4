package io.turbozap.recipients;

import java.util.List;

/**
 * A named list of recipients, without them.
 *
 * @param name unique in its organisation
 * @param content distinguishes the states of the list
 * @param total how many recipients it has
 * @param fieldNames what recipients have beside their phone
 * @param createdAt epoch milliseconds
 * @param updatedAt epoch milliseconds
 */
public record RecipientList(
        String name, String content, int total, List<String> fieldNames, long createdAt, long updatedAt) {

    /** Keeps a copy. */
    public RecipientList {
        fieldNames = List.copyOf(fieldNames);
    }
}
