package io.turbozap.session.core;

import io.turbozap.campaign.number.ChatId;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.SessionSignal;
import java.util.List;

/** The handler of signals to a session: what is to be recorded of them, and what they change beside. */
final class SignalHandler {

    private static final List<SessionEvent> FIRST_WEBHOOK = List.of(SessionEvent.WebhookSeen.INSTANCE);

    private final AckWatch acks;
    private final SessionBackoff sessionBackoff;
    private final NewChatLimiter newChatLimiter;
    private final Activity activity;

    SignalHandler(SessionState sessionState) {
        this.acks = sessionState.acks();
        this.sessionBackoff = sessionState.sessionBackoff();
        this.newChatLimiter = sessionState.newChatLimiter();
        this.activity = sessionState.activity();
    }

    /** The events to record before a signal is applied. */
    List<SessionEvent> events(SessionSignal signal) {
        boolean isWebhook = signal == SessionSignal.Acked.INSTANCE || signal instanceof SessionSignal.Changed;
        return isWebhook && !acks.hasSeenWebhook() ? FIRST_WEBHOOK : List.of();
    }

    /** Changes what is not recorded. */
    void apply(SessionSignal signal, ClockReading now) {
        if (signal == SessionSignal.Acked.INSTANCE || signal == SessionSignal.WebhookRefused.INSTANCE) {
            acks.confirmed(now.steady());
        } else if (signal instanceof SessionSignal.Changed changed) {
            changed(changed.working(), now.steady());
        } else if (signal instanceof SessionSignal.Sighted sighted) {
            sighted(sighted, now.steady());
        } else if (signal instanceof SessionSignal.Limited limited) {
            newChatLimiter.limitsReported(limited.limits());
        } else if (signal instanceof SessionSignal.RefusedStranger refused) {
            newChatLimiter.refused("error 463", refused.until(), now.wall());
        } else if (signal instanceof SessionSignal.Wrote wrote) {
            newChatLimiter.wrote(wrote.chatId());
        } else {
            throw new IllegalStateException("unknown signal " + signal.getClass());
        }
    }

    private void changed(boolean working, long now) {
        UncertainSendResolver open = activity.uncertainSendResolver();
        if (working) {
            acks.forget();
            sessionBackoff.wantLook(now);
        }
        if (open != null && working) {
            open.wake(now);
        } else if (open != null) {
            open.away(now);
        }
    }

    private void sighted(SessionSignal.Sighted sighted, long now) {
        UncertainSendResolver open = activity.uncertainSendResolver();
        if (open != null && mayBe(sighted, open)) {
            open.wake(now);
        }
    }

    /** Whether the message that was seen may be the one that is searched for. */
    private static boolean mayBe(SessionSignal.Sighted sighted, UncertainSendResolver open) {
        ChatId seen = new ChatId(sighted.chatId());
        return sighted.messageId().equals(open.messageId)
                || seen.isSamePerson(new ChatId(open.request.chatId()))
                || seen.isHidden();
    }
}
