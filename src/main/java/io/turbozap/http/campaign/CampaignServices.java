package io.turbozap.http.campaign;

import io.turbozap.session.Sessions;
import io.turbozap.store.history.Deliveries;
import io.turbozap.store.history.Timeline;

/**
 * The sessions with their campaigns, and what the store holds of them.
 *
 * @param deliveries the outcomes of sends
 * @param timeline the outcomes of campaigns
 */
public record CampaignServices(Sessions sessions, Deliveries deliveries, Timeline timeline) {}
