/**
 * Routes of campaigns: create, execute, pause, retry, settle, forecast, progress, deliveries, statistics.
 *
 * <p><b>Flow.</b> {@link io.turbozap.http.campaign.CampaignUploads} reads a body as it arrives, {@link
 * io.turbozap.http.campaign.CampaignFactory} checks all of it and makes a {@link
 * io.turbozap.http.campaign.NewCampaign}, and the session of the campaign records it before 201 is answered. Commands
 * go to {@link io.turbozap.session.SessionCommands}, views come from {@link io.turbozap.session.SessionQueries}; deliveries, timeline and statistics come from
 * the store. Lists are streamed.
 *
 * <p><b>Waiting.</b> With {@code ?wait=} a request is answered when a campaign or the queue has reached a {@link
 * io.turbozap.http.campaign.WaitParameter.Goal}; {@link io.turbozap.http.campaign.ChangeWaits} checks them when sessions
 * publish an event, not by the clock.
 *
 * <p><b>Threads.</b> Routes and waits belong to one event loop. Campaigns of more than 2,000 contacts are made off it.
 *
 * <p><b>Decided.</b> What a command will answer is announced before its effect, so that both are recorded together if
 * the request has an {@code Idempotency-Key}. Requests are listed with their deliveries only up to 1,000 at once, for
 * that takes a query each page. Cells of CSV that a spreadsheet would take for formulas get an apostrophe.
 */
@NullMarked
package io.turbozap.http.campaign;

import org.jspecify.annotations.NullMarked;
