package io.turbozap.store.journal;

import io.turbozap.campaign.SessionName;
import io.turbozap.session.PacingRules;
import io.turbozap.session.QuietHours;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.SessionEvent.OfSession;
import io.turbozap.session.SessionEvent.PacingChanged;
import io.turbozap.session.SessionEvent.SessionHeld;
import io.turbozap.session.SessionEvent.SessionReleased;
import io.turbozap.store.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements that record events of whole sessions. */
public final class SessionStatements {

    /** The name in {@code setting} of whether new sessions are held. */
    public static final String HOLD = "hold";

    private static final String PRESENT = """
            INSERT INTO session (name, held) VALUES (?, CASE WHEN EXISTS (SELECT 1 FROM setting WHERE setting.org_id = 1
            AND setting.name = 'hold' AND setting.value = 'true') THEN 1 ELSE 0 END) ON CONFLICT (name) DO NOTHING""";

    private static final String PACE = """
            UPDATE session SET pacing_interval = ?, pacing_random_extra = ?, pacing_quiet_from = ?, pacing_quiet_to = ?,
            pacing_daily_cap = ?, pacing_zone = ? WHERE name = ?""";

    private static final String SET = """
            INSERT INTO setting (name, value) VALUES (?, ?)
            ON CONFLICT (org_id, name) DO UPDATE SET value = excluded.value""";

    private SessionStatements() {}

    /** There is such a session, held if all are. */
    static Statement present(SessionName session) {
        return Statement.of(PRESENT, session.value());
    }

    static List<Statement> of(SessionName session, OfSession event) {
        String name = session.value();
        if (event == SessionHeld.INSTANCE) {
            return List.of(
                    present(session),
                    Statement.of("UPDATE session SET held = 1 WHERE name = ?", name),
                    Statement.of(
                            "UPDATE campaign SET released = 0 WHERE session = ? AND queue_place IS NOT NULL", name));
        } else if (event == SessionReleased.INSTANCE) {
            return List.of(present(session), Statement.of("UPDATE session SET held = 0 WHERE name = ?", name));
        } else if (event instanceof PacingChanged changed) {
            return List.of(present(session), paced(name, changed.rules()));
        } else if (event == SessionEvent.WebhookSeen.INSTANCE) {
            return List.of(present(session), Statement.of("UPDATE session SET webhook_seen = 1 WHERE name = ?", name));
        }
        throw new IllegalStateException("unknown event " + event.getClass());
    }

    private static Statement paced(String name, @Nullable PacingRules rules) {
        if (rules == null) {
            return Statement.of(PACE, null, null, null, null, null, null, name);
        }
        QuietHours quiet = rules.quietHours();
        return Statement.of(
                PACE,
                rules.interval(),
                rules.randomExtra(),
                quiet == null ? null : quiet.from().toString(),
                quiet == null ? null : quiet.to().toString(),
                rules.dailyCap(),
                rules.zone().getId(),
                name);
    }

    /** All sessions are held or not, those included that come to be. */
    static List<Statement> hold(boolean held) {
        Statement all = Statement.of(SET, HOLD, Boolean.toString(held));
        return held
                ? List.of(
                        all,
                        Statement.of("UPDATE session SET held = 1 WHERE held = 0"),
                        Statement.of("UPDATE campaign SET released = 0 WHERE queue_place IS NOT NULL AND released = 1"))
                : List.of(all, Statement.of("UPDATE session SET held = 0 WHERE held = 1"));
    }
}
