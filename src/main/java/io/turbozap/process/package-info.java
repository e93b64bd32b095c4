/**
 * The life of the process: when it has to end at once, and what notices that.
 *
 * <p>{@link io.turbozap.process.FatalErrors} are failures after which nothing can be trusted, {@link
 * io.turbozap.process.Halt} ends the process as SIGKILL would, with exit code 3 and one line on the standard error, and
 * the next start recovers what is recorded. {@link io.turbozap.process.Watchdog} does so for a thread whose {@link
 * io.turbozap.process.Heartbeat} stays away, {@link io.turbozap.process.EventLoops} for an event loop that died. Work
 * that blocks runs by {@link io.turbozap.process.Blocking}, since Vert.x alone would make a fatal error a failure of a
 * future.
 *
 * <p><b>Decided.</b> Only a process that the command line armed is ended, so that a test is not. The watchdog counts
 * time only as far as it was awake itself: a machine that slept is no dead thread.
 */
@NullMarked
package io.turbozap.process;

import org.jspecify.annotations.NullMarked;
