/**
 * The way out over HTTP, the same for WAHA, the SMS provider and webhook targets: was the request written, did an answer
 * come, all bounded in size and time. Nobody else sees an HTTP client.
 */
@NullMarked
package io.turbozap.outbound;

import org.jspecify.annotations.NullMarked;
