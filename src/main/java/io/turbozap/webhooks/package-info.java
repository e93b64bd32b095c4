/**
 * Webhooks of ours: events posted to the addresses that operators registered, signed as Standard Webhooks
 * (standardwebhooks.com) defines, recorded in an outbox and retried until they are taken.
 */
@NullMarked
package io.turbozap.webhooks;

import org.jspecify.annotations.NullMarked;
