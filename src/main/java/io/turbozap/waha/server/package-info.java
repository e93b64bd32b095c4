/**
 * One WAHA server: its address and heads of requests, its forms of error, its clock, its reachability.
 *
 * <p><b>Concepts.</b> {@link io.turbozap.waha.server.WahaServer} is built once from the configuration and shared.
 * {@link io.turbozap.waha.server.WahaError} reads any of WAHA's forms of error; {@link
 * io.turbozap.waha.server.ErrorRedactor} makes its text fit for logs: one short line without numbers, keys and message
 * texts. {@link io.turbozap.waha.server.WahaReachability} asks {@code GET /ping} now and then, and once for what needs
 * the key, so that an operator sees a wrong address or key before a campaign does.
 *
 * <p><b>Threads.</b> All but the verticle are immutable or safe from any thread.
 *
 * <p><b>Decided.</b> Times of events are never believed to be ahead of our clock by more than a tolerance: nothing that
 * comes later could undo them. An answer that is no JSON is an empty object, not a failure.
 */
@NullMarked
package io.turbozap.waha.server;

import org.jspecify.annotations.NullMarked;
