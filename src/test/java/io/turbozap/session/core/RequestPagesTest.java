package io.turbozap.session.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.SendState;
import io.turbozap.session.RequestFilter;
import io.turbozap.session.RequestPage;
import io.turbozap.session.SendDetail;
import io.turbozap.session.command.SessionCommand;
import io.turbozap.session.port.SendOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Reading the requests of a campaign page by page. */
final class RequestPagesTest {

    private static final int SPAN = 1 << 18;
    private static final int LARGEST_PAGE = 1_000;

    private final Stage stage = Stage.withInterval(0);

    private List<Integer> readAll(Campaign campaign, @Nullable SendState state, int limit) {
        List<Integer> all = new ArrayList<>();
        int from = 0;
        while (from >= 0) {
            RequestPage page = stage.page(campaign, state, from, limit);
            assertTrue(page.requests().size() <= limit);
            assertTrue(page.next() < 0 || page.next() > from, "reading does not get on");
            page.requests().forEach(view -> all.add(view.request().index()));
            from = page.next();
        }
        return all;
    }

    private static List<Integer> numbers(int from, int end) {
        return IntStream.range(from, end).boxed().toList();
    }

    @Test
    void pages_follow_each_other_without_gap_or_overlap() {
        Campaign campaign = stage.created(3, 7);
        for (int limit : List.of(1, 2, 5, 20, 21, 22)) {
            assertEquals(numbers(0, 21), readAll(campaign, null, limit));
        }
    }

    private List<Integer> found(Campaign campaign, RequestFilter filter, int limit) {
        List<Integer> all = new ArrayList<>();
        int from = 0;
        while (from >= 0) {
            RequestPage page = (RequestPage) stage.ask(new SessionCommand.Read(campaign.id(), filter, from, limit));
            page.requests().forEach(view -> all.add(view.request().index()));
            from = page.next();
        }
        return all;
    }

    @Test
    void requests_are_found_by_a_part_of_the_number() {
        Campaign campaign = stage.created(2, 40_000);
        String number = campaign.request(70_001).chatId().replaceAll("@.*", "");
        assertEquals(List.of(70_000, 70_001), found(campaign, new RequestFilter(null, number), 7));
        assertEquals(List.of(), found(campaign, new RequestFilter(SendState.FAILED, number), 7));
        assertEquals(List.of(), found(campaign, new RequestFilter(null, number + "0"), 7));
        List<Integer> expected = IntStream.range(0, 80_000)
                .filter(index -> campaign.request(index).chatId().matches(".*123.*@.*"))
                .boxed()
                .toList();
        assertEquals(expected, found(campaign, new RequestFilter(null, "123"), 1_000));
    }

    @Test
    void a_page_begins_where_it_is_told_to() {
        Campaign campaign = stage.created(1, 5);
        RequestPage page = stage.page(campaign, null, 2, 2);
        assertEquals(
                List.of(2, 3),
                page.requests().stream().map(view -> view.request().index()).toList());
        assertEquals(4, page.next());
        assertEquals(-1, stage.page(campaign, null, 3, 2).next());
        assertEquals(new RequestPage(List.of(), -1), stage.page(campaign, null, 5, 10));
        assertEquals(new RequestPage(List.of(), -1), stage.page(campaign, null, Integer.MAX_VALUE, 10));
    }

    @Test
    void only_those_in_a_state_are_shown() {
        stage.gateway.usually = request -> request.index() % 3 == 0
                ? new SendOutcome.ItemRefused("bad")
                : new SendOutcome.Sent("M" + request.index());
        Campaign campaign = stage.running(1, 10);
        stage.time.pass(550);
        stage.pause(campaign);
        stage.time.pass(1_000);
        assertEquals(List.of(0, 3), readAll(campaign, SendState.FAILED, 1));
        assertEquals(List.of(1, 2, 4, 5), readAll(campaign, SendState.COMPLETED, 3));
        assertEquals(List.of(6, 7, 8, 9), readAll(campaign, SendState.PENDING, 100));
        assertEquals(List.of(), readAll(campaign, SendState.SKIPPED, 100));
    }

    @Test
    void one_page_looks_at_a_bounded_number_of_requests() {
        Campaign campaign = stage.created(100, SPAN / 50);
        int total = campaign.totalRequests();
        RequestPage page = stage.page(campaign, SendState.FAILED, 0, 10);
        assertEquals(new RequestPage(List.of(), SPAN), page);
        assertEquals(new RequestPage(List.of(), 10 + SPAN), stage.page(campaign, SendState.FAILED, 10, 10));
        assertEquals(-1, stage.page(campaign, SendState.FAILED, total - 5, 10).next());
        assertEquals(List.of(), readAll(campaign, SendState.FAILED, 10));
    }

    @Test
    void a_page_has_a_largest_size() {
        Campaign campaign = stage.created(10, 200);
        RequestPage page = stage.page(campaign, null, 0, Integer.MAX_VALUE);
        assertEquals(LARGEST_PAGE, page.requests().size());
        assertEquals(LARGEST_PAGE, page.next());
    }

    @Test
    void what_is_known_of_a_request_is_shown_with_it() {
        stage.gateway.next(new SendOutcome.Sent("A"), new SendOutcome.ItemRefused("no such number"));
        Campaign campaign = stage.running(1, 3);
        stage.time.pass(200);
        SendDetail sent = stage.request(campaign, 0).detail();
        SendDetail failed = stage.request(campaign, 1).detail();
        assertNotNull(sent);
        assertNotNull(failed);
        assertEquals("A", sent.messageId());
        assertEquals(1, sent.attempts());
        assertEquals("no such number", failed.reason());
        assertEquals(stage.time.now().wall(), failed.at());
        assertEquals(stage.time.now().wall() - 100, sent.at());
        assertNull(stage.request(campaign, 2).detail());
    }

    @Test
    void details_are_kept_for_the_last_of_each_kind_only() {
        int requests = 1_500;
        stage.gateway.usually = request -> request.index() % 15 == 0
                ? new SendOutcome.ItemRefused("bad")
                : new SendOutcome.Sent("M" + request.index());
        Campaign campaign = stage.running(1, requests);
        stage.pass(Stage.HOUR);
        int sent = 0;
        int failed = 0;
        for (int index = 0; index < requests; index++) {
            SendDetail detail = stage.request(campaign, index).detail();
            if (detail != null && detail.reason() == null) {
                sent++;
            } else if (detail != null) {
                failed++;
            }
        }
        assertEquals(500, sent);
        assertEquals(100, failed, "many successes push no failure out");
        assertNotNull(stage.request(campaign, requests - 1).detail());
        assertNull(stage.request(campaign, 1).detail());
        assertEquals(SendState.COMPLETED, stage.state(campaign, 1), "the state is kept for ever");
    }
}
