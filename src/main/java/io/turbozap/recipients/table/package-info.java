/**
 * The common ground of tables in files, whatever their form: rows, the sink that takes them, warnings, and the memory
 * and time that reading may take.
 *
 * <p>A reader of {@code csv} or {@code xlsx} hands each {@link io.turbozap.recipients.table.TableRow} to a {@link
 * io.turbozap.recipients.table.RowSink}, claims what it keeps from a {@link
 * io.turbozap.recipients.table.MemoryAllowance}, and leaves what it found odd in {@link
 * io.turbozap.recipients.table.FileNotes}. A row is only valid while it is handed on. A file that cannot be read, or is
 * not read on, ends with an {@link io.turbozap.recipients.table.UnusableFileException}, whose message is for its
 * sender.
 */
@NullMarked
package io.turbozap.recipients.table;

import org.jspecify.annotations.NullMarked;
