package io.turbozap.cli;

import static io.turbozap.cli.WholeServer.await;
import static io.turbozap.cli.WholeServer.contacts;
import static io.turbozap.cli.WholeServer.text;
import static io.turbozap.cli.WholeServer.waha;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.Lane;
import io.turbozap.campaign.Message;
import io.turbozap.campaign.Recipients;
import io.turbozap.campaign.SessionName;
import io.turbozap.campaign.TextTemplate;
import io.turbozap.fixture.LogLines;
import io.turbozap.simulator.fault.Fault;
import io.turbozap.simulator.fault.Fault.Kind;
import io.turbozap.simulator.ledger.LedgerSnapshot;
import io.turbozap.simulator.message.LedgerEntry;
import io.turbozap.simulator.model.SimulatorOptionsBuilder;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The second channel over a whole server: an SMS sender is a session like any other, with another way out. */
@Tag("slow")
final class SmsCampaignTest {

    private static final String FROM = "+15550001111";
    private static final String SENDER = "sms:" + FROM;
    private static final String SID = "AC7d5e1c";
    private static final String TOKEN = "the-token-of-sms";

    private static WholeServer start(SimulatorOptionsBuilder options, String... more) {
        String[] sms = {"SMS_ACCOUNT_SID", SID, "SMS_AUTH_TOKEN", TOKEN, "SMS_FROM", FROM, "SMS_INTERVAL", "0"};
        return WholeServer.start(
                options.smsAccount(SID, TOKEN),
                Stream.concat(Stream.of(sms), Stream.of(more)).toArray(String[]::new));
    }

    private static String execute(WholeServer whole, int contacts, String... texts) {
        List<Message> messages = Stream.of(texts)
                .<Message>map(text -> new Message.Text(TextTemplate.parse(text)))
                .toList();
        Campaign campaign = new Campaign(
                CampaignId.generate(Instant.now(), new SecureRandom()),
                SessionName.sms(FROM),
                Instant.now(),
                Lane.CAMPAIGN,
                messages,
                Recipients.of(contacts(contacts).toArray(String[]::new)),
                0);
        await(whole.server.sessions().commands().create(campaign));
        await(whole.server.sessions().commands().execute(campaign.id()));
        return campaign.id().value();
    }

    @Test
    void every_contact_gets_every_text_once_and_in_order() {
        try (WholeServer whole = start(waha())) {
            String campaign = execute(whole, 10, "one", "two");
            whole.untilStatus(campaign, "completed");

            List<LedgerEntry> sent = await(whole.simulator.sent(SENDER, null));
            assertEquals(20, sent.size());
            for (String contact : contacts(10)) {
                assertEquals(
                        List.of("one", "two"),
                        sent.stream()
                                .filter(entry -> entry.chat().equals("+" + contact))
                                .map(LedgerEntry::content)
                                .toList());
            }
            assertEquals(1, whole.ledger().maxInFlight());
        }
    }

    @Test
    void both_channels_go_their_own_ways() {
        try (WholeServer whole = start(waha())) {
            String whatsapp = whole.execute("sales", 5, text("hello"));
            String sms = execute(whole, 5, "hello");
            whole.untilStatus(whatsapp, "completed");
            whole.untilStatus(sms, "completed");

            LedgerSnapshot ledger = whole.ledger();
            assertEquals(5, ledger.sessions().get("sales").accepted());
            assertEquals(5, ledger.sessions().get(SENDER).accepted());
            assertEquals(SENDER, whole.campaign(sms).getString("session"));
        }
    }

    @Test
    void senders_have_a_pace_of_their_own() {
        try (WholeServer whole = start(waha(), "EXECUTION_INTERVAL", "3600000", "SMS_INTERVAL", "60")) {
            whole.untilStatus(execute(whole, 4, "hello"), "completed");

            Double gap = whole.ledger().minGapMillis();
            assertTrue(gap != null && gap >= 60 * 0.5, () -> "gap of " + gap);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"HANG", "RESET", "CONNECTION_CLOSED", "BAD_GATEWAY", "UNAVAILABLE", "GATEWAY_TIMEOUT"})
    void what_left_unanswered_is_found_and_what_did_not_leave_is_sent_again(Kind unclear) { // BEHAVIOUR 20
        try (WholeServer whole = start(waha(), "REQUEST_TIMEOUT", "400", "SETTLE_AFTER", "500")) {
            await(whole.simulator.fault(Fault.of(unclear).times(1)));
            await(whole.simulator.fault(Fault.of(unclear).butRecorded().times(1)));
            String campaign = execute(whole, 5, "hello");
            whole.untilStatus(campaign, "completed");

            assertEquals(5, whole.count(campaign, "completed"));
            assertEquals(5, whole.ledger().accepted());
            assertEquals(0, whole.ledger().duplicateCount());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"UNAUTHORIZED", "FORBIDDEN", "NO_SUCH_PATH", "TOO_MANY_REQUESTS"})
    void what_says_nothing_about_the_message_is_waited_for(Kind trouble) { // BEHAVIOUR 19
        try (WholeServer whole = start(waha())) {
            await(whole.simulator.fault(Fault.of(trouble).times(6)));
            String campaign = execute(whole, 5, "hello");
            whole.untilStatus(campaign, "completed");

            assertEquals(5, whole.count(campaign, "completed"));
            assertEquals(5, whole.ledger().accepted());
        }
    }

    @Test
    void a_provider_that_is_down_is_waited_for() {
        try (WholeServer whole = start(waha())) {
            await(whole.simulator.goDown());
            String campaign = execute(whole, 3, "hello");
            whole.untilBlocked(SENDER, "gateway_unreachable");
            await(whole.simulator.comeUp());
            whole.untilStatus(campaign, "completed");

            assertEquals(3, whole.ledger().accepted());
        }
    }

    @Test
    void a_number_that_cannot_be_reached_fails_alone() {
        try (WholeServer whole = start(waha().unregisteredSuffix("00003"))) {
            String campaign = execute(whole, 5, "hello");
            whole.untilStatus(campaign, "completed");

            assertEquals(1, whole.count(campaign, "failed"));
            assertEquals(4, whole.count(campaign, "completed"));
        }
    }

    @Test
    void people_cannot_name_a_sender() { // BEHAVIOUR 3
        try (WholeServer whole = start(waha())) {
            assertEquals(400, await(whole.creating(SENDER, 1, text("hello"))).statusCode());
        }
    }

    @Test
    void neither_credentials_nor_people_leak() {
        try (LogLines log = LogLines.capture()) {
            List<String> answers = new ArrayList<>();
            try (WholeServer whole = start(waha(), "ERROR_BUDGET", "0")) {
                for (Kind kind : Kind.values()) {
                    if (kind != Kind.HANG && kind != Kind.LATENCY) {
                        await(whole.simulator.fault(Fault.of(kind).times(1)));
                    }
                }
                String campaign = execute(whole, 30, "a surprise for you");
                whole.until(() -> "progress, but " + whole.campaign(campaign), () -> {
                    answers.add(whole.get("/api/campaigns/queue/status").bodyAsString());
                    return whole.status(campaign).equals("completed");
                });
                answers.add(whole.get("/health/ready").bodyAsString());
                answers.add(whole.get("/metrics").bodyAsString());
                answers.add(whole.get("/api/campaigns/" + campaign + "/requests?state=failed")
                        .bodyAsString());
                assertEquals(30, whole.ledger().accepted() + whole.count(campaign, "failed"));
            }
            assertTrue(log.all().stream().anyMatch(line -> line.contains("sending SMS through")), "nothing was logged");
            List<String> all = new ArrayList<>(log.all());
            all.addAll(answers);
            for (String line : all) {
                assertFalse(line.contains(TOKEN) || line.contains(SID), line);
            }
            for (String line : log.aboveDebug()) {
                assertFalse(line.contains("55119") || line.contains("a surprise"), line);
            }
        }
    }
}
