package io.turbozap.campaign.number;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The id of a chat on WhatsApp in the form in which WAHA takes it: {@code 5511999999999@c.us} for a person,
 * {@code …@lid} for one whose number is hidden, {@code …@g.us} for a group, {@code …@newsletter} for a channel.
 *
 * @param value the id
 */
public record ChatId(String value) {

    static final String PERSON = "@c.us";
    static final String GROUP = "@g.us";
    static final String HIDDEN = "@lid";
    static final String CHANNEL = "@newsletter";

    private static final int LONGEST = 128;
    /** {@code 5511999999999_0:12} and {@code 5511999999999.0:12} are the device 12 of a person, by way of an agent. */
    private static final Pattern DEVICE = Pattern.compile("(.+?)(?:_\\d{1,3}|\\.\\d{1,3}(?=:))?(?::\\d{1,5})?");

    private static final Pattern HIDDEN_LOCAL = Pattern.compile("\\d{1,20}");
    private static final Pattern LOCAL = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /**
     * The chat that an id of WhatsApp's protocol or of any engine names: {@code …@s.whatsapp.net} is {@code …@c.us},
     * the number of a device or agent behind the person is dropped, case does not matter.
     *
     * @return null for what is no id at all; ids of other kinds, such as {@code status@broadcast}, stay
     */
    public static @Nullable ChatId ofJid(String jid) {
        int at = jid.indexOf('@');
        if (at < 1 || jid.length() > LONGEST) {
            return null;
        }
        String server = server(jid.substring(at).toLowerCase(Locale.ROOT));
        String local = jid.substring(0, at);
        return new ChatId((server.equals(PERSON) || server.equals(HIDDEN) ? withoutDevice(local) : local) + server);
    }

    /** Businesses that Meta hosts have servers of their own for the same ids. */
    private static String server(String server) {
        return switch (server) {
            case "@s.whatsapp.net", "@hosted" -> PERSON;
            case "@hosted.lid" -> HIDDEN;
            default -> server;
        };
    }

    private static String withoutDevice(String local) {
        Matcher device = DEVICE.matcher(local);
        return device.matches() ? device.group(1) : local;
    }

    /** Whether this is a chat that can be sent to: a person, a group, a channel. */
    boolean isContact() {
        if (isPhone()) {
            return phone() != null;
        }
        boolean other = isHidden() || isGroup() || hasServer(CHANNEL);
        return other && LOCAL.matcher(local()).matches();
    }

    private boolean hasServer(String server) {
        int at = value.indexOf('@');
        return value.length() - at == server.length() && value.endsWith(server);
    }

    /** What stands before the {@code @}. */
    public String local() {
        return value.substring(0, value.indexOf('@'));
    }

    /** Whether it has a phone number in it. */
    public boolean isPhone() {
        return hasServer(PERSON);
    }

    /** Whether it stands for a person whose number it does not show. */
    public boolean isHidden() {
        return hasServer(HIDDEN);
    }

    /** Whether this is a group. */
    public boolean isGroup() {
        return hasServer(GROUP);
    }

    /** Whether this is a chat with one person. */
    public boolean isDirect() {
        return isPhone() || isHidden();
    }

    /** Whether this is the chat of one person who can be sent to. */
    public boolean isPerson() {
        return isPhone()
                ? phone() != null
                : isHidden() && HIDDEN_LOCAL.matcher(local()).matches();
    }

    /** The phone number in it; null if there is none. */
    public @Nullable PhoneNumber phone() {
        return isPhone() ? PhoneNumber.ofDigits(local()) : null;
    }

    /** A number as people know it; ids without one as they are. */
    public String shown() {
        return isPhone() ? local() : value;
    }

    /**
     * The id that all spellings of the same person's number have in common, see {@link Person}. It is for comparing,
     * not for sending: WhatsApp may know the person by another one.
     */
    public ChatId person() {
        PhoneNumber phone = phone();
        return phone == null ? this : new PhoneNumber(Person.key(phone.number())).chatId();
    }

    /** Whether both mean the same person. */
    public boolean isSamePerson(ChatId other) {
        return person().equals(other.person());
    }

    /** Without the number. */
    @Override
    public String toString() {
        return "ChatId";
    }
}
