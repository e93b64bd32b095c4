/**
 * Packed forms of contacts and sets of numbers: a few bytes each, so that millions fit into a small heap.
 */
@NullMarked
package io.turbozap.campaign.packed;

import org.jspecify.annotations.NullMarked;
