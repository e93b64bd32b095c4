/**
 * The directory: organisations, people, log-ins, invites and keys, in the store and, as far as each request needs them,
 * in memory.
 *
 * <p><b>Flow.</b> {@link io.turbozap.identity.directory.DirectoryStore} is the only writer: it decides one change after
 * another, writes it with its record in the audit log in one transaction, and then changes {@link
 * io.turbozap.identity.directory.Directory}, which requests read from any thread.
 *
 * <p><b>Decided.</b> Rights are in memory, so that a deactivated person, a revoked key and a changed role act on the next
 * request and cost it two look-ups. An address is unique on the whole server, as a log-in names no organisation. Nothing
 * is deleted but links to new passwords: people are deactivated, invites and keys revoked.
 */
@NullMarked
package io.turbozap.identity.directory;

import org.jspecify.annotations.NullMarked;
