package io.turbozap.session.core;

import io.turbozap.campaign.SendRequest;
import io.turbozap.campaign.media.MediaWarning;
import io.turbozap.campaign.number.PersonSet;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.port.Audiences;
import io.turbozap.session.port.MessageIdForm;
import io.turbozap.session.port.NumberCheck;
import io.turbozap.session.port.SessionHealth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The inquiries that a session makes to be able to send: each begins, and ends with what was found out. */
public final class Inquiries {

    /** A first request waits no longer for what is found out about the files of its campaign. */
    public static final long LONGEST_MEDIA_WAIT_MILLIS = 5_000;

    private final SessionQueue queue;
    private final SessionBackoff sessionBackoff;
    private final NewChatLimiter newChatLimiter;
    private final Activity activity;
    private final SendPrefetch sendPrefetch;
    private final OwnIds ids;

    Inquiries(SessionState sessionState, SendPrefetch sendPrefetch, OwnIds ids) {
        this.queue = sessionState.queue();
        this.sessionBackoff = sessionState.sessionBackoff();
        this.newChatLimiter = sessionState.newChatLimiter();
        this.activity = sessionState.activity();
        this.sendPrefetch = sendPrefetch;
        this.ids = ids;
    }

    /** WAHA is being asked about the session, its ids, or a send. */
    public void asking() {
        activity.asking();
    }

    /** The engine was asked for the form of its message ids; null if no answer came. */
    public void learnedIds(@Nullable MessageIdForm form, long now) {
        activity.answered();
        ids.learned(form, now);
    }

    /** WAHA was asked how the session is. */
    public void looked(SessionHealth state, long now) {
        activity.answered();
        if (state instanceof SessionHealth.NotWorking notWorking) {
            sessionBackoff.looked(notWorking, now);
        } else {
            sessionBackoff.lifted();
        }
    }

    /** WhatsApp is being asked for a recipient. */
    public void checking() {
        activity.checking();
    }

    /** WhatsApp was asked for the recipient of {@code request}. */
    public void checked(SendRequest request, NumberCheck check) {
        activity.answered();
        sendPrefetch.checked(request, check);
    }

    /** The files of the next unseen campaign are looked at; the campaign waits a little for what is found out. */
    public QueuedCampaign lookingAtMedia(ClockReading now) {
        QueuedCampaign campaign = queue.look();
        campaign.mediaLook().began(now.steady() + LONGEST_MEDIA_WAIT_MILLIS);
        return campaign;
    }

    /** The files of {@code campaign} were looked at. */
    public void lookedAtMedia(QueuedCampaign campaign, List<MediaWarning> warnings) {
        campaign.mediaLook().ended(warnings);
    }

    /** The contacts of {@code campaign} are being taken from the address book. */
    public void takingAudience(QueuedCampaign campaign) {
        campaign.takingAudience(true);
    }

    /** The event that the contacts of {@code campaign} were taken; empty if they could not be, when null, or need not. */
    public List<SessionEvent> tookAudience(QueuedCampaign campaign, Audiences.@Nullable Taken taken) {
        campaign.takingAudience(false);
        return taken != null && campaign.lacksAudience(queue.isHeld())
                ? List.of(new SessionEvent.AudienceTaken(campaign.id(), taken.recipients(), taken.leftOut()))
                : List.of();
    }

    /** It is being read whom the session has chats with. */
    public void learningKnown() {
        newChatLimiter.learning();
    }

    /** It was read whom the session has chats with; null if it could not be. */
    public void learnedKnown(@Nullable PersonSet chats) {
        newChatLimiter.learned(chats);
    }
}
