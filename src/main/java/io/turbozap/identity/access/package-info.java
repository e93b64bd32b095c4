/**
 * Rights: roles of people, scopes of keys, and the permission that each route of the API needs.
 *
 * <p><b>Decided.</b> {@link io.turbozap.identity.access.Permission} is the whole table. Rights are read from memory at
 * each request, never from a token, so that a changed role acts on the next one. What belongs to another organisation
 * is answered as if it did not exist; only what is one's own can be forbidden.
 */
@NullMarked
package io.turbozap.identity.access;

import org.jspecify.annotations.NullMarked;
