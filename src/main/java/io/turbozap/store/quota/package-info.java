/** How many of a kind callers may keep in the store. */
@NullMarked
package io.turbozap.store.quota;

import org.jspecify.annotations.NullMarked;
