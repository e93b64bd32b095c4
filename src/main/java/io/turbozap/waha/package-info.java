/**
 * The way out to WAHA: builds its requests, sends them over a connection per session, and says what its answers mean. And
 * the way back: what its webhooks tell.
 */
@NullMarked
package io.turbozap.waha;

import org.jspecify.annotations.NullMarked;
