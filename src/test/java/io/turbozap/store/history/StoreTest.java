package io.turbozap.store.history;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.Lane;
import io.turbozap.campaign.Message;
import io.turbozap.campaign.Recipients;
import io.turbozap.campaign.SessionName;
import io.turbozap.campaign.TextTemplate;
import io.turbozap.session.DayCount;
import io.turbozap.session.Retention;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.SessionEvent.CampaignCreated;
import io.turbozap.session.SessionEvent.CampaignStarted;
import io.turbozap.session.SessionEvent.SendCompleted;
import io.turbozap.session.SessionEvent.SendIntended;
import io.turbozap.session.port.StoredSession;
import io.turbozap.store.Database;
import io.turbozap.store.Engine;
import io.turbozap.store.Row;
import io.turbozap.store.StoreOptions;
import io.turbozap.store.journal.SendLog;
import io.turbozap.store.journal.SqlAcks;
import io.turbozap.store.journal.SqlJournal;
import io.turbozap.store.opening.Stores;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A store of its own for each test, on each engine, with all that stands on it. */
@ParameterizedClass
@EnumSource(Engine.class)
public abstract class StoreTest {

    public static final long START = Instant.parse("2026-11-21T10:00:00Z").toEpochMilli();

    public final Vertx vertx = Vertx.vertx();
    public long now = START;
    public final InstantSource clock = () -> Instant.ofEpochMilli(now);
    public Database database;
    public SendLog sends;
    public SqlAcks acks;
    public SqlJournal journal;
    SqlArchive archive;
    public Deliveries deliveries;

    @TempDir
    Path directory;

    @Parameter
    Engine engine;

    @BeforeEach
    void open() {
        Database opened = await(Stores.open(
                vertx, engine.freshUrl(directory), StoreOptions.defaults().withSyncFully(false)));
        sends = await(SendLog.open(vertx, opened));
        database = sends.current();
        acks = new SqlAcks(sends, 100);
        journal = new SqlJournal(vertx, sends, acks, clock);
        archive = new SqlArchive(database, clock);
        deliveries = new Deliveries(database);
    }

    @AfterEach
    void close() {
        if (database != null) {
            await(database.close());
        }
        await(vertx.close());
    }

    public static final SessionName SESSION = new SessionName("default");
    static final SessionName OTHER = new SessionName("Other-1");

    final SplittableRandom random = new SplittableRandom(3);

    public Campaign campaign(SessionName session, int contacts) {
        Recipients.Builder builder = new Recipients.Builder();
        for (int i = 0; i < contacts; i++) {
            builder.add(Long.toString(5511900000000L + i), Map.of());
        }
        Instant created = Instant.ofEpochMilli(START);
        return new Campaign(
                CampaignId.generate(created, random),
                session,
                created,
                Lane.CAMPAIGN,
                List.of(new Message.Text(TextTemplate.parse("hello"))),
                builder.build(/* allowDuplicates= */ false),
                0);
    }

    public SendIntended intended(Campaign campaign, int index, String messageId) {
        String chatId = campaign.request(index).chatId();
        return new SendIntended(campaign.id(), index, messageId, chatId, new DayCount(1, index + 1), now);
    }

    /** A campaign whose first requests are recorded as sent. */
    public Campaign sent(SessionName session, int contacts, int sent) {
        Campaign campaign = campaign(session, contacts);
        record(session, new CampaignCreated(campaign, null), new CampaignStarted(campaign.id(), now));
        List<SessionEvent> events = new ArrayList<>();
        for (int index = 0; index < sent; index++) {
            events.add(intended(campaign, index, null));
            events.add(new SendCompleted(campaign.id(), index, "M" + index, now));
        }
        await(journal.record(session, events));
        return campaign;
    }

    public static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    public void record(SessionName session, SessionEvent... events) {
        await(journal.record(session, List.of(events)));
    }

    /** Every session as it is read back, by name. */
    public Map<SessionName, StoredSession> recovered(int completedMax) {
        Map<SessionName, StoredSession> sessions = new LinkedHashMap<>();
        await(archive.recover(new Retention(completedMax, 3_600_000), now, session -> {
            sessions.put(session.session(), session);
            return Future.succeededFuture();
        }));
        return sessions;
    }

    public long rows(String table) {
        return number("SELECT COUNT(*) FROM " + table);
    }

    public long number(String sql, Object... arguments) {
        return await(database.read(sql, row -> row.number(0), arguments)).get(0);
    }

    /** All rows of all tables, without the times of changes that no event has. */
    List<String> contents() {
        List<String> contents = new ArrayList<>();
        contents.addAll(all("session", SessionRow.COLUMNS));
        contents.addAll(all("campaign c", CampaignRow.COLUMNS.replace("c.updated_at, ", "")));
        contents.addAll(all("campaign_contacts", "campaign_number, chunk"));
        contents.addAll(all(
                "delivery",
                "id, campaign_number, request, source, status, settling, attempts, ack, session, chat_id, message_id,"
                        + " reason, ack_error, intended_at, sent_at, failed_at, server_at, delivered_at, read_at,"
                        + " played_at, updated_at"));
        contents.addAll(all("setting", "name, value"));
        return contents;
    }

    private List<String> all(String table, String columns) {
        int width = columns.split(",").length;
        return await(database.read("SELECT " + columns + " FROM " + table + " ORDER BY 1, 2", row -> {
            StringBuilder text = new StringBuilder(table);
            for (int column = 0; column < width; column++) {
                text.append(" | ").append(shown(row, column));
            }
            return text.toString();
        }));
    }

    private static String shown(Row row, int column) {
        try {
            return String.valueOf(row.textOrNull(column));
        } catch (RuntimeException noText) {
            return String.valueOf(row.numberOrNull(column));
        }
    }
}
