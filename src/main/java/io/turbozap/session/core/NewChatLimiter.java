package io.turbozap.session.core;

import io.turbozap.campaign.Lane;
import io.turbozap.campaign.SendRequest;
import io.turbozap.campaign.number.ChatId;
import io.turbozap.campaign.number.PersonSet;
import io.turbozap.session.AccountLimits;
import io.turbozap.session.BlockReason;
import io.turbozap.session.command.NewChatSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * The limiter that keeps a session from opening chats with strangers while WhatsApp does not want it to: during a time
 * lock, once the quota is used up, and after an error 463, which is a sign by itself. Replies, groups, and who is known
 * go on meanwhile, out of their order if need be. A warning makes everything slower. What WAHA answered is given again to
 * another process; an error 463 is forgotten with this one, so that there one stranger may be tried again. Times are
 * epoch milliseconds.
 */
final class NewChatLimiter {

    /**
     * A reason why no stranger is written to.
     *
     * @param until when that ends, or null until WAHA answers so
     * @param detail what was seen
     */
    record Limit(BlockReason blockReason, @Nullable Long until, String detail) {}

    /** The request that may go although strangers may not be written to. */
    record Allowed(QueuedCampaign campaign, SendRequest request) {}

    /** The contacts that are checked at once; there may be a million. */
    private static final int MOST_AT_ONCE = 2_000;

    private final long retryAfter;
    private AccountLimits limits = AccountLimits.UNKNOWN;
    private long refusedUntil = Long.MIN_VALUE;
    /** How far that goes though WAHA knows of no lock. */
    private long unconfirmedUntil = Long.MIN_VALUE;

    private String refusal = "";
    private @Nullable PersonSet known;
    private boolean learning;
    private boolean searching;
    /** Changes when what was passed over has to be looked at again. */
    private int round;

    /** @param retryAfter how long an error 463 counts whose end is not known, in milliseconds */
    NewChatLimiter(long retryAfter) {
        this.retryAfter = retryAfter;
    }

    NewChatSnapshot snapshot() {
        return new NewChatSnapshot(limits, refusedUntil, refusal, known);
    }

    void restore(NewChatSnapshot before) {
        limits = before.limits();
        refusedUntil = before.refusedUntil();
        refusal = before.refusal();
        known = before.known();
    }

    /** WAHA reports these limits; one that it leaves out this time stays as it was. */
    void limitsReported(AccountLimits reported) {
        limits = new AccountLimits(
                reported.timelock() == null ? limits.timelock() : reported.timelock(),
                reported.quota() == null ? limits.quota() : reported.quota());
        if (reported.timelock() != null && !reported.timelock().active()) {
            refusedUntil = Math.min(refusedUntil, unconfirmedUntil);
        }
    }

    /**
     * WhatsApp refused a chat with a stranger, until then or for an unknown time. An end that is given counts for longer
     * than usual only as long as WAHA, when it is asked, does not answer that there is no lock.
     */
    void refused(String detail, @Nullable Long until, long now) {
        unconfirmedUntil = now + retryAfter;
        refusedUntil = until != null && until > now ? until : now + retryAfter;
        refusal = detail;
    }

    /** Takes the refusal of a request for its account; false if it is no sign about strangers. */
    boolean refused(Lane lane, String chatId, String detail, long now) {
        if (lane == Lane.REPLY || isKnown(chatId)) {
            return false;
        }
        refused(detail, null, now);
        return true;
    }

    /** A reason why no stranger is written to at {@code now}, or null if WhatsApp allows it as far as known. */
    @Nullable
    Limit limit(long now) {
        AccountLimits.Timelock lock = limits.timelock();
        if (lock != null && lock.active() && isAhead(lock.until(), now)) {
            return new Limit(BlockReason.TIMELOCK, lock.until(), "WhatsApp allows no new chats: " + lock.type());
        }
        AccountLimits.Quota quota = limits.quota();
        if (quota != null && quota.isUsedUp() && isAhead(quota.until(), now)) {
            String of = quota.total() < 0 ? "" : " of " + quota.total();
            return new Limit(BlockReason.NEW_CHAT_QUOTA, quota.until(), quota.used() + of + " new chats are used");
        }
        return refusedUntil > now ? new Limit(BlockReason.ACCOUNT_RESTRICTED, refusedUntil, refusal) : null;
    }

    private static boolean isAhead(@Nullable Long until, long now) {
        return until == null || until > now;
    }

    /** How much longer than {@code interval} to wait: as long again at the first warning, three times at the second. */
    long slowdown(Lane lane, long interval) {
        AccountLimits.Quota quota = limits.quota();
        return quota == null || lane == Lane.REPLY ? 0 : interval * ((1L << quota.warnings()) - 1);
    }

    /** Whether nothing limits the session, and nothing is being learned about that. */
    boolean isForgettable(long now) {
        return !learning && limit(now) == null;
    }

    /** Nothing is limited: what was learned for it is forgotten. */
    void free() {
        known = null;
        searching = false;
    }

    /** Whether it has to be learned first who is known. */
    boolean wantsKnown() {
        return known == null && !learning;
    }

    /** Whether that is being learned. */
    boolean isLearning() {
        return learning;
    }

    void learning() {
        learning = true;
    }

    /** The known chats were learned; null if they could not be read. */
    void learned(@Nullable PersonSet chats) {
        learning = false;
        known = chats;
        lookAgain();
    }

    /** A person wrote to the session. */
    void wrote(String chatId) {
        if (known != null && isDirect(chatId) && known.add(chatId)) {
            lookAgain();
        }
    }

    /** What was passed over may have changed. */
    void lookAgain() {
        round++;
    }

    /**
     * The first request in the queue that may go, or null if there is none, or none so far while it
     * {@link #isSearching}.
     */
    @Nullable
    Allowed next(SessionQueue queue) {
        searching = false;
        int left = MOST_AT_ONCE;
        for (QueuedCampaign campaign : queue.queued()) {
            if (!campaign.isRunnable(queue.isHeld())) {
                continue;
            }
            if (campaign.lane() == Lane.REPLY) {
                return new Allowed(campaign, campaign.nextRequest());
            }
            left = search(campaign, left);
            if (left <= 0) {
                searching = true;
                return null;
            }
            int index = campaign.progress().search(round);
            if (index >= 0) {
                return new Allowed(campaign, campaign.request(index));
            }
        }
        return null;
    }

    /** Passes over strangers up to a known chat, or the end; answers how many more may be looked at. */
    private int search(QueuedCampaign campaign, int most) {
        int messages = campaign.content().messages().size();
        int left = most;
        SendProgress progress = campaign.progress();
        int index = progress.search(round);
        while (index >= 0 && left > 0) {
            SendRequest request = campaign.request(index);
            if (isKnown(request.chatId())) {
                progress.passOver(index);
                return left;
            }
            left--;
            index = progress.passOver((request.contact() + 1) * messages);
        }
        return index < 0 ? Math.max(1, left) : left;
    }

    /** Whether there was more to look at than one turn allows. */
    boolean isSearching() {
        return searching;
    }

    /** Groups and channels are no new chats. */
    private boolean isKnown(String chatId) {
        return !isDirect(chatId) || (known != null && known.contains(chatId));
    }

    private static boolean isDirect(String chatId) {
        return new ChatId(chatId).isDirect();
    }
}
