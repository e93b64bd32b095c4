/**
 * Organisations, the people and keys in them, and what each may do.
 *
 * <p><b>Rooms.</b> {@code access} has roles, scopes and permissions; {@code password}, {@code token} and {@code key}
 * what people and programs show; {@code throttle} how often they may try; {@code audit} what they did; {@code secret}
 * the keys of this server. {@link io.turbozap.identity.Identity} opens them all over a store.
 *
 * <p><b>Decided.</b> The keys that tokens, cookies and the audit log are signed with come from one file beside the store,
 * which no backup holds.
 */
@NullMarked
package io.turbozap.identity;

import org.jspecify.annotations.NullMarked;
