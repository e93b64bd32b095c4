package io.turbozap.store;

import org.jspecify.annotations.Nullable;

/**
 * Row of a select while it is being read. Columns are read by the {@link SelectItem} that declares them or, where at
 * most three stand right beside the SQL, by position from 0. A column that must not be null fails the read if it is.
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

    default @Nullable String textOrNull(SelectItem item) {
        return textOrNull(item.ordinal());
    }

    default @Nullable Long numberOrNull(SelectItem item) {
        return numberOrNull(item.ordinal());
    }

    default String text(SelectItem item) {
        return text(item.ordinal());
    }

    default long number(SelectItem item) {
        return number(item.ordinal());
    }

    default int integer(SelectItem item) {
        return integer(item.ordinal());
    }

    default boolean flag(SelectItem item) {
        return flag(item.ordinal());
    }

    default byte[] bytes(SelectItem item) {
        return bytes(item.ordinal());
    }

    /** The columns from {@code first} on as a row of their own: those of the second of two joined tables. */
    default Row from(int first) {
        return new RowSuffix(this, first);
    }

    private static <T> T present(@Nullable T value, int column) {
        if (value == null) {
            throw new IllegalStateException("column " + column + " is null");
        }
        return value;
    }
}
