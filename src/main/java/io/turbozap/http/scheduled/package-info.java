/**
 * Routes of single scheduled messages.
 */
@NullMarked
package io.turbozap.http.scheduled;

import org.jspecify.annotations.NullMarked;
