package io.turbozap.http.upload;

import io.turbozap.campaign.number.ChatId;
import io.turbozap.campaign.number.NumberReader;
import io.turbozap.campaign.number.NumberReading;
import io.turbozap.campaign.number.PhoneNumber;
import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.Violations;
import org.jspecify.annotations.Nullable;

/** The one contact that a member of a body or a parameter holds, or what is wrong with it. */
public final class Numbers {

    private Numbers() {}

    /** The contact in {@code text}; null, with the reason among {@code violations}, if it is none. */
    public static @Nullable ChatId contact(NumberReader numbers, String path, String text, Violations violations) {
        NumberReading numberReading = numbers.read(text);
        String refusal = numberReading.refusal();
        if (refusal != null) {
            violations.add(path, refusal);
        }
        return numberReading.contact();
    }

    /** The phone number in {@code text}; null, with the reason among {@code violations}, if it is none. */
    public static @Nullable PhoneNumber phone(NumberReader numbers, String path, String text, Violations violations) {
        ChatId contact = contact(numbers, path, text, violations);
        PhoneNumber phone = contact == null ? null : contact.phone();
        if (contact != null && phone == null) {
            violations.add(path, NumberReading.INVALID);
        }
        return phone;
    }

    /**
     * The contact that {@code text} is to find, which need not be a number in use.
     *
     * @throws ApiException if it is none
     */
    public static ChatId find(NumberReader numbers, String path, String text) {
        ChatId contact = numbers.find(text);
        if (contact == null) {
            throw ApiException.invalid(path, String.valueOf(numbers.read(text).refusal()));
        }
        return contact;
    }
}
