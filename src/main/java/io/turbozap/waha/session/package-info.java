/**
 * Sessions of WAHA and the accounts behind them: state, QR codes, limits, configuration, webhook.
 *
 * <p><b>Concepts.</b> A {@link io.turbozap.waha.session.WahaSessionMonitor} is the pure policy of one session: by
 * what WAHA has shown of it ({@code SessionObservation}) and how far an operation is ({@code OperationProgress}) it
 * decides the next request, and its steps are tested under a virtual clock. Its actor carries them out, one request at
 * a time, after the operations that clients ordered. The registry shows the latest views to all threads, and changes
 * are published as {@link io.turbozap.waha.session.WahaSessionChanged}.
 *
 * <p><b>Threads.</b> All actors live on one event loop; {@link io.turbozap.waha.session.WahaSessions} is safe from any
 * thread and answers on the caller's context.
 *
 * <p><b>Decided.</b> Sessions are probed often only while something is about to happen, and seldom where webhooks
 * arrive. A configuration is merged, never replaced, since WAHA replaces it whole. Our key is written into a session
 * unasked only if this installation made it up. A session that works is never restarted without {@code force}.
 */
@NullMarked
package io.turbozap.waha.session;

import org.jspecify.annotations.NullMarked;
