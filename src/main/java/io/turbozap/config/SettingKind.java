package io.turbozap.config;

import io.turbozap.campaign.template.MissingFieldPolicy;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A kind of setting: which texts it may have.
 *
 * @param allowed the words for what is allowed, such as {@code a whole number from 0 to 65535}
 * @param reading turns an allowed text into the value, and throws IllegalArgumentException for any other
 */
record SettingKind<T>(String allowed, Function<String, T> reading) {

    /** Words of more letters than chance would put into a key, and a key of many tutorials. */
    private static final Pattern EXAMPLE = Pattern.compile(
            "(?i)secret|change|example|default|password|qwerty|12345678|404E635266556A586E3272357538782F");

    private static final int LEAST_DIFFERENT = 8;
    private static final String SESSION = "[A-Za-z0-9_-]{1,64}";

    static SettingKind<Integer> wholeNumber(int least, int most) {
        return new SettingKind<>(range("a whole number", least, most), text -> (int) number(text, least, most));
    }

    static SettingKind<Long> bytes(long least, long most) {
        return new SettingKind<>(range("a whole number of bytes", least, most), text -> number(text, least, most));
    }

    static SettingKind<Duration> milliseconds(long least, long most) {
        return new SettingKind<>(
                range("a whole number of milliseconds", least, most),
                text -> Duration.ofMillis(number(text, least, most)));
    }

    static SettingKind<String> oneOf(String... words) {
        return new SettingKind<>("one of " + String.join(", ", words), text -> Arrays.stream(words)
                .filter(text::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(IllegalArgumentException::new));
    }

    static SettingKind<Boolean> trueOrFalse() {
        return new SettingKind<>("true or false", text -> {
            require(text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"));
            return Boolean.valueOf(text);
        });
    }

    /** Words of opt-outs and the like, each a whole message. */
    static SettingKind<List<String>> words() {
        return new SettingKind<>("up to 200 words of up to 64 characters, separated by commas", text -> {
            List<String> words = Arrays.stream(text.split(","))
                    .map(String::strip)
                    .filter(word -> !word.isEmpty())
                    .toList();
            require(words.size() <= 200 && words.stream().allMatch(word -> word.length() <= 64));
            return words;
        });
    }

    static SettingKind<String> session() {
        return matching(SESSION, "1 to 64 characters of A-Z, a-z, 0-9, _ and -");
    }

    /** A comma separated list of session names. */
    static SettingKind<List<String>> sessions() {
        return new SettingKind<>("up to 1000 session names, separated by commas", text -> {
            List<String> names = Arrays.stream(text.split(","))
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .distinct()
                    .toList();
            require(names.size() <= 1_000 && names.stream().allMatch(name -> name.matches(SESSION)));
            return names;
        });
    }

    /** The user name of HTTP Basic authentication, which stands in paths too. */
    static SettingKind<String> account() {
        return matching("[A-Za-z0-9_-]{1,64}", "1 to 64 characters of A-Z, a-z, 0-9, _ and -");
    }

    /** A phone number in E.164. */
    static SettingKind<String> phone() {
        return matching("\\+[1-9][0-9]{6,14}", "a phone number such as +15550001111");
    }

    /** A country by its code (ISO 3166-1 alpha-2). */
    static SettingKind<String> country() {
        return new SettingKind<>("a country by its two letters such as BR", text -> {
            String country = text.toUpperCase(Locale.ROOT);
            require(Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(country));
            return country;
        });
    }

    static SettingKind<String> storeUrl() {
        return matching(
                "memory|sqlite:.+|postgres(ql)?://.+",
                "memory, sqlite:PATH or postgresql://user:password@host:port/database");
    }

    /** What becomes of recipients who lack a field. */
    static SettingKind<MissingFieldPolicy> onMissing() {
        return new SettingKind<>("skip, refuse, or fallback: with a text without braces behind it", text -> {
            MissingFieldPolicy action = MissingFieldPolicy.parse(text);
            require(action != null);
            return Objects.requireNonNull(action);
        });
    }

    /** A part of the day. */
    static SettingKind<String> hours() {
        String time = "([01][0-9]|2[0-3]):[0-5][0-9]";
        return new SettingKind<>("two times of the day such as 22:00-08:00", text -> {
            require(text.matches(time + "-" + time));
            require(!text.substring(0, text.indexOf('-')).equals(text.substring(text.indexOf('-') + 1)));
            return text;
        });
    }

    static SettingKind<ZoneId> zone() {
        return new SettingKind<>("a time zone such as America/Sao_Paulo", text -> {
            require(text.equals("UTC") || ZoneId.getAvailableZoneIds().contains(text));
            return ZoneId.of(text);
        });
    }

    static SettingKind<String> host() {
        return matching("[A-Za-z0-9._:%\\[\\]-]{1,255}", "a host name or an IP address");
    }

    /** What can be sent as the value of an HTTP header (RFC 9110, 5.5). */
    static SettingKind<String> key() {
        return matching("[ -~]{1,512}", "up to 512 printable ASCII characters");
    }

    /** What can sign for HMAC-SHA-256 (RFC 7518, 3.2) and is not what everybody copies from an example. */
    static SettingKind<String> signingKey() {
        return new SettingKind<>(
                "32 to 512 printable ASCII characters that no example has, such as those that `openssl rand -hex 32` makes",
                text -> {
                    require(text.matches("[ -~]{32,512}")
                            && !EXAMPLE.matcher(text).find());
                    require(text.chars().distinct().count() >= LEAST_DIFFERENT);
                    return text;
                });
    }

    /** The path of a file. */
    static SettingKind<String> file() {
        return matching("[^\\x00-\\x1f]{1,4096}", "the path of a file");
    }

    /** The path of a URL (RFC 3986, 3.3). */
    static SettingKind<String> path() {
        return matching(
                "/(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*+",
                "a path that starts with /, without query and fragment");
    }

    static SettingKind<URI> baseUrl() {
        return new SettingKind<>("an http or https URL without user info, query and fragment", text -> {
            URI url = URI.create(text.replaceFirst("/+$", ""));
            require(isHttp(url) && url.getRawUserInfo() == null);
            require(url.getRawQuery() == null && url.getRawFragment() == null);
            return url;
        });
    }

    /** A comma separated list of origins in the form that browsers send (RFC 6454, 6.2). */
    static SettingKind<List<String>> origins() {
        return new SettingKind<>(
                "origins such as https://example.org, separated by commas", text -> Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(origin -> !origin.isEmpty())
                        .map(SettingKind::origin)
                        .distinct()
                        .toList());
    }

    static SettingKind<List<Network>> networks() {
        return new SettingKind<>(
                "IP addresses and networks such as 10.0.0.0/8, separated by commas",
                text -> Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(network -> !network.isEmpty())
                        .map(Network::of)
                        .distinct()
                        .toList());
    }

    private static String origin(String text) {
        URI url = baseUrl().reading().apply(text.toLowerCase(Locale.ROOT));
        require(url.getRawPath().isEmpty());
        int standardPort = url.getScheme().equals("http") ? 80 : 443;
        boolean plain = url.getPort() < 0 || url.getPort() == standardPort;
        return url.getScheme() + "://" + url.getHost() + (plain ? "" : ":" + url.getPort());
    }

    private static boolean isHttp(URI url) {
        return ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                && url.getHost() != null
                && url.getPort() != 0
                && url.getPort() <= 65_535;
    }

    private static SettingKind<String> matching(String pattern, String allowed) {
        return new SettingKind<>(allowed, text -> {
            require(text.matches(pattern));
            return text;
        });
    }

    private static long number(String text, long least, long most) {
        long number = Long.parseLong(text);
        require(least <= number && number <= most);
        return number;
    }

    private static String range(String what, long least, long most) {
        return what + " from " + least + " to " + most;
    }

    private static void require(boolean allowed) {
        if (!allowed) {
            throw new IllegalArgumentException();
        }
    }
}
