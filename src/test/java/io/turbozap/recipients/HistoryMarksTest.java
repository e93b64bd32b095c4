package io.turbozap.recipients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turbozap.campaign.SessionName;
import io.turbozap.store.history.SqlHistoryMarks;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryMarksTest extends RegisterTest {

    @Test
    void mark_that_was_kept_last_counts() {
        SqlHistoryMarks marks = new SqlHistoryMarks(database);
        SessionName sales = new SessionName("sales");
        await(marks.keep(sales, 2_000));
        await(marks.keep(sales, 3_000));
        await(marks.keep(new SessionName("promo"), 1));

        assertEquals(Map.of(sales, 3_000L, new SessionName("promo"), 1L), await(new SqlHistoryMarks(database).all()));
    }
}
