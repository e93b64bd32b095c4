package io.turbozap.store;

import org.jspecify.annotations.Nullable;

/** The columns of a row from {@code first} on. */
record RowSuffix(Row row, int first) implements Row {

    @Override
    public @Nullable String textOrNull(int column) {
        return row.textOrNull(first + column);
    }

    @Override
    public @Nullable Long numberOrNull(int column) {
        return row.numberOrNull(first + column);
    }

    @Override
    public byte @Nullable [] bytesOrNull(int column) {
        return row.bytesOrNull(first + column);
    }
}
