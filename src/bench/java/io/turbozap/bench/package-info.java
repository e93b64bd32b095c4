/**
 * A bench that measures a finished Turbozap from outside, beside the reference implementation and a bare client.
 *
 * <p>{@code process}, {@code client} and {@code stub} are what measures stand on, {@code lab} is where they start servers,
 * {@code create}, {@code drain} and {@code state} are the measures, {@code figure} and {@code report} their results. A new
 * measure implements {@code lab.Measure} and is listed in {@link io.turbozap.bench.Measures}.
 */
@NullMarked
package io.turbozap.bench;

import org.jspecify.annotations.NullMarked;
