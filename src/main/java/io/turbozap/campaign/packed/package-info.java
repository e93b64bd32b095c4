/**
 * Packed forms of contacts and sets of numbers: a few bytes each, so that millions fit into a small heap.
 *
 * <p>{@link io.turbozap.campaign.packed.PackedLongs} and {@link io.turbozap.campaign.packed.ByteRun} grow at their end,
 * {@link io.turbozap.campaign.packed.PackedLongSet} is a hash set in segments. The first and the last are cut into
 * parts: growing copies a small part at most, so no single insertion is slow.
 */
@NullMarked
package io.turbozap.campaign.packed;

import org.jspecify.annotations.NullMarked;
