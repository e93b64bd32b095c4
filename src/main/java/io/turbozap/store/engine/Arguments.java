package io.turbozap.store.engine;

import io.turbozap.store.StoreException;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/** The arguments that may stand for a {@code ?}, in the types of each engine. */
public final class Arguments {

    private static final Short TRUE = 1;
    private static final Short FALSE = 0;

    private Arguments() {}

    /**
     * The argument as SQLite's driver takes it.
     *
     * @throws StoreException if it is of no kind that both engines know
     */
    public static @Nullable Object forSqlite(@Nullable Object argument) {
        if (argument instanceof Boolean flag) {
            return flag ? TRUE : FALSE;
        }
        if (argument == null || argument instanceof byte[] || isPlain(argument)) {
            return argument;
        }
        throw StoreException.mistake("cannot store a " + argument.getClass().getName());
    }

    /**
     * The argument as PostgreSQL's driver takes it.
     *
     * @throws StoreException if it is of no kind that both engines know
     */
    public static @Nullable Object forPostgres(@Nullable Object argument) {
        return argument instanceof byte[] bytes ? Buffer.buffer(bytes) : forSqlite(argument);
    }

    private static boolean isPlain(Object argument) {
        return argument instanceof String
                || argument instanceof Long
                || argument instanceof Integer
                || argument instanceof Short;
    }
}
