package io.turbozap.store;

import io.turbozap.campaign.Audience;
import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.CampaignSource;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.Lane;
import io.turbozap.campaign.Message;
import io.turbozap.campaign.Recipients;
import io.turbozap.campaign.SendState;
import io.turbozap.campaign.SessionName;
import io.turbozap.campaign.TextTemplate;
import io.turbozap.session.DayCount;
import io.turbozap.session.PacingRules;
import io.turbozap.session.PauseReason;
import io.turbozap.session.QuietHours;
import io.turbozap.session.SessionEvent;
import io.turbozap.store.history.StoreTest;
import io.turbozap.store.journal.MessageJsonTest;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Generator of events that can happen to a session as it is. */
public final class RandomEvents {

    private static final String[] REASONS = {"no such number", "HTTP 500", "it's \"odd\""};

    private final SplittableRandom random;
    private int ids;

    public RandomEvents(SplittableRandom random) {
        this.random = random;
    }

    /** One event, or a few that happen together. */
    public List<SessionEvent> next(JournalModel session, long now) {
        List<JournalModel.ModelCampaign> campaigns = new ArrayList<>(session.campaigns.values());
        if (campaigns.isEmpty() || random.nextInt(15) == 0) {
            return List.of(created(session.session, now));
        }
        if (random.nextInt(15) == 0) {
            return List.of(ofSession());
        }
        return about(campaigns.get(random.nextInt(campaigns.size())), session, now);
    }

    private SessionEvent ofSession() {
        return switch (random.nextInt(5)) {
            case 0 -> SessionEvent.SessionHeld.INSTANCE;
            case 1 -> SessionEvent.SessionReleased.INSTANCE;
            case 2 -> SessionEvent.WebhookSeen.INSTANCE;
            case 3 -> new SessionEvent.PacingChanged(null);
            default ->
                new SessionEvent.PacingChanged(new PacingRules(
                        random.nextInt(100_000),
                        random.nextInt(1_000),
                        random.nextBoolean() ? null : new QuietHours(LocalTime.of(22, 30), LocalTime.of(7, 5)),
                        random.nextInt(500),
                        ZoneId.of(random.nextBoolean() ? "America/Sao_Paulo" : "UTC")));
        };
    }

    private List<SessionEvent> about(JournalModel.ModelCampaign campaign, JournalModel session, long now) {
        CampaignId id = campaign.campaign.id();
        if (campaign.isQueued() && campaign.campaign.totalRequests() > 0 && random.nextInt(6) > 0) {
            return requests(campaign, session, now);
        }
        if (campaign.isQueued()) {
            return List.of(
                    switch (random.nextInt(8)) {
                        case 0, 1 -> new SessionEvent.CampaignPaused(id, any(PauseReason.values()));
                        case 2, 3 -> new SessionEvent.CampaignResumed(id);
                        case 4 -> new SessionEvent.CampaignStopped(id);
                        case 5 -> new SessionEvent.CampaignReleased(id);
                        case 6 ->
                            isDone(campaign)
                                    ? new SessionEvent.CampaignCompleted(id, now)
                                    : new SessionEvent.CampaignReleased(id);
                        default -> new SessionEvent.CampaignRetried(id);
                    });
        }
        if (campaign.campaign.audience() != null && random.nextBoolean()) {
            return List.of(new SessionEvent.AudienceTaken(id, recipients(), random.nextInt(3)));
        }
        if (campaign.status == CampaignStatus.COMPLETED) {
            return switch (random.nextInt(4)) {
                case 0 -> List.of(new SessionEvent.CampaignRetired(id));
                case 1 -> List.of(new SessionEvent.CampaignDeleted(id));
                default -> List.of(new SessionEvent.CampaignRetried(id), new SessionEvent.CampaignStarted(id, now));
            };
        }
        return waiting(campaign, now);
    }

    private static boolean isDone(JournalModel.ModelCampaign campaign) {
        for (int index = 0; index < campaign.campaign.totalRequests(); index++) {
            SendState state = campaign.state(index);
            if (state == SendState.PENDING || state == SendState.EXECUTING) {
                return false;
            }
        }
        return true;
    }

    private List<SessionEvent> waiting(JournalModel.ModelCampaign campaign, long now) {
        CampaignId id = campaign.campaign.id();
        int choice = random.nextInt(12);
        if (choice == 0) {
            return List.of(new SessionEvent.CampaignDeleted(id));
        }
        if (choice == 1 && campaign.startedAt == null) {
            return List.of(
                    new SessionEvent.CampaignReplaced(campaign(id, campaign.campaign.session(), now), time(now), now));
        }
        if (choice == 2 && campaign.status == CampaignStatus.SCHEDULED) {
            return List.of(new SessionEvent.CampaignUnscheduled(id));
        }
        if (choice == 3 && campaign.status == CampaignStatus.SCHEDULED) {
            return List.of(new SessionEvent.CampaignMissed(id, now));
        }
        SessionEvent started = new SessionEvent.CampaignStarted(id, now);
        return choice < 6 ? List.of(new SessionEvent.CampaignReleased(id), started) : List.of(started);
    }

    private List<SessionEvent> requests(JournalModel.ModelCampaign campaign, JournalModel session, long now) {
        List<SessionEvent> events = new ArrayList<>();
        int index = random.nextInt(campaign.campaign.totalRequests());
        CampaignId id = campaign.campaign.id();
        switch (campaign.state(index)) {
            case PENDING -> {
                String chatId = campaign.campaign.request(index).chatId();
                if (random.nextInt(5) == 0) {
                    events.add(new SessionEvent.SendSkipped(id, index, chatId, "suppressed", now));
                } else {
                    long day = now / 86_400_000;
                    int count = session.today.day() == day ? session.today.count() + 1 : 1;
                    DayCount today = new DayCount(day, count);
                    events.add(new SessionEvent.SendIntended(id, index, messageId(), chatId, today, now));
                }
            }
            case EXECUTING -> events.add(outcome(id, index, now));
            case UNCERTAIN -> {
                events.add(new SessionEvent.CampaignSettled(id, 1, now));
                events.add(outcome(id, index, now));
            }
            case FAILED -> {
                events.add(new SessionEvent.RequestsRetried(id, 1, now));
                events.add(new SessionEvent.SendReturned(id, index, null, "sent again", now));
            }
            case COMPLETED, SKIPPED -> events.add(new SessionEvent.CampaignResumed(id));
        }
        return events;
    }

    private SessionEvent outcome(CampaignId id, int index, long now) {
        String reason = any(REASONS);
        return switch (random.nextInt(6)) {
            case 0 -> new SessionEvent.SendFailed(id, index, reason, now);
            case 1 -> new SessionEvent.SendReturned(id, index, messageId(), reason, now);
            case 2 -> new SessionEvent.SendUncertain(id, index, messageId(), reason, random.nextBoolean(), now);
            default -> new SessionEvent.SendCompleted(id, index, messageId(), now);
        };
    }

    private <T> T any(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    private @Nullable String messageId() {
        return random.nextInt(3) == 0 ? null : "3EB0" + random.nextInt(1_000_000);
    }

    public SessionEvent created(SessionName session, long now) {
        Campaign created = campaign(id(), session, now);
        return new SessionEvent.CampaignCreated(created, time(now));
    }

    private @Nullable Long time(long now) {
        return random.nextBoolean() ? null : Long.valueOf(now + random.nextInt(10_000));
    }

    private CampaignId id() {
        Instant time = Instant.ofEpochMilli(StoreTest.START + ids++);
        return random.nextBoolean() ? CampaignId.generate(time, random) : CampaignId.generateUuid(time, random);
    }

    Campaign campaign(CampaignId id, SessionName session, long now) {
        boolean audience = random.nextInt(5) == 0;
        List<Message> messages = new ArrayList<>();
        for (int i = random.nextInt(1, 3); i > 0; i--) {
            messages.add(any(MessageJsonTest.EVERY_KIND.toArray(Message[]::new)));
        }
        messages.add(new Message.Text(TextTemplate.parse("Hi {name|you}")));
        return new Campaign(
                id,
                any(CampaignSource.values()),
                session,
                Instant.ofEpochMilli(now),
                any(Lane.values()),
                messages,
                audience ? Recipients.NONE : recipients(),
                random.nextInt(3),
                audience ? new Audience(List.of("some")) : null);
    }

    Recipients recipients() {
        Recipients.Builder contacts = new Recipients.Builder();
        for (int i = random.nextInt(4); i > 0; i--) {
            contacts.add("55119" + random.nextInt(10_000_000, 99_999_999), Map.of("name", "N" + i));
        }
        return contacts.build(/* allowDuplicates= */ true);
    }
}
