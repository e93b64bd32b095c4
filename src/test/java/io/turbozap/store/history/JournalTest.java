package io.turbozap.store.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertIterableEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.CampaignSource;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.Lane;
import io.turbozap.campaign.Recipients;
import io.turbozap.campaign.Seeds;
import io.turbozap.campaign.SendCounts;
import io.turbozap.campaign.SendState;
import io.turbozap.campaign.SessionName;
import io.turbozap.session.CampaignFilter;
import io.turbozap.session.CampaignView;
import io.turbozap.session.DayCount;
import io.turbozap.session.PacingRules;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.SessionEvent.CampaignCompleted;
import io.turbozap.session.SessionEvent.CampaignCreated;
import io.turbozap.session.SessionEvent.CampaignDeleted;
import io.turbozap.session.SessionEvent.CampaignMoved;
import io.turbozap.session.SessionEvent.CampaignStarted;
import io.turbozap.session.SessionEvent.SendCompleted;
import io.turbozap.session.SessionEvent.SendFailed;
import io.turbozap.session.SessionEvent.SendUncertain;
import io.turbozap.session.port.StoredCampaign;
import io.turbozap.session.port.StoredRequest;
import io.turbozap.session.port.StoredSession;
import io.turbozap.store.JournalModel;
import io.turbozap.store.RandomEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is recorded comes back. */
final class JournalTest extends StoreTest {

    @Test
    void whatever_happens_is_read_back_and_to_record_it_again_changes_nothing() {
        Set<Class<?>> seen = new HashSet<>();
        Map<SessionName, JournalModel> models = new HashMap<>();
        Seeds.each(6, seed -> live(seed, models, seen));

        Set<Class<?>> never = new HashSet<>(events(SessionEvent.class));
        never.removeAll(seen);
        never.remove(CampaignMoved.class);
        assertEquals(Set.of(), never, "events that were never drawn");
    }

    private void live(SplittableRandom seed, Map<SessionName, JournalModel> models, Set<Class<?>> seen) {
        RandomEvents events = new RandomEvents(seed);
        String prefix = "s" + seed.nextInt(1_000_000_000);
        List<JournalModel> sessions = new ArrayList<>();
        for (String name : List.of("-a", "_B", "-c")) {
            JournalModel model = new JournalModel(new SessionName(prefix + name));
            sessions.add(model);
            models.put(model.session, model);
        }
        for (int step = 0; step < 200; step++) {
            JournalModel session = sessions.get(seed.nextInt(sessions.size()));
            now += seed.nextInt(1, 50);
            List<SessionEvent> happened = events.next(session, now);
            happened.forEach(event -> {
                seen.add(event.getClass());
                session.apply(event, now);
            });
            await(journal.record(session.session, happened));
            if (seed.nextInt(15) == 0) {
                List<String> before = contents();
                await(journal.record(session.session, happened));
                assertEquals(before, contents(), "after " + happened + " once more");
            }
            if (step % 50 == 49) {
                Map<SessionName, StoredSession> recovered = recovered(1_000_000);
                for (JournalModel model : sessions) {
                    if (model.known) {
                        String stored = JournalModel.described(recovered.get(model.session));
                        assertIterableEquals(
                                model.described().lines().toList(),
                                stored.lines().toList());
                    }
                }
            }
        }
    }

    /** All kinds of events that can be recorded. */
    private static Set<Class<?>> events(Class<?> kind) {
        Set<Class<?>> events = new HashSet<>();
        if (kind.isSealed()) {
            for (Class<?> permitted : kind.getPermittedSubclasses()) {
                events.addAll(events(permitted));
            }
        } else {
            events.add(kind);
        }
        return events;
    }

    @Test
    void a_campaign_that_moved_is_with_its_other_session_from_there_on() {
        Campaign campaign = campaign(SESSION, 2);
        record(SESSION, new CampaignCreated(campaign, null));
        Campaign moved = new Campaign(
                campaign.id(), OTHER, campaign.createdAt(), Lane.CAMPAIGN, campaign.messages(), Recipients.NONE, 0);

        record(SESSION, new CampaignMoved(moved, START + 5, START));

        Map<SessionName, StoredSession> recovered = recovered(10);
        assertEquals(List.of(), recovered.get(SESSION).campaigns());
        StoredCampaign there = recovered.get(OTHER).campaigns().get(0);
        assertEquals(campaign.id(), there.campaign().id());
        assertEquals(0, there.campaign().recipients().size());
        assertEquals(CampaignStatus.SCHEDULED, there.status());
    }

    @Test
    void an_intent_without_an_outcome_comes_back_to_be_settled() { // BEHAVIOUR 20
        Campaign campaign = sent(SESSION, 3, 1);
        record(SESSION, intended(campaign, 1, "KEPT"));

        StoredCampaign stored = recovered(10).get(SESSION).campaigns().get(0);

        assertEquals(SendState.EXECUTING, stored.sendStates().state(1));
        StoredRequest open = stored.details().stream()
                .filter(detail -> detail.index() == 1)
                .findAny()
                .orElseThrow();
        assertEquals(new StoredRequest(1, true, 1, campaign.request(1).chatId(), "KEPT", null, now, now), open);
    }

    @Test
    void a_campaign_in_many_chunks_comes_back_whole() {
        Recipients.Builder contacts = new Recipients.Builder();
        for (int i = 0; i < 70_000; i++) {
            contacts.add(Long.toString(5511900000000L + i), Map.of("name", "Maria da Silva Santos " + i));
        }
        Campaign head = campaign(SESSION, 0);
        Campaign campaign = head.to(contacts.build(/* allowDuplicates= */ false));
        record(SESSION, new CampaignCreated(campaign, null));

        Recipients stored =
                recovered(10).get(SESSION).campaigns().get(0).campaign().recipients();

        assertTrue(rows("campaign_contacts") > 10);
        assertEquals(70_000, stored.size());
        assertEquals(Map.of("name", "Maria da Silva Santos 69999"), stored.fields(69_999));
    }

    @Test
    void many_sessions_come_back_one_by_one_in_the_order_of_their_queues() {
        Map<SessionName, List<CampaignId>> expected = new HashMap<>();
        for (int i = 0; i < 300; i++) {
            SessionName session = new SessionName("session-" + i);
            Campaign first = campaign(session, 1);
            Campaign second = campaign(session, 2);
            record(
                    session,
                    new CampaignCreated(first, null),
                    new CampaignCreated(second, null),
                    new CampaignStarted(second.id(), now),
                    new CampaignStarted(first.id(), now));
            expected.put(session, List.of(second.id(), first.id()));
        }

        Map<SessionName, List<CampaignId>> found = new HashMap<>();
        recovered(10)
                .forEach((name, session) -> found.put(
                        name,
                        session.campaigns().stream()
                                .map(stored -> stored.campaign().id())
                                .toList()));

        assertEquals(expected, found);
    }

    @Test
    void the_latest_completed_campaigns_are_kept_in_memory_and_older_ones_are_not() {
        List<CampaignId> completed = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Campaign campaign = sent(SESSION, 1, 1);
            now += 1_000;
            record(SESSION, new CampaignCompleted(campaign.id(), now));
            completed.add(campaign.id());
        }

        assertEquals(
                completed.subList(2, 4),
                recovered(2).get(SESSION).campaigns().stream()
                        .map(stored -> stored.campaign().id())
                        .toList());
        assertEquals(List.of(), recovered(0).get(SESSION).campaigns());
        now += 3_600_001;
        assertEquals(List.of(), recovered(10).get(SESSION).campaigns());
    }

    @Test
    void completed_campaigns_show_what_became_of_them() {
        Campaign campaign = sent(SESSION, 4, 2);
        record(
                SESSION,
                intended(campaign, 2, null),
                new SendFailed(campaign.id(), 2, "no", now),
                intended(campaign, 3, null),
                new SendUncertain(campaign.id(), 3, null, "who knows", false, now),
                new CampaignCompleted(campaign.id(), now));

        assertEquals(new SendCounts(0, 0, 2, 1, 1, 0), view(campaign).sendCounts());

        record(SESSION, new SendCompleted(campaign.id(), 3, null, now));
        assertEquals(new SendCounts(0, 0, 3, 1, 0, 0), view(campaign).sendCounts());
    }

    @Test
    void campaigns_that_are_not_completed_are_counted_as_they_are() {
        Campaign campaign = sent(SESSION, 5, 2);
        record(SESSION, intended(campaign, 2, null));

        assertEquals(new SendCounts(2, 1, 2, 0, 0, 0), view(campaign).sendCounts());
        assertEquals(campaign.head(), view(campaign).campaign());
    }

    private CampaignView view(Campaign campaign) {
        return await(archive.view(campaign.id()));
    }

    @Test
    void views_are_paged_in_the_order_of_their_ids_and_deleted_ones_are_not_there() {
        List<CampaignId> ids = new ArrayList<>();
        RandomEvents events = new RandomEvents(random);
        for (int i = 0; i < 25; i++) {
            SessionEvent created = events.created(SESSION, now);
            record(SESSION, created);
            ids.add(created.campaignId());
        }
        record(SESSION, new CampaignDeleted(ids.remove(7)));
        ids.sort(Comparator.naturalOrder());

        List<CampaignId> paged = new ArrayList<>();
        List<CampaignView> page = await(archive.views(null, 10));
        while (!page.isEmpty()) {
            page.forEach(view -> paged.add(view.campaign().id()));
            page = await(archive.views(paged.get(paged.size() - 1), 10));
        }

        assertEquals(ids, paged);
        assertEquals(24, await(archive.count()));
    }

    @Test
    void views_of_one_source_are_found_and_single_messages_that_have_not_left() {
        Campaign other = sent(SESSION, 1, 1);
        Campaign waiting = message();
        Campaign left = message();
        Campaign failed = message();
        for (Campaign message : List.of(left, failed)) {
            record(SESSION, new CampaignStarted(message.id(), now), intended(message, 0, null));
        }
        record(SESSION, new SendCompleted(left.id(), 0, "M", now), new CampaignCompleted(left.id(), now));
        record(SESSION, new SendFailed(failed.id(), 0, "no", now), new CampaignCompleted(failed.id(), now));

        assertEquals(Set.of(other.id()), found(CampaignSource.CAMPAIGN, false));
        assertEquals(Set.of(waiting.id(), left.id(), failed.id()), found(CampaignSource.SCHEDULED, false));
        assertEquals(Set.of(waiting.id(), failed.id()), found(CampaignSource.SCHEDULED, true));
        assertEquals(Set.of(), found(CampaignSource.ADDRESS_BOOK, false));
    }

    private Campaign message() {
        Campaign campaign = campaign(SESSION, 1);
        Campaign message = new Campaign(
                CampaignId.generateUuid(Instant.ofEpochMilli(now), random),
                CampaignSource.SCHEDULED,
                campaign.session(),
                campaign.createdAt(),
                Lane.SCHEDULED,
                campaign.messages(),
                campaign.recipients(),
                0,
                null);
        record(SESSION, new CampaignCreated(message, now));
        return message;
    }

    private Set<CampaignId> found(CampaignSource source, boolean unsent) {
        return await(archive.views(new CampaignFilter(source, unsent), null, 10)).stream()
                .map(view -> view.campaign().id())
                .collect(Collectors.toSet());
    }

    @Test
    void one_campaign_is_found_whatever_its_status_unless_it_is_deleted() {
        Campaign campaign = sent(SESSION, 1, 1);
        record(SESSION, new CampaignCompleted(campaign.id(), now), new SessionEvent.CampaignRetired(campaign.id()));

        assertEquals(List.of(), recovered(10).get(SESSION).campaigns());
        assertEquals(
                CampaignStatus.COMPLETED, await(archive.campaign(campaign.id())).status());

        record(SESSION, new CampaignDeleted(campaign.id()));
        assertNull(await(archive.campaign(campaign.id())));
        assertNull(await(archive.view(campaign.id())));
    }

    @Test
    void the_hold_is_kept_and_sessions_that_come_to_be_are_held() { // BEHAVIOUR 13
        record(OTHER, new CampaignCreated(campaign(OTHER, 1), null));
        await(journal.recordHold(true));
        record(SESSION, new CampaignCreated(campaign(SESSION, 1), null));

        assertEquals(true, await(archive.isHeld()));
        assertEquals(true, recovered(0).get(SESSION).held());
        assertEquals(true, recovered(0).get(OTHER).held());

        await(journal.recordHold(false));
        assertEquals(false, await(archive.isHeld()));
        assertEquals(false, recovered(0).get(SESSION).held());
        assertEquals(false, recovered(0).get(OTHER).held());
    }

    @Test
    void a_session_is_read_by_its_name_without_campaigns_and_paces_are_of_those_that_have_one() {
        PacingRules slow = PacingRules.every(7_000);
        assertNull(await(archive.session(SESSION)));
        record(SESSION, new SessionEvent.PacingChanged(slow));
        record(OTHER, new CampaignCreated(campaign(OTHER, 1), null));

        StoredSession read = await(archive.session(SESSION));
        assertEquals(slow, read.pacing());
        assertEquals(List.of(), await(archive.session(OTHER)).campaigns());
        assertEquals(Map.of(SESSION, slow), await(archive.paces(List.of(SESSION, OTHER, new SessionName("third")))));
        assertEquals(Map.of(), await(archive.paces(List.of())));
    }

    @Test
    void what_may_have_left_counts_for_the_day_until_it_surely_did_not() { // BEHAVIOUR 22
        Campaign campaign = sent(SESSION, 3, 1);
        SendFailed failed = new SendFailed(campaign.id(), 1, "no", now);
        record(SESSION, intended(campaign, 1, null), failed);
        record(SESSION, failed);

        assertEquals(new DayCount(1, 1), recovered(0).get(SESSION).today());
    }

    @Test
    void events_of_a_campaign_that_was_deleted_do_not_bring_it_back() {
        Campaign campaign = sent(SESSION, 2, 1);
        record(SESSION, new CampaignDeleted(campaign.id()));

        record(SESSION, new CampaignStarted(campaign.id(), now), new CampaignCompleted(campaign.id(), now));

        assertNull(await(archive.view(campaign.id())));
        assertEquals(0, await(archive.count()));
    }
}
