/** Clients of a measured server that take little of the machine themselves, and the requests they make. */
@NullMarked
package io.turbozap.bench.client;

import org.jspecify.annotations.NullMarked;
