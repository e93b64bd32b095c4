/**
 * Where requests may lead that somebody else names: the addresses of webhooks and of files. The public internet, and this
 * host and private networks only where a setting allows them.
 */
@NullMarked
package io.turbozap.outbound.address;

import org.jspecify.annotations.NullMarked;
