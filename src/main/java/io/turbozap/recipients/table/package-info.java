/**
 * The common ground of tables in files, whatever their form: rows, the sink that takes them, warnings, and the memory
 * and time that reading may take.
 */
@NullMarked
package io.turbozap.recipients.table;

import org.jspecify.annotations.NullMarked;
