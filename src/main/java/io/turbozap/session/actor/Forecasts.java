package io.turbozap.session.actor;

import io.turbozap.campaign.Audience;
import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.Recipients;
import io.turbozap.process.Blocking;
import io.turbozap.session.Forecast;
import io.turbozap.session.command.SessionSnapshot;
import io.turbozap.session.core.ClockReading;
import io.turbozap.session.core.ForecastRun;
import io.turbozap.session.core.SessionPolicy;
import io.turbozap.session.port.Audiences;
import io.turbozap.session.port.StoredCampaign;
import io.turbozap.session.port.StoredSession;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tries out on a copy of a session what would become of a campaign, off the event loop. */
final class Forecasts {

    private final Vertx vertx;
    private final SessionEnvironment around;

    Forecasts(Vertx vertx, SessionEnvironment around) {
        this.vertx = vertx;
        this.around = around;
    }

    /**
     * Foresees a campaign of a session as it stands.
     *
     * @param at when it is to start, if it has not, epoch milliseconds; or null for what holds of it
     */
    Future<Forecast> foresee(CampaignId id, @Nullable Long at, SessionSnapshot snapshot) {
        StoredSession session = at == null
                ? snapshot.session()
                : snapshot.session().with(snapshot.session().campaign(id).scheduled(at));
        StoredCampaign subject = session.campaign(id);
        if (subject.status() == CampaignStatus.COMPLETED) {
            return Future.succeededFuture(Forecast.NOTHING_LEFT);
        }
        SessionPolicy policy = around.policies().apply(session.session());
        ClockReading now = around.clock().now();
        return addressed(session, subject)
                .compose(start -> Blocking.run(vertx, () -> new ForecastRun(
                                id,
                                snapshot.with(start),
                                policy,
                                around.consent().open(session.session()),
                                now)
                        .run()));
    }

    /** The session with the contacts that {@code subject} and those before it would go to if they started now. */
    private Future<StoredSession> addressed(StoredSession session, StoredCampaign subject) {
        Map<Audience, Recipients> taken = new HashMap<>();
        Future<StoredSession> result = Future.succeededFuture(session);
        for (StoredCampaign campaign : session.campaigns()) {
            Audience audience = campaign.campaign().audience();
            if (audience != null && campaign.mayDelay(subject)) {
                result = result.compose(before -> contacts(campaign.campaign(), audience, taken)
                        .map(recipients -> before.with(campaign.to(recipients))));
            }
        }
        return result;
    }

    /** Most campaigns are for everybody, who need not be read again for each. */
    private Future<Recipients> contacts(Campaign campaign, Audience audience, Map<Audience, Recipients> taken) {
        Recipients known = taken.get(audience);
        return known != null
                ? Future.succeededFuture(known)
                : around.audiences()
                        .take(campaign)
                        .map(Audiences.Taken::recipients)
                        .onSuccess(recipients -> taken.put(audience, recipients));
    }
}
