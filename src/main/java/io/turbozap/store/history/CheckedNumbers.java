package io.turbozap.store.history;

import io.turbozap.session.port.NumberCheck;
import io.turbozap.session.port.NumberMemory;
import io.turbozap.store.Database;
import io.turbozap.store.Row;
import io.turbozap.store.Statement;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The store's cache of which numbers are on WhatsApp. Safe to use from any thread. */
public final class CheckedNumbers implements NumberMemory {

    private static final Logger log = LoggerFactory.getLogger(CheckedNumbers.class);

    private static final String RECALL =
            "SELECT registered, checked_chat_id FROM number_check WHERE org_id = 1 AND chat_id = ? AND checked_at >= ?";

    private static final String LEARN = """
            INSERT INTO number_check (org_id, chat_id, registered, checked_chat_id, checked_at) VALUES (1, ?, ?, ?, ?)
            ON CONFLICT (org_id, chat_id) DO UPDATE SET registered = excluded.registered,
            checked_chat_id = excluded.checked_chat_id, checked_at = excluded.checked_at""";

    private final Database database;
    private final InstantSource clock;
    private final long goodForMillis;

    /** @param goodForMillis how long the result of a check is good */
    public CheckedNumbers(Database database, InstantSource clock, long goodForMillis) {
        this.database = database;
        this.clock = clock;
        this.goodForMillis = goodForMillis;
    }

    @Override
    public Future<@Nullable NumberCheck> recall(String chatId) {
        return database.read(RECALL, CheckedNumbers::read, chatId, clock.millis() - goodForMillis)
                .map(CheckedNumbers::first);
    }

    private static @Nullable NumberCheck first(List<NumberCheck> found) {
        return found.isEmpty() ? null : found.get(0);
    }

    private static NumberCheck read(Row row) {
        String chatId = row.textOrNull(1);
        return row.flag(0) && chatId != null ? new NumberCheck.Registered(chatId) : NumberCheck.Unregistered.INSTANCE;
    }

    @Override
    public void learned(String chatId, NumberCheck check) {
        if (check instanceof NumberCheck.Unknown) {
            return;
        }
        String registered = check instanceof NumberCheck.Registered found ? found.chatId() : null;
        database.write(Statement.of(LEARN, chatId, registered != null, registered, clock.millis()))
                .onFailure(failure -> log.warn("a checked number is not kept: {}", failure.getMessage()));
    }
}
