package io.turbozap.session.actor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.SendCounts;
import io.turbozap.session.CampaignFilter;
import io.turbozap.session.CampaignView;
import io.turbozap.session.core.Samples;
import io.turbozap.session.port.Archive;
import io.vertx.core.Future;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CampaignListingTest {

    private static final CampaignFilter UNSENT = new CampaignFilter(null, /* unsent= */ true);

    private static final CampaignFilter NEWEST =
            new CampaignFilter(null, /* unsent= */ false, Set.of(), null, /* newestFirst= */ true);
    private static final CampaignFilter NEWEST_UNSENT =
            new CampaignFilter(null, /* unsent= */ true, Set.of(), null, /* newestFirst= */ true);

    private final SessionRegistry sessionRegistry = new SessionRegistry();
    private final TreeMap<CampaignId, CampaignView> recorded = new TreeMap<>();
    private final Archive archive = (Archive) Proxy.newProxyInstance(
            Archive.class.getClassLoader(), new Class<?>[] {Archive.class}, (proxy, method, arguments) -> {
                assertEquals("views", method.getName());
                CampaignId after = (CampaignId) arguments[1];
                CampaignFilter filter = (CampaignFilter) arguments[0];
                NavigableMap<CampaignId, CampaignView> all = filter.newestFirst() ? recorded.descendingMap() : recorded;
                return Future.succeededFuture((after == null ? all : all.tailMap(after, false))
                        .values().stream()
                                .filter(filter::matches)
                                .limit((int) arguments[2])
                                .toList());
            });
    private final CampaignListing campaignListing = new CampaignListing(archive, sessionRegistry);

    private static CampaignView view(Campaign campaign, boolean sent) {
        SendCounts sendCounts = sent ? new SendCounts(0, 0, 1, 0, 0, 0) : new SendCounts(1, 0, 0, 0, 0, 0);
        return new CampaignView(campaign.head(), CampaignStatus.RUNNING, sendCounts, null, null, null, null, 0);
    }

    private List<CampaignId> listed(CampaignFilter filter, int limit) {
        List<CampaignId> all = new ArrayList<>();
        List<CampaignView> page;
        do {
            page = campaignListing
                    .page(filter, all.isEmpty() ? null : all.get(all.size() - 1), limit)
                    .result();
            assertTrue(page.size() <= limit);
            page.forEach(view -> all.add(view.campaign().id()));
        } while (page.size() == limit);
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 1_000})
    void memory_and_archive_are_one_list_whatever_the_pages(int limit) {
        Random random = new Random(1);
        TreeMap<CampaignId, Boolean> sent = new TreeMap<>();
        for (int i = 0; i < 300; i++) {
            Campaign campaign = Samples.campaign(1, 1);
            boolean inMemory = random.nextInt(3) > 0;
            boolean inArchive = !inMemory || random.nextBoolean();
            boolean now = random.nextBoolean();
            if (inArchive) {
                recorded.put(campaign.id(), view(campaign, inMemory ? random.nextBoolean() : now));
            }
            if (inMemory) {
                sessionRegistry.add(view(campaign, now));
            }
            sent.put(campaign.id(), now);
        }

        assertEquals(List.copyOf(sent.keySet()), listed(CampaignFilter.ALL, limit));
        assertEquals(List.copyOf(sent.descendingKeySet()), listed(NEWEST, limit));
        sent.values().removeIf(now -> now);
        assertEquals(List.copyOf(sent.keySet()), listed(UNSENT, limit));
        assertEquals(List.copyOf(sent.descendingKeySet()), listed(NEWEST_UNSENT, limit));
    }

    @Test
    void the_memory_tells_whether_a_status_is_wanted() {
        Campaign paused = Samples.campaign(1, 1);
        Campaign running = Samples.campaign(1, 1);
        recorded.put(paused.id(), view(paused, /* sent= */ false));
        recorded.put(running.id(), view(running, /* sent= */ false));
        sessionRegistry.add(new CampaignView(
                paused.head(),
                CampaignStatus.PAUSED,
                new SendCounts(1, 0, 0, 0, 0, 0),
                "operator",
                null,
                null,
                null,
                0));

        assertEquals(List.of(running.id()), listed(ofStatus(CampaignStatus.RUNNING), 1));
        assertEquals(List.of(paused.id()), listed(ofStatus(CampaignStatus.PAUSED), 1));
    }

    private static CampaignFilter ofStatus(CampaignStatus status) {
        return new CampaignFilter(null, /* unsent= */ false, Set.of(status), null, /* newestFirst= */ false);
    }

    @Test
    void nothing_is_an_empty_page() {
        assertEquals(List.of(), listed(CampaignFilter.ALL, 10));
    }
}
