/**
 * Contacts on their way from files, bodies and lists into a list or campaign, and the report of what became of them.
 *
 * <p><b>Flow.</b> {@link io.turbozap.recipients.imports.RecipientFile} recognises the form by the contents and reads
 * rows; {@code HeadingSearch} finds the headings, {@code ColumnFields} and {@code PhoneCells} what the columns hold,
 * {@code RecipientRows} makes a recipient of each row or a rejection, and {@link
 * io.turbozap.recipients.imports.RecipientCollector} packs the first of equal numbers. The {@link
 * io.turbozap.recipients.imports.ImportReport} accounts for every row.
 *
 * <p><b>Threads.</b> A collector belongs to one request. Reading a file takes long and is nothing for an event loop.
 *
 * <p><b>Decided.</b> A recipient who lacks the value of a placeholder is left out and reported: a text with a hole
 * cannot be taken back. Only the first rejections are listed and the others counted, so a report stays small.
 */
@NullMarked
package io.turbozap.recipients.imports;

import org.jspecify.annotations.NullMarked;
