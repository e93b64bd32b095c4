package io.turbozap.store;

import org.jspecify.annotations.Nullable;

/**
 * A row of a select while it is being read. Columns count from 0, in the order of the select. What must not be null
 * fails the read if it is.
 */
public interface Row {

    @Nullable
    String textOrNull(int column);

    @Nullable
    Long numberOrNull(int column);

    byte @Nullable [] bytesOrNull(int column);

    default String text(int column) {
        return present(textOrNull(column), column);
    }

    default long number(int column) {
        return present(numberOrNull(column), column);
    }

    /** A number that must fit into 32 bits. */
    default int integer(int column) {
        return Math.toIntExact(number(column));
    }

    /** A SMALLINT that is 0 for false and anything else for true. */
    default boolean flag(int column) {
        return number(column) != 0;
    }

    default byte[] bytes(int column) {
        return present(bytesOrNull(column), column);
    }

    private static <T> T present(@Nullable T value, int column) {
        if (value == null) {
            throw new IllegalStateException("column " + column + " is null");
        }
        return value;
    }
}
