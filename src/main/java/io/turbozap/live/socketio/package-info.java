/**
 * Socket.IO 5 over Engine.IO 4, as much of it as one namespace needs: plain state machines ({@link
 * io.turbozap.live.socketio.Connection}, {@link io.turbozap.live.socketio.Member}) that one verticle brings to HTTP and
 * WebSockets.
 */
@NullMarked
package io.turbozap.live.socketio;

import org.jspecify.annotations.NullMarked;
