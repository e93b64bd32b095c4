package io.turbozap.cli;

import static io.turbozap.cli.WholeServer.await;
import static io.turbozap.cli.WholeServer.contacts;
import static io.turbozap.cli.WholeServer.text;
import static io.turbozap.cli.WholeServer.waha;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.simulator.ledger.LedgerSnapshot;
import io.turbozap.simulator.message.LedgerEntry;
import io.turbozap.simulator.model.Engine;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Campaigns over a whole server when nothing goes wrong, by the ledger of what arrived. */
@Tag("slow")
final class BroadcastTest {

    private static final List<String> SESSIONS = List.of("sales", "support", "news");

    @Test
    void every_contact_of_every_session_gets_every_message_once_and_in_order() {
        try (WholeServer whole = WholeServer.start(waha())) {
            List<String> campaigns = SESSIONS.stream()
                    .map(session -> whole.execute(session, 20, text("one"), text("two"), text("three")))
                    .toList();
            campaigns.forEach(campaign -> whole.untilStatus(campaign, "completed"));

            LedgerSnapshot ledger = whole.ledger();
            assertEquals(180, ledger.accepted());
            assertEquals(180, ledger.starts());
            assertEquals(0, ledger.duplicateCount());
            assertEquals(1, ledger.maxInFlight());
            for (String session : SESSIONS) {
                for (String contact : contacts(20)) {
                    List<LedgerEntry> got = await(whole.simulator.sent(session, contact));
                    assertEquals(
                            List.of("one", "two", "three"),
                            got.stream().map(LedgerEntry::content).toList());
                }
            }
        }
    }

    @Test
    void two_campaigns_of_a_session_go_out_one_after_the_other() {
        try (WholeServer whole = WholeServer.start(waha())) {
            String first = whole.execute("sales", 30, text("first"));
            String second = whole.execute("sales", 30, text("second"));
            whole.untilStatus(second, "completed");

            assertEquals("completed", whole.status(first));
            List<String> order = await(whole.simulator.sent("sales", null)).stream()
                    .map(LedgerEntry::content)
                    .distinct()
                    .toList();
            assertEquals(List.of("first", "second"), order);
            assertEquals(60, whole.ledger().accepted());
        }
    }

    @Test
    void starts_are_never_closer_than_the_interval() {
        try (WholeServer whole = WholeServer.start(waha(), "EXECUTION_INTERVAL", "60")) {
            String campaign = whole.execute("sales", 6, text("hello"));
            whole.untilStatus(campaign, "completed");

            assertGapOf(60, whole.ledger());
        }
    }

    @Test
    void a_waha_slower_than_the_interval_never_has_two_requests_of_a_session() {
        try (WholeServer whole = WholeServer.start(waha().latencyMillis(40), "EXECUTION_INTERVAL", "10")) {
            String campaign = whole.execute("sales", 10, text("hello"));
            whole.untilStatus(campaign, "completed");

            LedgerSnapshot ledger = whole.ledger();
            assertEquals(10, ledger.accepted());
            assertEquals(1, ledger.maxInFlight());
            assertGapOf(10, ledger);
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void every_kind_of_message_reaches_every_engine(Engine engine) {
        try (WholeServer whole = WholeServer.start(waha().engine(engine))) {
            String campaign = whole.execute("sales", 2, everyKind());
            whole.untilStatus(campaign, "completed");

            assertEquals(16, whole.count(campaign, "completed"));
            assertEquals(16, whole.ledger().accepted());
            assertEquals(0, whole.ledger().duplicateCount());
        }
    }

    static JsonObject[] everyKind() {
        String media = "https://files.example.com/a.";
        return new JsonObject[] {
            text("hello {name|you}"),
            new JsonObject().put("type", "photo").put("content", media + "jpg").put("caption", "look"),
            new JsonObject().put("type", "audio").put("content", media + "ogg"),
            new JsonObject().put("type", "video").put("content", media + "mp4"),
            new JsonObject().put("type", "file").put("file", new JsonObject().put("url", media + "pdf")),
            location(),
            poll(),
            contact()
        };
    }

    static JsonObject location() {
        return new JsonObject()
                .put("type", "location")
                .put("latitude", -23.55)
                .put("longitude", -46.63)
                .put("title", "Here");
    }

    static JsonObject poll() {
        return new JsonObject()
                .put("type", "poll")
                .put(
                        "poll",
                        new JsonObject()
                                .put("name", "When?")
                                .put("options", new JsonArray().add("now").add("later")));
    }

    static JsonObject contact() {
        return new JsonObject()
                .put("type", "contact")
                .put(
                        "contacts",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("fullName", "Jane Doe")
                                        .put("phoneNumber", "+1 555 0100")));
    }

    /** Arrivals are compared, and one that was read late comes closer to the next: that may take a part of it. */
    private static void assertGapOf(long interval, LedgerSnapshot ledger) {
        Double gap = ledger.minGapMillis();
        assertTrue(gap != null && gap >= interval * 0.5, "gap " + gap);
    }
}
