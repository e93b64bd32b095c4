/**
 * The people who may be sent to: stored lists of recipients, the address book, and the consent that every send asks
 * for.
 *
 * <p><b>Rooms.</b> {@code table} is the common ground of files with tables, {@code csv} and {@code xlsx} read the two
 * forms, {@code imports} makes recipients of their rows, {@code book} is the address book, {@code consent} the list of
 * suppressions. Here are the named lists ({@link io.turbozap.recipients.RecipientLists}) and the record of who wrote to
 * which session.
 *
 * <p><b>Decided.</b> Recipients are packed while they are read, as a campaign keeps them: a million of them fit into a
 * small heap. Every door reads numbers by the same reader and reports what it left out.
 */
@NullMarked
package io.turbozap.recipients;

import org.jspecify.annotations.NullMarked;
