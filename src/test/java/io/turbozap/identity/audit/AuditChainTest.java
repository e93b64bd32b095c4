package io.turbozap.identity.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.turbozap.identity.secret.HmacSha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class AuditChainTest {

    private static final int ENTRIES = 1_000;

    private record Row(AuditEntry entry, String hash) {}

    private final AuditChain chain = new AuditChain(new HmacSha256(new byte[32]));
    private final List<Row> log = new ArrayList<>();
    private String head = AuditChain.START;

    private static AuditEntry entry(long seq) {
        return new AuditEntry(
                seq,
                1,
                1_800_000_000_000L + seq,
                "person",
                "p" + seq % 3,
                "UPDATE",
                "CAMPAIGN",
                "c" + seq,
                "{\"name\":{\"from\":\"a\",\"to\":\"b\"}}",
                "127.0.0.1",
                null);
    }

    @BeforeEach
    void write() {
        for (long seq = 1; seq <= ENTRIES; seq++) {
            head = chain.hash(head, entry(seq));
            log.add(new Row(entry(seq), head));
        }
    }

    private Long firstBroken(List<Row> rows) {
        AuditVerifier verifier = new AuditVerifier(chain, 1, AuditChain.START);
        rows.forEach(row -> verifier.check(row.entry(), row.hash()));
        verifier.end(head);
        return verifier.firstBroken();
    }

    @Test
    void a_log_as_it_was_written_is_good() {
        assertNull(firstBroken(log));
    }

    @Test
    void a_changed_entry_is_found() {
        for (int place : new int[] {0, 1, 499, ENTRIES - 1}) {
            List<Row> changed = new ArrayList<>(log);
            AuditEntry was = log.get(place).entry();
            AuditEntry now = new AuditEntry(
                    was.seq(),
                    was.org(),
                    was.at(),
                    was.actorKind(),
                    was.actorId(),
                    "DELETE",
                    was.entity(),
                    was.entityId(),
                    was.metadata(),
                    was.ip(),
                    was.agent());
            changed.set(place, new Row(now, log.get(place).hash()));

            assertEquals(place + 1L, firstBroken(changed));
        }
    }

    @Test
    void an_entry_that_was_taken_out_put_in_or_moved_is_found() {
        Random random = new Random(7);
        for (int i = 0; i < 100; i++) {
            int place = random.nextInt(ENTRIES - 1);
            List<Row> shorter = new ArrayList<>(log);
            shorter.remove(place);
            assertEquals(place + 1L, firstBroken(shorter));

            List<Row> longer = new ArrayList<>(log);
            longer.add(place, log.get(place));
            assertEquals(place + 2L, firstBroken(longer));

            List<Row> moved = new ArrayList<>(log);
            Collections.swap(moved, place, place + 1);
            assertEquals(place + 1L, firstBroken(moved));
        }
    }

    @Test
    void a_log_that_was_cut_off_is_found() {
        assertEquals((long) ENTRIES, firstBroken(log.subList(0, ENTRIES - 1)));
        assertEquals(1L, firstBroken(List.of()));
    }

    @Test
    void a_log_that_was_written_again_under_another_key_is_found() {
        AuditChain other =
                new AuditChain(new HmacSha256("another key of thirty-two bytes!".getBytes(StandardCharsets.UTF_8)));
        List<Row> forged = new ArrayList<>();
        String previous = AuditChain.START;
        for (Row row : log) {
            previous = other.hash(previous, row.entry());
            forged.add(new Row(row.entry(), previous));
        }

        assertEquals(1L, firstBroken(forged));
    }

    @Test
    void nothing_moves_from_one_field_into_the_next() {
        AuditEntry one = new AuditEntry(1, 1, 1, "key", "ab", "c", "d", null, "{}", null, null);
        AuditEntry other = new AuditEntry(1, 1, 1, "key", "a", "bc", "d", null, "{}", null, null);
        AuditEntry empty = new AuditEntry(1, 1, 1, "key", "ab", "c", "d", "", "{}", null, null);

        assertEquals(
                3,
                java.util.Set.of(chain.hash("", one), chain.hash("", other), chain.hash("", empty))
                        .size());
    }
}
