/** What happens, pushed to whoever follows it: topics over WebSocket, and single messages over Socket.IO ({@code socketio}). */
@NullMarked
package io.turbozap.live;

import org.jspecify.annotations.NullMarked;
