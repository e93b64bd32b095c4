/**
 * Messages of the simulated WAHA: sending, acknowledgement, incoming messages, chats and their history.
 */
@NullMarked
package io.turbozap.simulator.message;

import org.jspecify.annotations.NullMarked;
