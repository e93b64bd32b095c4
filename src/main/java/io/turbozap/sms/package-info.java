/** The way out to an SMS provider with Twilio's Messages API: sends, looks for what may have been sent, reads errors. */
@NullMarked
package io.turbozap.sms;

import org.jspecify.annotations.NullMarked;
