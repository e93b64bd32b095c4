/** Who may be sent to: those who asked for no more are not. */
@NullMarked
package io.turbozap.recipients;

import org.jspecify.annotations.NullMarked;
