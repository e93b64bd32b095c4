/**
 * Live updates: what happens, pushed to the clients that follow it, as topics over WebSocket and as single messages over
 * Socket.IO ({@code socketio}).
 *
 * <p><b>Concepts.</b> A {@link io.turbozap.live.Topic} is a campaign, a session, or the overview of the whole server. Its
 * feed turns states into numbered frames, of which each replaces all before. A client {@linkplain
 * io.turbozap.live.Subscription subscribes} to topics, with the number of the last frame that it had.
 *
 * <p><b>Flow.</b> {@link io.turbozap.live.Live} polls the campaigns that have followers ten times a second, from memory;
 * what concerns a session's account is {@linkplain io.turbozap.live.Pushes pushed in}. After acks for its session, the
 * {@linkplain io.turbozap.live.Receipts receipts} of a campaign are counted in the store. Changed states become frames,
 * which are published once on the event bus; the {@link io.turbozap.live.WebSocketHub} of each event loop writes them to
 * its clients.
 *
 * <p><b>Threads.</b> A hub and its clients belong to one event loop; the topics are shared under one lock, in which
 * nothing waits; Socket.IO has a worker thread of its own.
 *
 * <p><b>Decided.</b> Frames carry states and no differences, so that a client which is behind gets only the newest of
 * each kind: memory is bounded for a client, whatever it does. The last frames of a topic are kept for clients that come
 * back. Receipts are counted for one campaign at a time, each once a second at most and for a tenth of the time, and not
 * for each ack. Polling costs what is followed and not what happens: a campaign that sends a thousand messages a second makes at
 * most ten frames. A crowd of followers gets fewer. Clients that stay silent or do not read are disconnected.
 */
@NullMarked
package io.turbozap.live;

import org.jspecify.annotations.NullMarked;
