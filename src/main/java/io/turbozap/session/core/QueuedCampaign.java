package io.turbozap.session.core;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignHead;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.Lane;
import io.turbozap.campaign.Recipients;
import io.turbozap.campaign.SendCounts;
import io.turbozap.campaign.SendRequest;
import io.turbozap.campaign.SendState;
import io.turbozap.campaign.SendStates;
import io.turbozap.campaign.media.MediaWarning;
import io.turbozap.session.CampaignView;
import io.turbozap.session.PauseReason;
import io.turbozap.session.port.StoredCampaign;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A campaign in the hands of its session, with everything that changes about it. Times are epoch milliseconds. */
public final class QueuedCampaign {

    static final String STOP_ALL = "stop_all";

    private Campaign content;
    private CampaignHead head;
    private SendProgress progress;
    private final MediaLook mediaLook = new MediaLook();
    private CampaignStatus status = CampaignStatus.PENDING;
    private @Nullable PauseReason pausedBy;
    private boolean released;
    private @Nullable Long scheduledAt;
    private @Nullable Long startedAt;
    private @Nullable Long completedAt;
    private long updatedAt;
    private boolean settling;
    private boolean takingAudience;
    private boolean touched;

    QueuedCampaign(Campaign content) {
        this(content, new SendStates(content.totalRequests()));
    }

    private QueuedCampaign(Campaign content, SendStates sendStates) {
        this.content = content;
        this.head = content.head();
        this.progress = new SendProgress(sendStates);
        this.updatedAt = content.createdAt().toEpochMilli();
    }

    /** The campaign as it was recorded. */
    static QueuedCampaign of(StoredCampaign stored) {
        QueuedCampaign restored = new QueuedCampaign(stored.campaign(), stored.sendStates());
        restored.status = stored.status();
        restored.pausedBy = stored.pausedBy();
        restored.released = stored.released();
        restored.scheduledAt = stored.scheduledAt();
        restored.startedAt = stored.startedAt();
        restored.completedAt = stored.completedAt();
        restored.updatedAt = stored.updatedAt();
        stored.details().forEach(restored.progress::restore);
        return restored;
    }

    /** This campaign as another core can go on from; the progress is a copy. */
    StoredCampaign snapshot() {
        return new StoredCampaign(
                content,
                status,
                pausedBy,
                released,
                scheduledAt,
                startedAt,
                completedAt,
                updatedAt,
                progress.copyStates(),
                List.of());
    }

    public CampaignId id() {
        return content.id();
    }

    /** What is sent to whom. */
    public Campaign content() {
        return content;
    }

    Lane lane() {
        return content.lane();
    }

    SendRequest request(int index) {
        return content.request(index);
    }

    SendRequest nextRequest() {
        return content.request(progress.nextPending());
    }

    SendProgress progress() {
        return progress;
    }

    /** How many requests it has in each state. */
    public SendCounts sendCounts() {
        return progress.counts();
    }

    boolean hasPending() {
        return progress.count(SendState.PENDING) > 0;
    }

    /** What is in doubt about request {@code index}, or null if nothing is. */
    @Nullable
    OpenSend doubt(int index) {
        return progress.earlierStarts().doubt(index);
    }

    /** Request {@code index} may have been sent. */
    void doubt(int index, OpenSend openSend) {
        progress.earlierStarts().doubt(index, openSend);
    }

    /** Has another content from here on; nothing of it was ever started. */
    void replace(Campaign replacement, @Nullable Long startAt) {
        content = replacement;
        head = replacement.head();
        progress = new SendProgress(new SendStates(replacement.totalRequests()));
        scheduledAt = startAt;
    }

    /** Whether its contacts are still those of the address book, to be taken when it starts. */
    boolean hasAudience() {
        return content.audience() != null;
    }

    /** Goes to these contacts. */
    void take(Recipients recipients) {
        takingAudience = false;
        replace(content.to(recipients), scheduledAt);
    }

    /** Whether its contacts are being taken from the address book. */
    boolean isTakingAudience() {
        return takingAudience;
    }

    void takingAudience(boolean taking) {
        takingAudience = taking;
    }

    CampaignStatus status() {
        return status;
    }

    void become(CampaignStatus next) {
        status = next;
    }

    boolean isQueued() {
        return status == CampaignStatus.RUNNING || status == CampaignStatus.PAUSED;
    }

    /** Whether it is neither paused nor kept back by a hold. */
    boolean isActive(boolean held) {
        return status == CampaignStatus.RUNNING && (!held || released);
    }

    /** Whether its contacts have to be taken before anything else can be done about it. */
    boolean lacksAudience(boolean held) {
        return hasAudience() && isActive(held);
    }

    /** Whether its next request may start, as far as the campaign is concerned. */
    boolean isRunnable(boolean held) {
        return isActive(held) && hasPending();
    }

    /** Whether it goes on although the session is held. */
    boolean isReleased() {
        return released;
    }

    void released(boolean exempt) {
        released = exempt;
    }

    @Nullable
    PauseReason pausedBy() {
        return pausedBy;
    }

    /** Others pass it. */
    void paused(PauseReason reason) {
        status = CampaignStatus.PAUSED;
        pausedBy = reason;
    }

    /** Nothing pauses it any more, and its failures so far count no longer. */
    void unpaused() {
        pausedBy = null;
        progress.forgetFailures();
    }

    public boolean hasStarted() {
        return startedAt != null;
    }

    void started(long at) {
        unpaused();
        completedAt = null;
        if (startedAt == null) {
            startedAt = at;
        }
    }

    void completed(long at) {
        completedAt = at;
    }

    @Nullable
    Long scheduledAt() {
        return scheduledAt;
    }

    /** Starts by itself then; null for not by itself. */
    void scheduledAt(@Nullable Long at) {
        scheduledAt = at;
    }

    /** When its content or its status changed last. */
    long updatedAt() {
        return updatedAt;
    }

    void updated(long at) {
        updatedAt = at;
    }

    /** Whether WAHA is being asked about one of its requests. */
    boolean isSettling() {
        return settling;
    }

    void settling(boolean asked) {
        settling = asked;
    }

    /** Whether it has to be checked whether something follows from what happened to it. */
    boolean isTouched() {
        return touched;
    }

    void touched(boolean unchecked) {
        touched = unchecked;
    }

    MediaLook mediaLook() {
        return mediaLook;
    }

    /** What is doubtful about its files. */
    public List<MediaWarning> warnings() {
        return mediaLook.warnings();
    }

    /** What people see; a campaign that a hold keeps back is paused to them. */
    CampaignView view(boolean held) {
        boolean kept = status == CampaignStatus.RUNNING && !isActive(held);
        String pausedByName = pausedBy == null ? null : pausedBy.wireName();
        return new CampaignView(
                head,
                kept ? CampaignStatus.PAUSED : status,
                progress.counts(),
                kept ? STOP_ALL : pausedByName,
                scheduledAt,
                startedAt,
                completedAt,
                updatedAt,
                mediaLook.warnings());
    }
}
