package io.turbozap.store.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.SessionName;
import io.turbozap.session.CampaignFilter;
import io.turbozap.session.CampaignView;
import io.turbozap.session.PauseReason;
import io.turbozap.session.SessionEvent.CampaignCompleted;
import io.turbozap.session.SessionEvent.CampaignCreated;
import io.turbozap.session.SessionEvent.CampaignDeleted;
import io.turbozap.session.SessionEvent.CampaignPaused;
import io.turbozap.session.SessionEvent.CampaignReplaced;
import io.turbozap.session.SessionEvent.CampaignRetired;
import io.turbozap.session.SessionEvent.CampaignStarted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Campaigns of the store in either order, by what they are; and their names, wherever they are written and read. */
final class CampaignListTest extends StoreTest {

    /** Campaigns of two sessions, in every status. */
    private List<CampaignView> various() {
        List<CampaignId> ids = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            SessionName session = i % 3 == 0 ? OTHER : SESSION;
            Campaign plain = campaign(session, 1);
            Campaign campaign = i % 4 == 0
                    ? plain
                    : new Campaign(
                            CampaignId.generateUuid(Instant.ofEpochMilli(START + i / 2), random),
                            plain.source(),
                            session,
                            plain.createdAt(),
                            plain.lane(),
                            plain.messages(),
                            plain.recipients(),
                            0,
                            null);
            CampaignId id = campaign.id();
            record(session, new CampaignCreated(campaign, i % 5 == 1 ? START + 1_000 : null));
            switch (i % 5) {
                case 2 -> record(session, new CampaignStarted(id, now));
                case 3 -> record(session, new CampaignStarted(id, now), new CampaignPaused(id, PauseReason.OPERATOR));
                case 4 -> record(session, new CampaignStarted(id, now), new CampaignCompleted(id, now));
                default -> {}
            }
            if (i % 11 == 0) {
                record(session, new CampaignDeleted(id));
            } else {
                ids.add(id);
            }
        }
        return ids.stream().sorted().map(id -> await(archive.view(id))).toList();
    }

    private List<CampaignId> listed(CampaignFilter filter, int limit) {
        List<CampaignId> all = new ArrayList<>();
        List<CampaignView> page;
        do {
            page = await(archive.views(filter, all.isEmpty() ? null : all.get(all.size() - 1), limit));
            page.forEach(view -> all.add(view.campaign().id()));
        } while (page.size() == limit);
        return all;
    }

    private static List<CampaignId> expected(List<CampaignView> all, CampaignFilter filter) {
        return all.stream()
                .filter(filter::matches)
                .map(view -> view.campaign().id())
                .sorted(filter.order())
                .toList();
    }

    @Test
    void pages_hold_what_the_filter_lets_through_in_either_order() {
        List<CampaignView> all = various();
        List<Set<CampaignStatus>> statuses = List.of(
                Set.of(),
                EnumSet.of(CampaignStatus.PAUSED),
                EnumSet.of(CampaignStatus.COMPLETED, CampaignStatus.RUNNING, CampaignStatus.SCHEDULED),
                EnumSet.allOf(CampaignStatus.class));
        for (Set<CampaignStatus> wanted : statuses) {
            for (@Nullable SessionName session : new @Nullable SessionName[] {null, SESSION, OTHER}) {
                for (boolean newestFirst : List.of(false, true)) {
                    CampaignFilter filter = new CampaignFilter(null, false, wanted, session, newestFirst);
                    for (int limit : List.of(1, 4, 100)) {
                        assertEquals(expected(all, filter), listed(filter, limit), filter + " by " + limit);
                    }
                }
            }
        }
        assertEquals(
                all.stream()
                        .map(view -> view.campaign().id())
                        .sorted(Comparator.reverseOrder())
                        .toList(),
                listed(new CampaignFilter(null, false, Set.of(), null, true), 7));
    }

    @Test
    void a_name_is_kept_from_creation_to_the_list_of_what_has_left_the_memory() {
        Campaign named = campaign(SESSION, 2).named("Spring sale");
        CampaignId id = named.id();

        record(SESSION, new CampaignCreated(named, null));
        assertEquals(
                "Spring sale",
                recovered(10).get(SESSION).campaigns().get(0).campaign().name());
        record(SESSION, new CampaignReplaced(named.named("Autumn sale"), null, now));
        assertEquals("Autumn sale", await(archive.campaign(id)).campaign().name());
        record(SESSION, new CampaignStarted(id, now), new CampaignCompleted(id, now), new CampaignRetired(id));
        assertEquals("Autumn sale", await(archive.view(id)).campaign().name());
        assertEquals(
                "Autumn sale", await(archive.views(null, 10)).get(0).campaign().name());
    }

    @Test
    void a_campaign_without_a_name_has_none() {
        Campaign campaign = campaign(SESSION, 1);
        record(SESSION, new CampaignCreated(campaign, null));

        assertNull(await(archive.view(campaign.id())).campaign().name());
    }
}
