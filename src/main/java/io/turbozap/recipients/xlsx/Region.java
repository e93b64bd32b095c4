package io.turbozap.recipients.xlsx;

import java.text.DecimalFormatSymbols;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The region of the writer of a workbook, for a file does not have in it how its program shows numbers and dates: by
 * what a format has (its language, or the sign of a currency), else by the country of the import, else nowhere.
 *
 * @param locale of names of months, and of signs; null for nowhere, then signs are as formats have them, and dates as
 *     in ISO 8601
 */
record Region(@Nullable Locale locale) {

    static final Region NOWHERE = new Region(null);

    /** The main language of countries; of others it is asked of the JDK. */
    private static final Map<String, String> LANGUAGES = Stream.of(
                    "pt: BR PT AO MZ CV",
                    "es: MX AR CO CL PE VE EC BO PY UY CR PA DO GT HN NI SV CU ES PR",
                    "en: US GB IE AU NZ CA ZA NG KE GH IN PK PH SG MY HK",
                    "de: DE AT CH",
                    "fr: FR BE LU SN CI CM MA DZ TN",
                    "it: IT",
                    "nl: NL",
                    "ar: SA AE EG IQ JO KW QA OM BH LB",
                    "ru: RU BY KZ")
            .map(line -> line.split(": ", 2))
            .flatMap(line -> Stream.of(line[1].split(" ", -1)).map(country -> Map.entry(country, line[0])))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    /** Languages as Windows numbers them ([MS-LCID]). */
    private static final Map<String, String> WINDOWS = Map.ofEntries(
            Map.entry("416", "pt-BR"),
            Map.entry("816", "pt-PT"),
            Map.entry("409", "en-US"),
            Map.entry("809", "en-GB"),
            Map.entry("4009", "en-IN"),
            Map.entry("1009", "en-CA"),
            Map.entry("C09", "en-AU"),
            Map.entry("40A", "es-ES"),
            Map.entry("C0A", "es-ES"),
            Map.entry("80A", "es-MX"),
            Map.entry("2C0A", "es-AR"),
            Map.entry("240A", "es-CO"),
            Map.entry("340A", "es-CL"),
            Map.entry("280A", "es-PE"),
            Map.entry("380A", "es-UY"),
            Map.entry("407", "de-DE"),
            Map.entry("C07", "de-AT"),
            Map.entry("807", "de-CH"),
            Map.entry("40C", "fr-FR"),
            Map.entry("80C", "fr-BE"),
            Map.entry("410", "it-IT"),
            Map.entry("413", "nl-NL"),
            Map.entry("415", "pl-PL"),
            Map.entry("405", "cs-CZ"),
            Map.entry("40E", "hu-HU"),
            Map.entry("418", "ro-RO"),
            Map.entry("419", "ru-RU"),
            Map.entry("422", "uk-UA"),
            Map.entry("41F", "tr-TR"),
            Map.entry("421", "id-ID"),
            Map.entry("43E", "ms-MY"),
            Map.entry("42A", "vi-VN"),
            Map.entry("40D", "he-IL"),
            Map.entry("401", "ar-SA"),
            Map.entry("C01", "ar-EG"),
            Map.entry("439", "hi-IN"),
            Map.entry("411", "ja-JP"),
            Map.entry("412", "ko-KR"),
            Map.entry("804", "zh-CN"),
            Map.entry("404", "zh-TW"));

    /** @param country by its two letters; null for none */
    static Region of(@Nullable String country) {
        if (country == null) {
            return NOWHERE;
        }
        String language = LANGUAGES.get(country);
        return new Region(
                language == null
                        ? Stream.of(Locale.getAvailableLocales())
                                .filter(each -> each.getCountry().equals(country)
                                        && each.getScript().isEmpty()
                                        && each.getVariant().isEmpty()
                                        && !each.getLanguage().equals("en"))
                                .min((a, b) -> a.toString().compareTo(b.toString()))
                                .orElse(null)
                        : new Locale(language, country));
    }

    /** That of a format, or this one if it has none. */
    Region of(FormatSection section) {
        String language = section.language();
        String tag = language == null || language.contains("-") ? language : WINDOWS.get(language);
        return tag == null ? this : new Region(Locale.forLanguageTag(tag));
    }

    char decimalSign() {
        return locale == null ? '.' : symbols(locale).getDecimalSeparator();
    }

    char groupSign() {
        char sign = locale == null ? ',' : symbols(locale).getGroupingSeparator();
        return sign == '\u202F' ? '\u00A0' : sign;
    }

    private static DecimalFormatSymbols symbols(Locale locale) {
        return DecimalFormatSymbols.getInstance(locale);
    }

    /** Names of months and days are in this language. */
    Locale names() {
        return locale == null ? Locale.ENGLISH : locale;
    }

    /** How short dates are written, as a format. */
    String shortDate() {
        if (locale == null) {
            return "yyyy\\-mm\\-dd";
        }
        String pattern = DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                FormatStyle.SHORT, null, IsoChronology.INSTANCE, locale);
        return pattern.replaceAll("y+", "yyyy")
                .replaceAll("'[^']*'|[^yMd./\\- ]", "")
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
