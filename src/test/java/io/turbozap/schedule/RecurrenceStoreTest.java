package io.turbozap.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.turbozap.campaign.Audience;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.Message;
import io.turbozap.campaign.Recipients;
import io.turbozap.campaign.SessionName;
import io.turbozap.campaign.TextTemplate;
import io.turbozap.store.Database;
import io.turbozap.store.RealPostgres;
import io.turbozap.store.StoreOptions;
import io.turbozap.store.opening.Stores;
import io.vertx.core.Vertx;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read back, on each engine. */
@ParameterizedClass
@ValueSource(strings = {"memory", "postgresql"})
class RecurrenceStoreTest {

    private static final RecurrenceId ID = new RecurrenceId("recurring_1703001234567_abc123def");
    private static final List<Message> MESSAGES = List.of(
            new Message.Text(TextTemplate.parse("Hi {name|you}")), new Message.Location(-23.5, -46.6, "São Paulo"));

    private final Vertx vertx = Vertx.vertx();
    private Database database;
    private RecurrenceStore store;

    @Parameter
    String engine;

    @BeforeEach
    void open() {
        String url = engine.equals("memory") ? "memory" : RealPostgres.freshDatabase();
        database = Stage.await(Stores.open(vertx, url, StoreOptions.defaults()));
        store = new RecurrenceStore(database);
    }

    @AfterEach
    void close() {
        if (database != null) {
            Stage.await(database.close());
        }
        Stage.await(vertx.close());
    }

    private static RunContent toContacts(int count) {
        Recipients.Builder contacts = new Recipients.Builder();
        for (int i = 0; i < count; i++) {
            contacts.add(Long.toString(5511900000000L + i), Map.of("name", "Ana " + i));
        }
        return new RunContent(MESSAGES, contacts.build(/* allowDuplicates= */ true), 3, null);
    }

    private static Recurrence recurrence(RunContent content, RecurrenceState recurrenceState) {
        RecurrencePlan plan = new RecurrencePlan(
                "news",
                new SessionName("default"),
                new CronSchedule("0 9 * * 1", ZoneId.of("America/Sao_Paulo")),
                OverlapPolicy.REPLACE,
                MisfirePolicy.ALL);
        return new Recurrence(ID, plan, content.size(), recurrenceState, 1_703_001_234_567L, 1_703_001_234_568L);
    }

    private static RecurrenceState full() {
        CampaignId run = ID.run(1_703_001_200_000L);
        return new RecurrenceState(
                true,
                1_703_009_999_000L,
                List.of(1_703_001_200_000L, 1_703_001_300_000L),
                1_703_001_200_000L,
                run,
                List.of(run, ID.run(1)),
                new SkippedRun(1_703_001_100_000L, SkippedRun.Reason.CATCH_UP));
    }

    private static RecurrenceState blank() {
        return new RecurrenceState(false, null, List.of(), null, null, List.of(), null);
    }

    private List<Recurrence> all() {
        List<Recurrence> all = new ArrayList<>();
        Stage.await(store.readAll(all::add));
        return all;
    }

    @Test
    void everything_is_read_back_as_it_was_written() {
        RunContent content = toContacts(40_000); // several chunks
        Recurrence recurrence = recurrence(content, full());
        Stage.await(store.insert(recurrence, content, null));

        RunContent read = Stage.await(store.content(ID));
        assertEquals(List.of(recurrence), all());
        assertEquals(MESSAGES.get(1), read.messages().get(1));
        assertEquals(content.size(), read.size());
        assertEquals("5511900039999@c.us", read.recipients().chatId(39_999));
        assertEquals("Ana 39999", read.recipients().field(39_999, "name"));
    }

    @Test
    void what_changes_changes_and_the_rest_stays() {
        RunContent content = toContacts(2);
        Stage.await(store.insert(recurrence(content, blank()), content, null));
        assertEquals(List.of(recurrence(content, blank())), all());

        Stage.await(store.record(recurrence(content, full())));
        assertEquals(List.of(recurrence(content, full())), all());
        assertEquals(2, Stage.await(store.content(ID)).recipients().size());

        Audience chosen = new Audience(List.of("0190a5c4-0000-7000-8000-000000000001"));
        RunContent other = new RunContent(MESSAGES.subList(0, 1), Recipients.NONE, 0, chosen);
        Stage.await(store.change(recurrence(other, blank()), other));
        assertEquals(List.of(recurrence(other, blank())), all());
        assertEquals(chosen, Stage.await(store.content(ID)).audience());
        assertEquals(0, Stage.await(store.content(ID)).recipients().size());

        Stage.await(store.change(recurrence(other, full()), null));
        assertEquals(chosen, Stage.await(store.content(ID)).audience());

        Stage.await(store.change(recurrence(content, full()), content));
        assertNull(Stage.await(store.content(ID)).audience());
        assertEquals(2, Stage.await(store.content(ID)).recipients().size());
    }

    @Test
    void what_is_removed_leaves_nothing() {
        RunContent content = toContacts(2);
        Stage.await(store.insert(recurrence(content, full()), content, null));
        Stage.await(store.remove(ID));

        assertEquals(List.of(), all());
        assertEquals(
                List.of(0L),
                Stage.await(database.read("SELECT COUNT(*) FROM recurrence_contacts", row -> row.number(0))));
        assertThrows(RuntimeException.class, () -> Stage.await(store.content(ID)));
    }
}
