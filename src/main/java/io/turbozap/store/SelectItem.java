package io.turbozap.store;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Item of a select list: a column or an expression. An enum declares all items of one select in their order, so that
 * its SQL and the reads of its rows cannot differ: a constant's ordinal is the position at which {@link Row} reads it.
 */
public interface SelectItem {

    /** Position in the select list, from 0: that of the enum's constant. */
    int ordinal();

    /** Name of the enum's constant. */
    String name();

    /** SQL of this item: the column of its name, unless the enum declares otherwise. */
    default String sql() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Select list of all items of an enum, separated by commas.
     *
     * @throws IllegalArgumentException if two items are the same SQL
     */
    static <E extends Enum<E> & SelectItem> String list(Class<E> items) {
        Set<String> list = new LinkedHashSet<>();
        for (E item : items.getEnumConstants()) {
            if (!list.add(item.sql())) {
                throw new IllegalArgumentException(item.sql() + " is selected twice");
            }
        }
        return String.join(", ", list);
    }
}
