package io.turbozap.simulator.session;

import io.turbozap.simulator.ledger.Ledger;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * The limits that WhatsApp sets an account: the lock on chats with strangers, and their quota. A stranger never wrote
 * nor was written to.
 */
public final class NewChatLimits {

    private static final long CYCLE_SECONDS = 30L * 86_400;

    private final Ledger ledger;
    private final long startedMillis;

    /**
     * The limits of accounts by what the ledger has.
     *
     * @param startedMillis when the first cycle began
     */
    public NewChatLimits(Ledger ledger, long startedMillis) {
        this.ledger = ledger;
        this.startedMillis = startedMillis;
    }

    /** As {@code timelock} answers it. */
    public JsonObject timelock(SimulatedSession session) {
        JsonObject lock = new JsonObject()
                .put("enforcementType", "DEFAULT")
                .put("isActive", false)
                .put("timeEnforcementEnds", null);
        if (session.timelock != null) {
            lock.mergeIn(session.timelock);
        }
        return lock.put("isActive", Boolean.TRUE.equals(lock.getBoolean("isActive")) && !isOver(lock));
    }

    private static boolean isOver(JsonObject lock) {
        Long ends = lock.getLong("timeEnforcementEnds");
        return ends != null && ends * 1_000 <= System.currentTimeMillis();
    }

    /**
     * As {@code capping} answers it: what a test has set over an account without a quota that opened the ledger's
     * chats.
     */
    public JsonObject capping(SimulatedSession session) {
        JsonObject capping = new JsonObject()
                .put("cappingStatus", "NONE")
                .put("totalQuota", -1)
                .put("usedQuota", ledger.session(session.name()).chats())
                .put("cycleStart", startedMillis / 1_000)
                .put("cycleEnd", startedMillis / 1_000 + CYCLE_SECONDS)
                .put("mvStatus", "NOT_ELIGIBLE")
                .put("oteStatus", "NOT_ELIGIBLE");
        if (session.capping != null) {
            capping.mergeIn(session.capping);
        }
        return isUsedUp(capping) ? capping.put("cappingStatus", "CAPPED") : capping;
    }

    private static boolean isUsedUp(JsonObject capping) {
        long total = capping.getLong("totalQuota");
        boolean over = capping.getLong("cycleEnd") * 1_000 <= System.currentTimeMillis();
        return total >= 0 && capping.getLong("usedQuota") >= total && !over;
    }

    /** Whether WhatsApp refuses a message to {@code chat} because it would open a chat. */
    public boolean refuses(SimulatedSession session, @Nullable String chat) {
        if (session.timelock == null && session.capping == null) {
            return false;
        }
        return chat != null
                && (chat.endsWith("@c.us") || chat.endsWith("@lid"))
                && ledger.session(session.name()).sentTo(chat) == 0
                && !session.correspondents.contains(chat)
                && (timelock(session).getBoolean("isActive")
                        || capping(session).getString("cappingStatus").equals("CAPPED"));
    }
}
