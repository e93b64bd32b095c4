/**
 * Address, credentials and errors of one WAHA server, its reachability, and the forms that all its answers share.
 */
@NullMarked
package io.turbozap.waha.server;

import org.jspecify.annotations.NullMarked;
