package io.turbozap.store.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.SessionName;
import io.turbozap.campaign.number.PersonSet;
import io.turbozap.store.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is known to a session outlives the process: whom it wrote to, and who wrote to it. */
final class CorrespondentsTest extends StoreTest {

    private static final SessionName SALES = new SessionName("sales");
    private static final SessionName OTHER = new SessionName("other");

    private Correspondents correspondents() {
        return new Correspondents(database);
    }

    private void delivery(int number, String session, String chat, String status, int ack) {
        await(database.write(Statement.of(
                "INSERT INTO delivery (id, campaign_number, request, source, status, attempts, ack, session, chat_id,"
                        + " updated_at) VALUES (?, 1, ?, 'campaign', ?, 1, ?, ?, ?, 1)",
                number,
                number,
                status,
                ack,
                session,
                chat)));
    }

    @Test
    void who_wrote_is_known_to_that_session_however_often_it_was() {
        await(correspondents().wrote(SALES, List.of("553188887777@c.us", "5531988887777@c.us"), 1));
        await(correspondents().wrote(SALES, List.of("553188887777@c.us"), 2));
        PersonSet known = await(correspondents().of(SALES));

        assertEquals(1, known.size());
        assertTrue(known.contains("5531988887777@c.us"));
        assertEquals(0, await(correspondents().of(OTHER)).size());
    }

    @Test
    void every_spelling_of_a_known_number_is_known() {
        await(correspondents().wrote(SALES, List.of("5215574949947@c.us"), 1));

        assertTrue(await(correspondents().of(SALES)).contains("525574949947@c.us"));
    }

    @Test
    void who_was_written_to_is_known_unless_whatsapp_refused_it() {
        delivery(1, "sales", "5511900000001@c.us", "completed", 0);
        delivery(2, "sales", "5511900000002@c.us", "completed", 3);
        delivery(3, "sales", "5511900000003@c.us", "completed", -1);
        delivery(4, "sales", "5511900000004@c.us", "failed", 0);
        delivery(5, "other", "5511900000005@c.us", "completed", 1);
        PersonSet known = await(correspondents().of(SALES));

        assertTrue(known.contains("5511900000001@c.us") && known.contains("5511900000002@c.us"));
        assertFalse(known.contains("5511900000003@c.us"));
        assertEquals(2, known.size());
    }
}
