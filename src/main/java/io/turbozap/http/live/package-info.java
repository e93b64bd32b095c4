/**
 * Routes of live updates: WebSocket topics, Socket.IO and the overview.
 *
 * <p><b>Flow.</b> {@link io.turbozap.http.live.SocketRoute} reads the topics that a client follows from the query,
 * checks that they exist, claims a place, and hands the WebSocket to {@link io.turbozap.live.WebSocketHub}. {@link
 * io.turbozap.http.live.SocketIoRoutes} serves the clients of Socket.IO, by polling or by WebSocket. {@link
 * io.turbozap.http.live.OverviewRoute} answers once with what the topic {@code overview} pushes.
 *
 * <p><b>Threads.</b> Each event loop has a hub of its own; the places and the overview are shared by all.
 *
 * <p><b>Decided.</b> Whatever is wrong is answered before the upgrade, in the envelope of all errors. {@code lastSeq}
 * goes on after a frame of one topic, so exactly one has to be named beside it. JSONP is refused: any web page could
 * include such scripts, and browsers send no origin then. Sockets are bounded for the server as a whole, whichever way
 * they come.
 */
@NullMarked
package io.turbozap.http.live;

import org.jspecify.annotations.NullMarked;
