/** What tables in files have in common, whatever their form. */
@NullMarked
package io.turbozap.recipients.table;

import org.jspecify.annotations.NullMarked;
