package io.turbozap.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement that changes something.
 *
 * @param sql the same text every time, for it is prepared once: values belong into the arguments
 * @param arguments one for each {@code ?} in it: a String, a whole number, a Boolean, a {@code byte[]} or null
 */
public record Statement(String sql, List<@Nullable Object> arguments) {

    /** Keeps a copy of the arguments, though not of the bytes in them. */
    public Statement {
        arguments = Collections.unmodifiableList(new ArrayList<>(arguments));
    }

    public static Statement of(String sql, @Nullable Object... arguments) {
        return new Statement(sql, Arrays.asList(arguments));
    }

    /** Without the arguments: they are people's numbers and messages. */
    @Override
    public String toString() {
        return "Statement[" + sql + "]";
    }
}
