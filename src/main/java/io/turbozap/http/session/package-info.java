/**
 * Routes of sessions: pairing, webhooks, pacing, and the status of their queues.
 *
 * <p><b>Flow.</b> {@link io.turbozap.http.session.WahaSessionRoutes} orders operations from {@link
 * io.turbozap.waha.session.WahaSessions} and answers with the session as {@code WahaSessionJson} shows it: WAHA's
 * state, the pace, the queue. {@link io.turbozap.http.session.PacingRoutes} sets the pace of one session, {@link
 * io.turbozap.http.session.QueueRoutes} stops and resumes all workers, {@link io.turbozap.http.session.QueueStatus}
 * shows them.
 *
 * <p><b>Threads.</b> Routes belong to one event loop; the status exists once, and all loops share its answer.
 *
 * <p><b>Decided.</b> A session may lose its account only when nothing in its queue waits for it, or with {@code
 * ?queue=stop}; one that the phone has logged out already keeps its queue. QR codes and pairing codes are shown for one
 * session alone, never in the list. The status of up to 1,000 workers is one shared answer; more are written page by
 * page.
 */
@NullMarked
package io.turbozap.http.session;

import org.jspecify.annotations.NullMarked;
