/**
 * Sessions of WAHA and the accounts behind them: a monitor for each decides what to ask next, the verticle asks,
 * and the registry shows what was seen.
 */
@NullMarked
package io.turbozap.waha.session;

import org.jspecify.annotations.NullMarked;
