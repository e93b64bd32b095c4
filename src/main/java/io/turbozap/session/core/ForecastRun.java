package io.turbozap.session.core;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.Recipients;
import io.turbozap.campaign.SendState;
import io.turbozap.campaign.number.PersonSet;
import io.turbozap.session.BlockReason;
import io.turbozap.session.Forecast;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.command.SessionSnapshot;
import io.turbozap.session.port.Consent;
import io.turbozap.session.port.MessageIdForm;
import io.turbozap.session.port.NumberCheck;
import io.turbozap.session.port.SendOutcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tries out what becomes of a campaign: the session's own core, on a clock that jumps from one decision to the next,
 * with a WhatsApp that takes everything at once. Takes time in proportion to the number of sends, so it is no work for
 * an event loop.
 */
public final class ForecastRun {

    private static final int MOST_STEPS = 3_000_000;
    private static final long SEED = 1;
    private static final long CALENDAR_IS_FIXED = Long.MAX_VALUE;
    private static final NumberCheck NOT_ASKED = new NumberCheck.Unknown(BlockReason.PREPARING, "nobody is asked");

    private final CampaignId subject;
    private final SessionCore core;
    private final Inquiries inquiries;
    private final SessionQueue queue;
    private final Pacing pacing;
    private final NewChatLimiter newChatLimiter;
    private final long wallOffset;
    private final Map<BlockReason, Long> delays = new EnumMap<>(BlockReason.class);
    private final TreeMap<LocalDate, Integer> perDay = new TreeMap<>();
    private ClockReading now;
    private long scheduledDelay;
    private long queueDelay;
    private @Nullable Long firstAt;
    private @Nullable Long lastAt;
    private int sends;

    /** @param session where to go on; its states are used up, its chats only read */
    public ForecastRun(
            CampaignId subject, SessionSnapshot session, SessionPolicy policy, Consent consent, ClockReading now) {
        this.subject = subject;
        this.now = now;
        this.wallOffset = now.wall() - now.steady();
        this.core = new SessionCore(policy, consent, new SplittableRandom(SEED), CALENDAR_IS_FIXED);
        core.restore(session.session(), now);
        SessionState state = core.state();
        this.inquiries = core.inquiries();
        this.queue = state.queue();
        this.pacing = state.pacing();
        this.newChatLimiter = state.newChatLimiter();
        newChatLimiter.restore(session.newChats());
    }

    /** What happens from now on if the campaign is to be sent: one that waits for a command gets it. */
    public Forecast run() {
        wish();
        QueuedCampaign campaign = queue.get(subject);
        int steps = 0;
        boolean goesOn = true;
        while (goesOn && campaign.status() != CampaignStatus.COMPLETED && steps < MOST_STEPS) {
            goesOn = step();
            steps++;
        }
        boolean ended = campaign.status() == CampaignStatus.COMPLETED;
        return new Forecast(firstAt, ended ? lastAt : null, sends, perDay, delays(), ended);
    }

    private void wish() {
        queue.all().forEach(this::end);
        QueuedCampaign campaign = queue.get(subject);
        List<SessionEvent> wish = new ArrayList<>(2);
        if (campaign.status() == CampaignStatus.PAUSED) {
            wish.add(new SessionEvent.CampaignResumed(subject));
        } else if (campaign.status() != CampaignStatus.SCHEDULED && campaign.status() != CampaignStatus.RUNNING) {
            wish.add(new SessionEvent.CampaignStarted(subject, now.wall()));
        }
        if (queue.isHeld() && !campaign.isReleased()) {
            wish.add(new SessionEvent.CampaignReleased(subject));
        }
        core.apply(wish, now);
    }

    /** What is with WAHA right now counts as sent. */
    private void end(QueuedCampaign campaign) {
        int index = campaign.progress().find(SendState.EXECUTING, 0);
        if (index >= 0) {
            queue.move(campaign, index, SendState.COMPLETED);
        }
    }

    private boolean step() {
        List<SessionEvent> consequences = core.consequences(now);
        if (!consequences.isEmpty()) {
            core.apply(consequences, now);
            return true;
        }
        Decision decision = core.decide(now);
        if (decision instanceof Decision.Send send) {
            send(send);
        } else if (decision == Decision.LearnIds.INSTANCE) {
            inquiries.learnedIds(MessageIdForm.NONE, now.steady());
        } else if (decision instanceof Decision.Skip skip) {
            core.apply(skip.events(), now);
        } else if (decision instanceof Decision.CheckNumber check) {
            inquiries.checking();
            inquiries.checked(check.request(), NOT_ASKED);
        } else if (decision instanceof Decision.TakeAudience audience) {
            core.apply(
                    List.of(new SessionEvent.AudienceTaken(audience.campaign().id(), Recipients.NONE, 0)), now);
        } else if (decision instanceof Decision.LookAtMedia) {
            inquiries.lookedAtMedia(inquiries.lookingAtMedia(now), List.of());
        } else if (decision == Decision.LearnKnown.INSTANCE) {
            inquiries.learnedKnown(new PersonSet()); // a session that has work knows already
        } else if (decision instanceof Decision.WaitUntil wait) {
            waitUntil(wait.until());
        } else {
            return false;
        }
        return true;
    }

    private void send(Decision.Send send) {
        core.apply(core.intend(send, now), now);
        core.sending(send, now);
        SendOutcome outcome = new SendOutcome.Sent(null);
        core.apply(core.conclude(outcome, now), now);
        core.concluded(outcome, now);
        if (send.campaign().id().equals(subject)) {
            sends++;
            lastAt = now.wall();
            firstAt = firstAt == null ? lastAt : firstAt;
            LocalDate day = LocalDate.ofInstant(
                    Instant.ofEpochMilli(now.wall()), pacing.rules().zone());
            perDay.merge(day, 1, Integer::sum);
        }
    }

    private void waitUntil(long until) {
        long waited = Math.max(1, until - now.steady());
        QueuedCampaign campaign = queue.get(subject);
        QueuedCampaign next = queue.next();
        if (campaign.status() == CampaignStatus.SCHEDULED) {
            scheduledDelay += waited;
        } else if (next != null && next != campaign) {
            queueDelay += waited;
        } else if (next != null) {
            delays.merge(reason(next), waited, Long::sum);
        }
        now = new ClockReading(now.steady() + waited, now.steady() + waited + wallOffset);
    }

    private BlockReason reason(QueuedCampaign next) {
        NewChatLimiter.Limit limit = newChatLimiter.limit(now.wall());
        if (limit != null && newChatLimiter.next(queue) == null) {
            return limit.blockReason();
        }
        Pacing.Rest rest = core.rest(next, now);
        return rest == null ? BlockReason.INTERVAL : rest.blockReason();
    }

    private List<Forecast.Delay> delays() {
        List<Forecast.Delay> all = new ArrayList<>();
        delays.forEach((blockReason, millis) -> all.add(new Forecast.Delay(blockReason.wireName(), millis)));
        if (scheduledDelay > 0) {
            all.add(new Forecast.Delay("scheduled", scheduledDelay));
        }
        if (queueDelay > 0) {
            all.add(new Forecast.Delay("queue", queueDelay));
        }
        all.sort((a, b) -> Long.compare(b.millis(), a.millis()));
        return all;
    }
}
