package io.turbozap.schedule;

import io.turbozap.campaign.SessionName;

/**
 * How a recurring campaign is to run.
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
