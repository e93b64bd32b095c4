/**
 * HTTP server: startup, and the composition of all routes.
 *
 * <p><b>Flow of a request.</b> Its connection passes {@code guard}. {@code FrontRouter} then applies the checks of
 * {@code access} (framing, encoding, host, origin), upgrades WebSockets, serves the routes that need no key, finds out
 * who calls, and serves the routes that are polled; behind these come {@link io.turbozap.http.web.ResponseVersion}, {@code
 * idempotency} and the routes of the resources. A route validates the whole request, sends one command to a service and
 * renders the result. Every failure ends in {@link io.turbozap.http.web.ErrorHandler}.
 *
 * <p><b>Startup.</b> {@link io.turbozap.http.HttpVerticle} listens before the recorded state is restored. Until then
 * only the health is answered, and {@link io.turbozap.http.HeldRequests} holds the rest for at most 30 s.
 *
 * <p><b>Threads.</b> Each event loop has a verticle and a router of its own, and all share one port. {@code
 * SharedHandlers} and {@link io.turbozap.http.HttpServices} exist once and are safe from any thread.
 *
 * <p><b>Decided.</b> Each resource has a package over {@code web}; a package uses only those below it, in the order
 * that the architecture test gives. Polled routes stand before the count of responses, since their shared answers show
 * nothing newer. WebSockets are not compressed: each connection would keep a window and a table of its own.
 */
@NullMarked
package io.turbozap.http;

import org.jspecify.annotations.NullMarked;
