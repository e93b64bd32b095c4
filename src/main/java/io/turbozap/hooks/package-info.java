/** Tells others of events: webhooks, signed as Standard Webhooks has it, tried until they are taken. */
@NullMarked
package io.turbozap.hooks;

import org.jspecify.annotations.NullMarked;
