/** The caps on what callers may keep in the store: how many of each kind, counted where one is created. */
@NullMarked
package io.turbozap.store.quota;

import org.jspecify.annotations.NullMarked;
