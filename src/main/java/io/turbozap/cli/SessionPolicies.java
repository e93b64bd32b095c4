package io.turbozap.cli;

import io.turbozap.campaign.Channel;
import io.turbozap.campaign.SessionName;
import io.turbozap.config.Config;
import io.turbozap.session.PacingRules;
import io.turbozap.session.QuietHours;
import io.turbozap.session.core.SessionPolicy;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The policy of each session as it is configured: one for WhatsApp, one for SMS. */
final class SessionPolicies implements Function<SessionName, SessionPolicy> {

    private final SessionPolicy whatsApp;
    private final SessionPolicy sms;

    SessionPolicies(Config config) {
        Config.Pacing pacing = config.pacing();
        PacingRules rules = new PacingRules(
                pacing.interval().toMillis(),
                pacing.randomExtra().toMillis(),
                hours(pacing.quietHours()),
                pacing.dailyCap(),
                pacing.zone());
        PacingRules smsRules = new PacingRules(
                config.sms().interval().toMillis(), 0, rules.quietHours(), rules.dailyCap(), rules.zone());
        this.whatsApp = policy(
                config.engine(),
                rules,
                config.engine().ackTimeout().toMillis(),
                config.recipients().checkNumbers());
        this.sms = policy(config.engine(), smsRules, /* ackTimeout= */ 0, /* checksNumbers= */ false);
    }

    private static SessionPolicy policy(
            Config.Engine engine, PacingRules rules, long ackTimeout, boolean checksNumbers) {
        return new SessionPolicy(
                rules,
                engine.retryMaxAttempts(),
                engine.retryBaseDelay().toMillis(),
                engine.sessionRecheckInterval().toMillis(),
                engine.settleAfter().toMillis(),
                engine.mediaSettleAfter().toMillis(),
                engine.errorBudget(),
                engine.maxLateness().toMillis(),
                ackTimeout,
                engine.newChatRetry().toMillis(),
                checksNumbers);
    }

    private static @Nullable QuietHours hours(@Nullable String text) {
        return text == null ? null : QuietHours.parse(text);
    }

    @Override
    public SessionPolicy apply(SessionName session) {
        return session.channel() == Channel.SMS ? sms : whatsApp;
    }
}
