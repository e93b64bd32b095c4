/** The report of a run: as a table for people, as JSON for machines. */
@NullMarked
package io.turbozap.bench.report;

import org.jspecify.annotations.NullMarked;
