/** Workbooks of Excel (ECMA-376), read row by row. */
@NullMarked
package io.turbozap.recipients.xlsx;

import org.jspecify.annotations.NullMarked;
