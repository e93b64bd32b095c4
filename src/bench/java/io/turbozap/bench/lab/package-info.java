/** The place where measures start what they measure: servers, stores, the stub of WAHA and the reference. */
@NullMarked
package io.turbozap.bench.lab;

import org.jspecify.annotations.NullMarked;
