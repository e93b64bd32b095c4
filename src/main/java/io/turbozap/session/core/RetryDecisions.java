package io.turbozap.session.core;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.SendState;
import io.turbozap.session.RetryScope;
import io.turbozap.session.SendDetail;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.SessionEvent.CampaignRetried;
import io.turbozap.session.SessionEvent.CampaignSettled;
import io.turbozap.session.SessionEvent.CampaignStarted;
import io.turbozap.session.SessionEvent.RequestsRetried;
import io.turbozap.session.SessionEvent.SendCompleted;
import io.turbozap.session.SessionEvent.SendReturned;
import io.turbozap.session.UncertainAction;
import io.turbozap.session.command.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decisions about sending again what failed, what a stop left, and what is uncertain. */
final class RetryDecisions {

    static final String BY_OPERATOR = "sent again by the operator";

    private RetryDecisions() {}

    /** The verdict on sending again what {@code scope} names. */
    static Verdict retry(QueuedCampaign campaign, RetryScope scope, ClockReading now) {
        boolean failed = scope != RetryScope.PENDING && campaign.progress().count(SendState.FAILED) > 0;
        int stoppedWith = campaign.status() == CampaignStatus.STOPPED
                ? campaign.progress().count(SendState.PENDING)
                : 0;
        boolean left = scope != RetryScope.FAILED && stoppedWith > 0;
        if (!failed && !left) {
            boolean goesOn = scope != RetryScope.FAILED && campaign.isQueued();
            return goesOn ? Verdict.NOTHING : Verdict.conflict("Campaign has nothing to retry");
        }
        if (stoppedWith > 0 && !left) {
            return leftByStop(stoppedWith);
        }
        List<SessionEvent> events = new ArrayList<>(2);
        if (failed) {
            events.add(new CampaignRetried(campaign.id()));
        }
        if (!campaign.isQueued()) {
            events.add(new CampaignStarted(campaign.id(), now.wall()));
        }
        return Verdict.of(events);
    }

    private static Verdict leftByStop(int requests) {
        return Verdict.conflict(
                "Campaign was stopped with " + requests + " requests left, which would be sent too: retry all of it");
    }

    /** The verdict on sending again these requests, all of which have to have failed. */
    static Verdict retry(QueuedCampaign campaign, List<Integer> requests, ClockReading now) {
        List<Integer> failed = requests.stream().distinct().toList();
        String stranger = firstElsewhere(campaign, failed, SendState.FAILED);
        if (stranger != null) {
            return Verdict.conflict(stranger + " has not failed");
        }
        int left = campaign.progress().count(SendState.PENDING);
        if (campaign.status() == CampaignStatus.STOPPED && left > 0) {
            return leftByStop(left);
        }
        List<SessionEvent> events = new ArrayList<>(failed.size() + 2);
        events.add(new RequestsRetried(campaign.id(), failed.size(), now.wall()));
        failed.forEach(index -> events.add(new SendReturned(campaign.id(), index, null, BY_OPERATOR, now.wall())));
        if (!campaign.isQueued()) {
            events.add(new CampaignStarted(campaign.id(), now.wall()));
        }
        return Verdict.of(events);
    }

    /** Names the first of these requests that is not in {@code state}, or gives null if all are. */
    private static @Nullable String firstElsewhere(QueuedCampaign campaign, List<Integer> requests, SendState state) {
        for (int index : requests) {
            if (index < 0
                    || index >= campaign.progress().total()
                    || campaign.progress().state(index) != state) {
                return "Request " + index;
            }
        }
        return null;
    }

    /** The verdict of an operator on uncertain requests: on the named ones, or on all when null. */
    static Verdict settle(
            QueuedCampaign campaign, UncertainAction action, @Nullable List<Integer> named, ClockReading now) {
        CampaignId id = campaign.id();
        List<Integer> uncertain =
                named == null ? uncertain(campaign) : named.stream().distinct().toList();
        String stranger = firstElsewhere(campaign, uncertain, SendState.UNCERTAIN);
        if (stranger != null) {
            return Verdict.conflict(stranger + " is not uncertain");
        }
        if (uncertain.isEmpty()) {
            return Verdict.conflict("Campaign has nothing uncertain");
        }
        List<SessionEvent> events = new ArrayList<>(uncertain.size() + 2);
        events.add(new CampaignSettled(id, uncertain.size(), now.wall()));
        for (int index : uncertain) {
            String messageId = messageId(campaign, index);
            events.add(
                    action == UncertainAction.ACCEPT
                            ? new SendCompleted(id, index, messageId, now.wall())
                            : new SendReturned(id, index, messageId, BY_OPERATOR, now.wall()));
        }
        if (action == UncertainAction.RESEND && campaign.status() == CampaignStatus.COMPLETED) {
            events.add(new CampaignStarted(campaign.id(), now.wall()));
        }
        return Verdict.of(events);
    }

    private static List<Integer> uncertain(QueuedCampaign campaign) {
        List<Integer> found = new ArrayList<>();
        int index = campaign.progress().find(SendState.UNCERTAIN, 0);
        while (index >= 0) {
            found.add(index);
            index = campaign.progress().find(SendState.UNCERTAIN, index + 1);
        }
        return found;
    }

    private static @Nullable String messageId(QueuedCampaign campaign, int index) {
        SendDetail detail = campaign.progress().detail(index);
        return detail == null ? null : detail.messageId();
    }
}
