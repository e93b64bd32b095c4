/**
 * Routes of campaigns: create, execute, pause, retry, progress, deliveries, statistics.
 */
@NullMarked
package io.turbozap.http.campaign;

import org.jspecify.annotations.NullMarked;
