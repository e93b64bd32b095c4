package io.turbozap.recipients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.Org;
import io.turbozap.campaign.Recipients;
import io.turbozap.recipients.book.AddressBook;
import io.turbozap.recipients.book.Contact;
import io.turbozap.recipients.book.TaggedContacts;
import io.turbozap.recipients.imports.RecipientCollector;
import io.turbozap.store.Database;
import io.turbozap.store.RowReader;
import io.turbozap.store.Statement;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecipientListsTest extends RegisterTest {

    private RecipientLists lists;

    @BeforeEach
    void use() {
        Clock clock = Clock.fixed(Instant.parse("2024-01-20T10:30:45.123Z"), ZoneOffset.UTC);
        lists = new RecipientLists(database, clock, new Random(1));
    }

    private static Recipients people(int count) {
        Recipients.Builder people = new Recipients.Builder();
        for (int i = 0; i < count; i++) {
            Map<String, String> fields = i % 3 == 0 ? Map.of() : Map.of("name", "Person " + i, "city", "Lisboa");
            people.add(Long.toString(5_511_900_000_000L + i), fields);
        }
        return people.build(/* allowDuplicates= */ false);
    }

    private static List<String> shown(Recipients contacts, int from, int count) {
        List<String> shown = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            shown.add(contacts.chatId(i) + contacts.fields(i));
        }
        return shown;
    }

    private int chunks() {
        return await(database.read("SELECT COUNT(*) FROM recipient_list_contacts", row -> row.integer(0)))
                .get(0);
    }

    @Test
    void a_list_is_kept_as_it_was_given() {
        Recipients people = people(100);

        RecipientList list = await(lists.put(Org.FIRST, "october-promo", people));

        assertEquals(list, await(lists.find(Org.FIRST, "october-promo")));
        assertEquals(100, list.total());
        assertEquals(
                List.of("name", "city"),
                list.fieldNames().stream().sorted((a, b) -> b.compareTo(a)).toList());
        assertEquals(shown(people, 0, 100), shown(await(lists.members(Org.FIRST, list)), 0, 100));
    }

    @Test
    void any_page_of_a_large_list_is_read_without_the_rest() {
        Recipients people = people(30_000);
        RecipientList list = await(lists.put(Org.FIRST, "large", people));
        Random random = new Random(3);

        for (int i = 0; i < 20; i++) {
            int from = random.nextInt(30_000);
            RecipientLists.Page page = await(lists.members(Org.FIRST, list, from, 200));
            assertEquals(Math.min(200, 30_000 - from), page.count());
            assertEquals(shown(people, from, page.count()), shown(page.contacts(), page.offset(), page.count()));
            assertTrue(page.contacts().size() < 15_000, () -> page.contacts().size() + " read");
        }
        assertEquals(0, await(lists.members(Org.FIRST, list, 30_000, 10)).count());
    }

    @Test
    void a_replaced_list_leaves_nothing_behind() {
        await(lists.put(Org.FIRST, "x", people(30_000)));
        await(lists.put(Org.FIRST, "y", people(1)));

        RecipientList replaced = await(lists.put(Org.FIRST, "x", Recipients.of("5511999999999")));

        assertEquals(1, replaced.total());
        assertEquals(List.of("5511999999999@c.us{}"), shown(await(lists.members(Org.FIRST, replaced)), 0, 1));
        assertEquals(2, chunks());
    }

    @Test
    void of_two_changes_of_the_same_state_one_is_told_that_it_came_too_late() {
        RecipientList list = await(lists.put(Org.FIRST, "x", people(1)));

        RecipientList changed = await(lists.change(Org.FIRST, list, people(2)));

        assertNotNull(changed);
        assertNull(await(lists.change(Org.FIRST, list, people(3))));
        assertEquals(2, await(lists.find(Org.FIRST, "x")).total());
        assertNull(await(lists.members(Org.FIRST, list)), "a state that is gone");
        assertEquals(2, chunks());
    }

    @Test
    void lists_come_by_name_page_by_page_and_can_be_deleted() {
        for (String name : List.of("b", "a", "é", "c")) {
            await(lists.put(Org.FIRST, name, people(1)));
        }

        assertEquals(List.of("a", "b"), names(null, 2));
        assertEquals(List.of("c", "é"), names("b", 5));
        assertTrue(await(lists.delete(Org.FIRST, "a")));
        assertFalse(await(lists.delete(Org.FIRST, "a")));
        assertNull(await(lists.find(Org.FIRST, "a")));
        assertEquals(List.of("b", "c", "é"), names(null, 5));
    }

    private List<String> names(String after, int limit) {
        return await(lists.page(Org.FIRST, after, limit)).stream()
                .map(RecipientList::name)
                .toList();
    }

    @Test
    void an_empty_list_is_a_list() {
        RecipientList list = await(lists.put(Org.FIRST, "empty", Recipients.NONE));

        assertEquals(0, await(lists.members(Org.FIRST, list)).size());
    }

    /** The database, which notes how many bytes each transaction has, and lets something else happen behind each. */
    private final class Watched implements Database {
        private final List<Integer> sizes = new ArrayList<>();
        private Supplier<Future<?>> between = Future::succeededFuture;

        @Override
        public Future<int[]> write(List<Statement> change) {
            sizes.add(change.stream()
                    .flatMap(statement -> statement.arguments().stream())
                    .mapToInt(argument -> argument instanceof byte[] bytes ? bytes.length : 0)
                    .sum());
            return database.write(change).compose(done -> between.get().map(done));
        }

        @Override
        public <T> Future<List<T>> read(String sql, RowReader<T> reader, @Nullable Object... arguments) {
            return database.read(sql, reader, arguments);
        }

        @Override
        public <T> Future<Void> scan(
                String sql, RowReader<T> reader, Function<List<T>, Future<Void>> sink, @Nullable Object... arguments) {
            return database.scan(sql, reader, sink, arguments);
        }

        @Override
        public @Nullable String trouble() {
            return database.trouble();
        }

        @Override
        public Future<Void> close() {
            return database.close();
        }
    }

    private RecipientLists over(Database watched) {
        return new RecipientLists(watched, Clock.systemUTC(), new Random(2));
    }

    @Test
    void a_large_list_is_written_and_forgotten_in_parts_between_which_others_may_write() {
        Watched watched = new Watched();
        await(over(watched).put(Org.FIRST, "large", people(400_000)));
        int total = watched.sizes.stream().mapToInt(Integer::intValue).sum();
        int transactions = watched.sizes.size();

        assertTrue(total > 6 << 20, total + " bytes");
        watched.sizes.forEach(size -> assertTrue(size < 3 << 20, size + " bytes"));
        await(over(watched).put(Org.FIRST, "large", people(10)));
        assertTrue(watched.sizes.size() >= 2 * transactions - 1, watched.sizes + "");
        assertEquals(2, chunks()); // the names of the fields, and the recipients
    }

    @Test
    void of_two_who_put_the_same_list_at_once_the_later_one_stays_and_nothing_is_left_of_the_other() {
        Watched watched = new Watched();
        boolean[] once = {true};
        watched.between = () -> {
            boolean first = once[0];
            once[0] = false;
            return first ? lists.put(Org.FIRST, "shared", people(3)) : Future.succeededFuture();
        };

        for (int i = 0; i < 2; i++) {
            once[0] = true;
            RecipientList put = await(over(watched).put(Org.FIRST, "shared", people(5)));

            assertEquals(
                    put.content(),
                    Objects.requireNonNull(await(lists.find(Org.FIRST, "shared")))
                            .content());
            assertEquals(2, chunks());
        }
    }

    @Test
    void a_list_that_comes_to_be_only_while_it_is_put_is_replaced() {
        Watched watched = new Watched();
        boolean[] deleted = {false};
        await(lists.put(Org.FIRST, "short", people(3)));
        watched.between = () -> {
            boolean first = !deleted[0];
            deleted[0] = true;
            return first ? lists.delete(Org.FIRST, "short") : Future.succeededFuture();
        };

        await(over(watched).put(Org.FIRST, "short", people(5)));

        assertEquals(
                5, Objects.requireNonNull(await(lists.find(Org.FIRST, "short"))).total());
        assertEquals(2, chunks());
    }

    @Test
    void what_a_killed_process_left_is_forgotten_and_nothing_else() {
        await(lists.put(Org.FIRST, "kept", people(3)));
        await(database.write(Statement.of(
                "INSERT INTO recipient_list_contacts (content, chunk, first_contact, contact_count, packed)"
                        + " VALUES (?, ?, ?, ?, ?)",
                "cut off",
                0,
                0,
                1,
                new byte[] {1, 1})));

        await(lists.forgetLeftovers());

        assertEquals(2, chunks());
        assertEquals(
                3,
                Objects.requireNonNull(await(
                                lists.members(Org.FIRST, Objects.requireNonNull(await(lists.find(Org.FIRST, "kept"))))))
                        .size());
    }

    @Test
    void contacts_of_the_address_book_are_taken_by_their_tags() {
        AddressBook book = new AddressBook(database);
        await(book.add(Org.FIRST, contact("1", "5511900000001", List.of("vip", "100%"))));
        await(book.add(Org.FIRST, contact("2", "5511900000002", List.of("vip2"))));
        await(book.add(Org.FIRST, contact("3", "5511900000003", List.of("x", "vip"))));
        RecipientCollector recipientCollector = RecipientCollector.forList(10);

        await(new TaggedContacts(database).addTo(Org.FIRST, recipientCollector, "vip"));

        assertEquals(2, recipientCollector.report().accepted());
        assertEquals(
                List.of("5511900000001@c.us{name=N, city=Rio}", "5511900000003@c.us{name=N, city=Rio}"),
                shown(recipientCollector.contacts(), 0, 2));
        RecipientCollector odd = RecipientCollector.forList(10);
        await(new TaggedContacts(database).addTo(Org.FIRST, odd, "100%"));
        assertEquals(1, odd.report().accepted());
    }

    private static Contact contact(String id, String phone, List<String> tags) {
        return new Contact("00000000-0000-7000-8000-00000000000" + id, "N", phone, tags, Map.of("city", "Rio"), 1, 1);
    }
}
