/** The reading of what people wrote while no webhook of WAHA reached us, from WAHA's history. */
@org.jspecify.annotations.NullMarked
package io.turbozap.waha.history;
