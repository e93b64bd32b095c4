/**
 * The gateway of one session: requests to send, look up and check, and the classification of every answer:
 * accepted, refused for a reason of the recipient, not now, or uncertain.
 */
@NullMarked
package io.turbozap.waha.send;

import org.jspecify.annotations.NullMarked;
