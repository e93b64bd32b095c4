/** The configuration: read from its four sources once at start, validated, immutable, and printed without secrets. */
@NullMarked
package io.turbozap.config;

import org.jspecify.annotations.NullMarked;
