package io.turbozap.session;

import static io.turbozap.session.core.Stage.HOUR;
import static io.turbozap.session.core.Stage.INTERVAL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.Lane;
import io.turbozap.campaign.media.MediaWarning;
import io.turbozap.campaign.media.MediaWarning.Code;
import io.turbozap.fixture.LogLines;
import io.turbozap.session.command.SessionCommand;
import io.turbozap.session.core.Inquiries;
import io.turbozap.session.core.Samples;
import io.turbozap.session.core.Stage;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The files of a campaign are looked at before its first send, which waits a little for that. */
final class MediaCheckTest {

    private static final long LONGEST = Inquiries.LONGEST_MEDIA_WAIT_MILLIS;
    private static final List<MediaWarning> MISSING =
            List.of(new MediaWarning(Code.STATUS, 0, "files.example.com", "404"));

    private final Stage stage = new Stage();

    @Test
    void campaign_without_files_is_not_looked_at() {
        stage.running(2, 1);

        assertEquals(List.of(), stage.looks);
        assertEquals(1, stage.gateway.calls.size());
    }

    @Test
    void reply_is_not_looked_at() {
        stage.running(Samples.mixed(Lane.REPLY, 1, 1, 0));

        assertEquals(List.of(), stage.looks);
    }

    @Test
    void each_campaign_is_looked_at_once_however_often_it_starts() {
        Campaign campaign = stage.running(Samples.photo(3));
        stage.stop(campaign);
        stage.execute(campaign);
        stage.pass(HOUR);

        assertEquals(List.of(campaign), stage.looks);
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
    }

    @Test
    void first_send_waits_for_the_look_and_says_so() {
        Promise<List<MediaWarning>> look = Promise.promise();
        stage.look = look.future();
        Campaign campaign = stage.running(Samples.photo(1));
        stage.pass(LONGEST - 1);
        assertEquals(List.of(), stage.gateway.calls);
        assertEquals(List.of(BlockReason.PREPARING), stage.blockedBy());

        look.complete(MISSING);

        assertEquals(1, stage.gateway.calls.size());
        assertEquals(MISSING, stage.view(campaign).warnings());
    }

    @Test
    void first_send_waits_no_longer_than_a_few_seconds_and_learns_the_rest_later() {
        Promise<List<MediaWarning>> look = Promise.promise();
        stage.look = look.future();
        Campaign campaign = stage.running(Samples.photo(2));

        stage.pass(HOUR);
        assertEquals(List.of(LONGEST, LONGEST + INTERVAL), stage.gateway.times());
        assertEquals(List.of(), stage.view(campaign).warnings());

        look.complete(MISSING);
        assertEquals(MISSING, stage.view(campaign).warnings());
    }

    @Test
    void look_that_fails_or_throws_fails_nothing() {
        stage.look = Future.failedFuture("no network");
        Campaign campaign = stage.running(Samples.photo(1));
        stage.pass(HOUR);
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
        assertEquals(List.of(), stage.view(campaign).warnings());
    }

    @Test
    void campaign_behind_another_is_looked_at_at_once_and_not_waited_for_later() {
        stage.running(1, 2);
        Campaign behind = stage.running(Samples.photo(1));
        assertEquals(List.of(behind), stage.looks);
        stage.look = Promise.<List<MediaWarning>>promise().future();

        stage.pass(HOUR);

        assertEquals(List.of(0L, INTERVAL, 2 * INTERVAL), stage.gateway.times());
    }

    @Test
    void other_campaigns_go_on_while_the_first_is_paused_and_looked_at() {
        stage.look = Promise.<List<MediaWarning>>promise().future();
        Campaign looked = stage.running(Samples.photo(1));
        stage.pause(looked);
        Campaign other = stage.running(1, 1);
        assertEquals(1, stage.gateway.calls.size());
        stage.pass(LONGEST);
        assertEquals(CampaignStatus.COMPLETED, stage.status(other));
    }

    @Test
    void process_after_a_crash_looks_again() {
        stage.running(Samples.photo(2));
        stage.pass(1);

        Stage next = stage.restarted(10);

        assertEquals(1, next.looks.size());
    }

    @Test
    void forecast_asks_nobody() {
        stage.stop(stage.running(Samples.photo(1)));
        stage.looks.clear();
        Campaign campaign = stage.created(Lane.CAMPAIGN, 1, 1);

        stage.ask(new SessionCommand.Foresee(campaign.id()));

        assertEquals(List.of(), stage.looks);
    }

    @Test
    void what_is_doubtful_is_logged_without_the_address() {
        try (LogLines lines = LogLines.capture()) {
            stage.look = Future.succeededFuture(MISSING);
            Campaign campaign = stage.running(Samples.photo(1));

            assertEquals(
                    List.of("campaign " + campaign.id()
                            + ": The file of message 1 on files.example.com answered 404, seen"
                            + " from here; WAHA, which downloads it, may see it otherwise"),
                    lines.all().stream()
                            .filter(line -> line.contains("The file of"))
                            .toList());
        }
    }
}
