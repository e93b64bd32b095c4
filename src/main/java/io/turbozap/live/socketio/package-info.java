/**
 * Socket.IO 5 over Engine.IO 4, as much of it as one namespace needs.
 *
 * <p><b>Concepts.</b> A {@code Connection} is one of Engine.IO: handshake, polls, the upgrade to a WebSocket; with a
 * {@code PacketQueue} of what waits for its client, and a {@code KeepAlive}. A {@code Member} is its client in the
 * namespace of Socket.IO. All of them are plain state that gets packets and the time as arguments. {@link
 * io.turbozap.live.socketio.SocketIo} emits an event to all members.
 *
 * <p><b>Flow.</b> Polls and WebSockets arrive on the event loops of the HTTP servers; {@link
 * io.turbozap.live.socketio.EngineIo} brings each to its connection, and the response back to the loop that asked.
 *
 * <p><b>Threads.</b> All connections live on one worker thread: an event for thousands of clients would hold up an event
 * loop. The public methods are safe to use from any thread.
 *
 * <p><b>Decided.</b> Written here, as the library for Java is no longer maintained; tests hold it against npm's client.
 * Text only, no rooms, no acknowledgements: the one use is {@code messenger-delivery.md}'s events. What
 * waits for a client and what it may send between two pings are bounded, and a client beyond a bound is disconnected. Time
 * that the machine slept through does not count against clients.
 */
@NullMarked
package io.turbozap.live.socketio;

import org.jspecify.annotations.NullMarked;
