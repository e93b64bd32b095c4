/**
 * Routes of recipient lists, imports, previews, suppressions and blasts.
 */
@NullMarked
package io.turbozap.http.recipient;

import org.jspecify.annotations.NullMarked;
