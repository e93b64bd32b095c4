/**
 * Static pages: the dashboard and the documentation of the API.
 */
@NullMarked
package io.turbozap.http.page;

import org.jspecify.annotations.NullMarked;
