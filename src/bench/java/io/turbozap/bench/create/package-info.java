/** Measures of campaigns and lists that come in: time, heap, stalls of event loops. */
@NullMarked
package io.turbozap.bench.create;

import org.jspecify.annotations.NullMarked;
