/**
 * Recurring campaigns: a plan (cron expression, time zone, policies) that creates a campaign, its run, at each of its
 * times. One actor has them all; a worker each does one thing at a time, and records that a run is due before it
 * creates it. The run's id follows from the plan's id and the time, so what is cut off is found and finished, never
 * done twice. Times that passed while the server was down are resolved by the misfire policy, runs that meet by the
 * overlap policy.
 */
@NullMarked
package io.turbozap.schedule;

import org.jspecify.annotations.NullMarked;
