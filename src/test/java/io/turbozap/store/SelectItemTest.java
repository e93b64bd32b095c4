package io.turbozap.store;

import static io.turbozap.store.Outcomes.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.turbozap.store.opening.Stores;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is selected, and read from its row. What no enum declares cannot be read by name: that does not compile. */
@ExtendWith(VertxExtension.class)
final class SelectItemTest {

    private enum Column implements SelectItem {
        NAME,
        VALUE,
        LENGTH {
            @Override
            public String sql() {
                return "LENGTH(value)";
            }
        }
    }

    private enum Twice implements SelectItem {
        NAME,
        AGAIN {
            @Override
            public String sql() {
                return NAME.sql();
            }
        }
    }

    private record Setting(String name, String value, int length) {
        static Setting read(Row row) {
            return new Setting(row.text(Column.NAME), row.text(Column.VALUE), row.integer(Column.LENGTH));
        }
    }

    private static final String SOME = SelectItem.list(Column.class) + " FROM setting WHERE name = 'colour'";

    @Test
    void a_select_list_has_the_items_in_the_order_of_their_declaration() {
        assertEquals("name, value, LENGTH(value)", SelectItem.list(Column.class));
    }

    @Test
    void an_item_is_read_from_the_place_at_which_it_was_selected(Vertx vertx) throws Exception {
        Database database = await(Stores.open(vertx, "memory", StoreOptions.defaults()));
        await(database.write(Statement.of("INSERT INTO setting (name, value) VALUES ('colour', 'blue')")));
        Setting setting = new Setting("colour", "blue", 4);
        assertEquals(List.of(setting), await(database.read("SELECT " + SOME, Setting::read)));
        assertEquals(
                List.of(setting), await(database.read("SELECT 'red', 5, " + SOME, row -> Setting.read(row.from(2)))));
        await(database.close());
    }

    @Test
    void an_item_that_is_selected_twice_is_refused() {
        Exception refused = assertThrows(IllegalArgumentException.class, () -> SelectItem.list(Twice.class));
        assertEquals("name is selected twice", refused.getMessage());
    }
}
