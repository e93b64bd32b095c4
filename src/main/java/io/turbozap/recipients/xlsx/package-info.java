/**
 * Workbooks of Excel (ECMA-376), read row by row.
 *
 * <p><b>Flow.</b> {@link io.turbozap.recipients.xlsx.Xlsx} opens the archive ({@code XlsxPackage}), finds the sheet
 * ({@code XlsxWorkbook}), and reads its rows ({@code XlsxSheet}) over the shared texts ({@code XlsxStrings}) and the
 * number formats ({@code XlsxFormats}), so that a cell has the text that a spreadsheet program shows.
 *
 * <p><b>Decided.</b> It is read here and not by a library, since files are not trusted: what one reports about itself,
 * such as sizes or numbers of columns, counts for nothing, and all that grows is claimed from the allowance. A streaming
 * library fills the memory with one cell of a hostile file.
 * Formulas are not calculated: their last results count. Nothing here is thread-safe, and none of it is for an event
 * loop.
 */
@NullMarked
package io.turbozap.recipients.xlsx;

import org.jspecify.annotations.NullMarked;
