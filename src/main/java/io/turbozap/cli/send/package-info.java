/** {@code send}: drives a running server over HTTP, as a script would. */
@NullMarked
package io.turbozap.cli.send;

import org.jspecify.annotations.NullMarked;
