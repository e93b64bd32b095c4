/**
 * Actors on the event bus: the codec of messages between verticles of one process.
 */
@NullMarked
package io.turbozap.actor;

import org.jspecify.annotations.NullMarked;
