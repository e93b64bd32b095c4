package io.turbozap.session;

/** A campaign that was put into the queue, and the session that sends it, both right after the command. */
public record Execution(CampaignView campaign, SessionView session) {}
