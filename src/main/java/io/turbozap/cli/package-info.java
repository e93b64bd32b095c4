/** What a person types: the commands, and the place where a server is put together. */
@NullMarked
package io.turbozap.cli;

import org.jspecify.annotations.NullMarked;
