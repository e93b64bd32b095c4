/**
 * The people who may be sent to: stored lists of recipients, the address book, and the consent that every send asks
 * for.
 */
@NullMarked
package io.turbozap.recipients;

import org.jspecify.annotations.NullMarked;
