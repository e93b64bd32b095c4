package io.turbozap.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.CampaignSource;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.Lane;
import io.turbozap.campaign.Message;
import io.turbozap.campaign.Recipients;
import io.turbozap.campaign.SendCounts;
import io.turbozap.campaign.SessionName;
import io.turbozap.campaign.TextTemplate;
import io.turbozap.session.CampaignView;
import io.turbozap.store.history.ReceiptCounts;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LiveTopicsTest {

    private static final CampaignId ID = new CampaignId("campaign_1700000000000_abcdefghi");
    private static final Topic TOPIC = new Topic(Topic.Kind.CAMPAIGN, ID.value());
    private static final Campaign CAMPAIGN = new Campaign(
            ID,
            CampaignSource.CAMPAIGN,
            new SessionName("default"),
            Instant.ofEpochMilli(1),
            Lane.CAMPAIGN,
            List.of(new Message.Text(TextTemplate.literal("Hi"))),
            Recipients.of("5511999999999"),
            0,
            null);

    private final LiveTopics topics = new LiveTopics();
    private final List<CampaignWatch> left = new ArrayList<>();
    private long now = 1_000_000;

    private static CampaignView view(CampaignStatus status, int sent) {
        return new CampaignView(
                CAMPAIGN.head(), status, new SendCounts(1 - sent, 0, sent, 0, 0, 0), null, null, null, null, sent);
    }

    /** A tick a second later, with {@code view} in memory. */
    private List<JsonObject> tick(@Nullable CampaignView view) {
        now += 1_000;
        return topics.tick(now, id -> view, left::add).stream()
                .map(frame -> new JsonObject(frame.data()))
                .toList();
    }

    private static String status(List<JsonObject> only) {
        assertEquals(1, only.size(), only::toString);
        return only.get(0).getString("status");
    }

    @Test
    void only_what_changed_is_told() {
        CampaignView running = view(CampaignStatus.RUNNING, 0);
        topics.follow(TOPIC, running, null, now);

        assertEquals(List.of(), tick(running));
        assertEquals(List.of(), tick(view(CampaignStatus.RUNNING, 0)));
        assertEquals("completed", status(tick(view(CampaignStatus.COMPLETED, 1))));
    }

    @Test
    void a_campaign_that_left_the_memory_is_looked_for_once_and_its_end_is_told() {
        topics.follow(TOPIC, view(CampaignStatus.RUNNING, 0), null, now);
        tick(null);
        tick(null);
        assertEquals(1, left.size());

        topics.found(left.get(0), view(CampaignStatus.COMPLETED, 1));
        assertEquals("completed", status(tick(null)));
        assertEquals(1, left.size());
    }

    @Test
    void a_campaign_that_is_brought_back_is_followed_on() {
        topics.follow(TOPIC, view(CampaignStatus.COMPLETED, 1), null, now);
        tick(null);
        topics.found(left.get(0), view(CampaignStatus.COMPLETED, 1));
        assertEquals(List.of(), tick(null));

        assertEquals("running", status(tick(view(CampaignStatus.RUNNING, 0))));
        tick(null);
        assertEquals(2, left.size());
    }

    @Test
    void a_campaign_that_could_not_be_read_is_looked_for_again() {
        topics.follow(TOPIC, view(CampaignStatus.RUNNING, 0), null, now);
        tick(null);
        topics.unknown(left.get(0));
        tick(null);

        assertEquals(2, left.size());
    }

    @Test
    void that_a_campaign_was_deleted_is_told() {
        topics.follow(TOPIC, view(CampaignStatus.STOPPED, 0), null, now);
        tick(null);
        topics.found(left.get(0), null);

        assertEquals("deleted", status(tick(null)));
    }

    private CampaignWatch counted(ReceiptCounts counts) {
        CampaignWatch watch = Objects.requireNonNull(topics.uncounted(now), "is to be counted");
        topics.counted(watch, counts, now, 5);
        return watch;
    }

    @Test
    void ticks_after_the_last_send_reach_the_followers() {
        CampaignView completed = view(CampaignStatus.COMPLETED, 1);
        topics.follow(TOPIC, completed, null, now);
        counted(ReceiptCounts.NONE);
        assertEquals(List.of(), tick(completed), "nothing new");

        topics.acked(Set.of(CAMPAIGN.session()));
        counted(new ReceiptCounts(1, 0));

        List<JsonObject> frames = tick(completed);
        assertEquals("completed", status(frames));
        assertEquals(1, frames.get(0).getInteger("delivered"));
        assertEquals(0, frames.get(0).getInteger("read"));
    }

    @Test
    void receipts_are_counted_once_for_however_many_acks_and_not_at_all_for_those_of_other_sessions() {
        topics.follow(TOPIC, view(CampaignStatus.COMPLETED, 1), null, now);
        counted(ReceiptCounts.NONE);
        now += 1_000;
        assertNull(topics.uncounted(now), "no ack");
        topics.acked(Set.of(new SessionName("other")));
        assertNull(topics.uncounted(now), "acks of another session");

        topics.acked(Set.of(CAMPAIGN.session()));
        topics.acked(Set.of(CAMPAIGN.session()));
        counted(ReceiptCounts.NONE);
        assertNull(topics.uncounted(now + 60_000));
    }

    @Test
    void acks_that_come_while_receipts_are_counted_need_another_count_a_second_later() {
        topics.follow(TOPIC, view(CampaignStatus.COMPLETED, 1), null, now);
        CampaignWatch watch = Objects.requireNonNull(topics.uncounted(now));
        topics.acked(Set.of(CAMPAIGN.session()));
        topics.counted(watch, ReceiptCounts.NONE, now, 5);

        assertNull(topics.uncounted(now + 999));
        assertEquals(watch, topics.uncounted(now + 1_000));
    }

    @Test
    void a_count_that_took_long_is_repeated_later_and_one_that_failed_at_all() {
        topics.follow(TOPIC, view(CampaignStatus.COMPLETED, 1), null, now);
        CampaignWatch watch = Objects.requireNonNull(topics.uncounted(now));
        topics.counted(watch, null, now, 400);

        assertNull(topics.uncounted(now + 3_999));
        assertEquals(watch, topics.uncounted(now + 4_000));
    }

    @Test
    void nobody_looks_at_what_nobody_follows() {
        topics.follow(TOPIC, view(CampaignStatus.RUNNING, 0), null, now);
        topics.follow(TOPIC, view(CampaignStatus.RUNNING, 0), null, now);
        topics.leave(TOPIC);
        assertEquals(1, tick(view(CampaignStatus.RUNNING, 1)).size());
        topics.leave(TOPIC);

        topics.tick(
                now,
                id -> {
                    throw new AssertionError("looked");
                },
                left::add);
    }

    @Test
    void numbers_go_on_growing_when_a_topic_was_forgotten() {
        long first = follow("before").get(0).seq();
        now += 5_000;
        for (int i = 0; i < Feeds.MAX_IDLE; i++) {
            tell("other" + i);
        }
        now += 1;
        Frame again = follow("before").stream().findFirst().orElse(null);
        assertNull(again, "it should have been forgotten");
        tell("before");
        Frame next = topics.tick(now, id -> null, left::add).get(0);

        assertTrue(next.seq() > first);
    }

    private List<Frame> follow(String session) {
        if (now == 1_000_000) {
            tell(session);
        }
        List<Frame> frames = topics.follow(new Topic(Topic.Kind.SESSION, session), null, null, now);
        assertNotNull(frames);
        if (!frames.isEmpty()) {
            topics.leave(new Topic(Topic.Kind.SESSION, session));
        }
        return frames;
    }

    private void tell(String session) {
        topics.change(new SessionName(session), now, feed -> feed.put(PushEvent.SESSION_STATUS, "{}"));
    }

    @Test
    void no_more_topics_than_the_bound_are_followed() {
        for (int i = 0; i < Feeds.MAX_FOLLOWED; i++) {
            assertNotNull(topics.follow(new Topic(Topic.Kind.SESSION, "s" + i), null, null, now));
        }
        Topic more = new Topic(Topic.Kind.SESSION, "more");
        assertNull(topics.follow(more, null, null, now));
        assertNotNull(topics.follow(new Topic(Topic.Kind.SESSION, "s7"), null, null, now));
        topics.leave(new Topic(Topic.Kind.SESSION, "s8"));
        assertNotNull(topics.follow(more, null, null, now));
    }
}
