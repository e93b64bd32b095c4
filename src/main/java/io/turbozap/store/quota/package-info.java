/**
 * The caps on what callers may keep in the store: how many of each kind, checked where one is created.
 *
 * <p>A {@link io.turbozap.store.quota.Quota} counts its table only when it has no room left that it knows of, and never
 * twice at once. So it costs nothing as a rule, and callers at the same time may go over it by as many as they are. A
 * full one refuses with {@link io.turbozap.store.quota.QuotaReached}, whose message names what to delete.
 */
@NullMarked
package io.turbozap.store.quota;

import org.jspecify.annotations.NullMarked;
