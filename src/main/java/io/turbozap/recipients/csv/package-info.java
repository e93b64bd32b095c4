/** Tables as text, separated by commas and the like, read row by row. */
@NullMarked
package io.turbozap.recipients.csv;

import org.jspecify.annotations.NullMarked;
