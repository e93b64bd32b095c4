/**
 * The commands of the program, and the composition of a server: the only place where everything is wired.
 *
 * <p><b>Commands.</b> {@link io.turbozap.cli.Turbozap} runs {@code serve}, {@code demo}, {@code simulate}, {@code
 * send}, {@code seed}, {@code backup}, {@code restore} or {@code audit}. What a person can mend ends as one line on the standard
 * error, anything else with its stack trace.
 *
 * <p><b>Lifecycle.</b> {@code Server} adds its parts to a {@code Lifecycle}, which starts them one after the other and
 * stops them in reverse. The HTTP server listens first, to report its health during recovery, and takes requests last;
 * at the stop sockets and requests go first, then sends in flight end within their grace, then the store closes, and
 * the event loops end last.
 *
 * <p><b>Threads.</b> Start and stop may be called from any thread; {@code ShutdownHook} calls the stop at SIGTERM or
 * Ctrl-C.
 *
 * <p><b>Decided.</b> What is opened is given back if a later part fails to start. {@code serve} without options does
 * not load the command line's reflection, which would take a third of its start.
 */
@NullMarked
package io.turbozap.cli;

import org.jspecify.annotations.NullMarked;
