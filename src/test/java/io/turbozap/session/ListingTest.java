package io.turbozap.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.Counts;
import io.vertx.core.Future;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListingTest {

    private static final CampaignFilter UNSENT = new CampaignFilter(null, /* unsent= */ true);

    private final Board board = new Board();
    private final TreeMap<CampaignId, CampaignView> recorded = new TreeMap<>();
    private final Archive archive = (Archive) Proxy.newProxyInstance(
            Archive.class.getClassLoader(), new Class<?>[] {Archive.class}, (proxy, method, arguments) -> {
                assertEquals("views", method.getName());
                CampaignId after = (CampaignId) arguments[1];
                return Future.succeededFuture((after == null ? recorded : recorded.tailMap(after, false))
                        .values().stream()
                                .filter(((CampaignFilter) arguments[0])::matches)
                                .limit((int) arguments[2])
                                .toList());
            });
    private final Listing listing = new Listing(archive, board);

    private static CampaignView view(Campaign campaign, boolean sent) {
        Counts counts = sent ? new Counts(0, 0, 1, 0, 0, 0) : new Counts(1, 0, 0, 0, 0, 0);
        return new CampaignView(campaign.head(), CampaignStatus.RUNNING, counts, null, null, null, null, 0);
    }

    private List<CampaignId> listed(CampaignFilter filter, int limit) {
        List<CampaignId> all = new ArrayList<>();
        List<CampaignView> page;
        do {
            page = listing.page(filter, all.isEmpty() ? null : all.get(all.size() - 1), limit)
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
                board.add(view(campaign, now));
            }
            sent.put(campaign.id(), now);
        }

        assertEquals(List.copyOf(sent.keySet()), listed(CampaignFilter.ALL, limit));
        sent.values().removeIf(now -> now);
        assertEquals(List.copyOf(sent.keySet()), listed(UNSENT, limit));
    }

    @Test
    void nothing_is_an_empty_page() {
        assertEquals(List.of(), listed(CampaignFilter.ALL, 10));
    }
}
