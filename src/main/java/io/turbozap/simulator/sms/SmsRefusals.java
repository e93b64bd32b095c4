package io.turbozap.simulator.sms;

import io.turbozap.simulator.http.RequestRefused;
import io.vertx.core.json.JsonObject;

/** The errors of the SMS provider, in Twilio's form and with the codes of its error dictionary. */
final class SmsRefusals {

    private static final int MAX_TEXT = 1_600;

    private SmsRefusals() {}

    static JsonObject error(int status, int code, String message) {
        return new JsonObject()
                .put("code", code)
                .put("message", message)
                .put("more_info", "https://www.twilio.com/docs/errors/" + code)
                .put("status", status);
    }

    static RequestRefused notAuthenticated() {
        return new RequestRefused(401, error(401, 20003, "Authenticate"));
    }

    static RequestRefused notFound(String path) {
        return new RequestRefused(404, error(404, 20404, "The requested resource " + path + " was not found"));
    }

    private static RequestRefused bad(int code, String message) {
        return new RequestRefused(400, error(400, code, message));
    }

    /**
     * Refuses what cannot be sent. The numbers from +15005550001 on mean what they mean with Twilio's test credentials.
     *
     * @param reachable whether the number is in use
     * @throws RequestRefused as the provider refuses
     */
    static void check(String to, String body, boolean reachable) {
        if (to.isEmpty()) {
            throw bad(21604, "A 'To' phone number is required.");
        }
        if (!isPhone(to) || !reachable) {
            throw bad(21211, "Invalid 'To' Phone Number: " + to);
        }
        switch (to) {
            case "+15005550001" -> throw bad(21211, "The 'To' number " + to + " is not a valid phone number.");
            case "+15005550002" -> throw bad(21612, "The 'To' phone number: " + to + ", is not currently reachable.");
            case "+15005550003" -> throw bad(21408, "Permission to send an SMS has not been enabled for: " + to + ".");
            case "+15005550004" -> throw bad(21610, "Attempt to send to unsubscribed recipient " + to);
            case "+15005550009" -> throw bad(21614, "'To' number: " + to + ", is not a mobile number");
            default -> {}
        }
        if (body.isEmpty()) {
            throw bad(21602, "Message body is required.");
        }
        if (body.length() > MAX_TEXT) {
            throw bad(21617, "The concatenated message body exceeds the 1600 character limit: " + body);
        }
    }

    /**
     * Checks the sender.
     *
     * @throws RequestRefused if the account cannot send from that number
     */
    static void checkSender(String from) {
        if (from.isEmpty()) {
            throw bad(21603, "A 'From' phone number is required.");
        }
        if (!isPhone(from) || from.equals("+15005550001")) {
            throw bad(21212, "The 'From' number " + from + " is not a valid phone number, shortcode, or sender ID.");
        }
        if (from.equals("+15005550007")) {
            throw bad(21606, "The From phone number " + from + " is not a valid, SMS-capable inbound phone number.");
        }
        if (from.equals("+15005550008")) {
            throw bad(21611, "This 'From' number " + from + " has exceeded the maximum number of queued messages.");
        }
    }

    private static boolean isPhone(String number) {
        return number.matches("\\+[1-9][0-9]{6,14}");
    }
}
