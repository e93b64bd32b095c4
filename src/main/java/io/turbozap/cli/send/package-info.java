/**
 * The commands {@code send} and {@code seed}, which drive a running server over HTTP, as a script would.
 *
 * <p>{@code send} posts a blast, shows what the server found and forecasts, asks for confirmation, and follows the
 * campaign to its end. A campaign that is not confirmed is deleted, also by Ctrl-C. The requests that create and
 * execute it carry idempotency keys, so that a repeated one sends nothing twice. {@code ServerClient} uses the JDK's
 * client on the one thread of the command: event loops for a few requests would be wasted.
 */
@NullMarked
package io.turbozap.cli.send;

import org.jspecify.annotations.NullMarked;
