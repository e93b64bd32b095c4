/**
 * Live updates: WebSocket topics, Socket.IO and the overview.
 */
@NullMarked
package io.turbozap.http.live;

import org.jspecify.annotations.NullMarked;
