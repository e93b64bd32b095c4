/** The life of the process: when it has to end at once, and who sees that. */
@NullMarked
package io.turbozap.process;

import org.jspecify.annotations.NullMarked;
