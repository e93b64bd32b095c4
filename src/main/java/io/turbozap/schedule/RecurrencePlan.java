package io.turbozap.schedule;

import io.turbozap.campaign.SessionName;

/**
 * The plan by which a recurring campaign runs.
 *
 * @param name what people call it
 * @param session who sends it
 */
public record RecurrencePlan(
        String name,
        SessionName session,
        CronSchedule cronSchedule,
        OverlapPolicy overlapPolicy,
        MisfirePolicy misfirePolicy) {}
