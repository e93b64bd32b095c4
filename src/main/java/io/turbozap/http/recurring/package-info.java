/**
 * Routes of recurring campaigns.
 */
@NullMarked
package io.turbozap.http.recurring;

import org.jspecify.annotations.NullMarked;
