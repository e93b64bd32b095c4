/**
 * Values of WAHA's messages, wherever they are shown: ids, chats, times, acks, hidden ids, and whether a message
 * is the one that was sent.
 */
@NullMarked
package io.turbozap.waha.message;

import org.jspecify.annotations.NullMarked;
