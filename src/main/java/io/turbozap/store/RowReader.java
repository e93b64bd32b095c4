package io.turbozap.store;

/** A reader that makes a value of a row. It may run on any thread, and keeps nothing of the row itself. */
@FunctionalInterface
public interface RowReader<T> {

    T read(Row row);
}
