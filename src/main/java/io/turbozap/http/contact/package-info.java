/**
 * Routes of the address book and of campaigns to it.
 */
@NullMarked
package io.turbozap.http.contact;

import org.jspecify.annotations.NullMarked;
