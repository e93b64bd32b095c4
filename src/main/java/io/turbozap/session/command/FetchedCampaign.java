package io.turbozap.session.command;

import io.turbozap.actor.LocalMessage;
import io.turbozap.campaign.Campaign;

/** The campaign that was asked for, content and all. */
public record FetchedCampaign(Campaign campaign) implements LocalMessage {}
