/**
 * The address book: contacts with their fields and tags, and the audiences that campaigns take from it.
 */
@NullMarked
package io.turbozap.recipients.book;

import org.jspecify.annotations.NullMarked;
