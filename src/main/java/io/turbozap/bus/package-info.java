/** The event bus between verticles of one process: one codec that passes immutable messages by reference. */
@NullMarked
package io.turbozap.bus;

import org.jspecify.annotations.NullMarked;
