/** Contacts on their way from files, bodies and lists into a list or campaign, and the report of what became of them. */
@NullMarked
package io.turbozap.recipients.imports;

import org.jspecify.annotations.NullMarked;
