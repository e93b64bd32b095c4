/**
 * Tables as text, separated by commas and the like, read row by row.
 *
 * <p><b>Flow.</b> Bytes are cut into lines ({@code ByteLines}), decoded line by line ({@link
 * io.turbozap.recipients.csv.Encodings}, {@code TextEncoding}), and split into cells ({@code CsvCells}), which {@link
 * io.turbozap.recipients.csv.CsvFile} hands on as rows. The delimiter is found out.
 *
 * <p><b>Decided.</b> A quote that is not closed spoils its own row and no other. Unless the encoding is given or
 * evident, text is read as UTF-8, else as Windows-1252 where it makes sense as that; other code pages are proposed and
 * not trusted. Nothing here is thread-safe, and none of it is for an event loop.
 */
@NullMarked
package io.turbozap.recipients.csv;

import org.jspecify.annotations.NullMarked;
