package io.turbozap.schedule;

import io.turbozap.actor.LocalMessage;
import io.turbozap.campaign.CampaignId;

/**
 * A run that was created at once.
 *
 * @param recurrence the recurring campaign afterwards
 * @param campaign the campaign that is its run
 */
public record StartedRun(RecurrenceView recurrence, CampaignId campaign) implements LocalMessage {}
