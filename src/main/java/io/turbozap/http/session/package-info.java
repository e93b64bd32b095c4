/**
 * Routes of sessions: pairing, pacing and queue status.
 */
@NullMarked
package io.turbozap.http.session;

import org.jspecify.annotations.NullMarked;
