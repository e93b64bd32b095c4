package io.turbozap.campaign.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.Seeds;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** BEHAVIOUR 1: what people and programs write as a contact. */
final class NumberReaderTest {

    private final NumberReader anywhere = NumberReader.international();
    private final NumberReader brazil = NumberReader.of("BR");

    private static @Nullable String read(NumberReader reader, String written) {
        ChatId contact = reader.read(written).contact();
        return contact == null ? null : contact.shown();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5511999990001",
                "+5511999990001",
                " +55 (11) 99999-0001 ",
                "(+55) 11 99999.0001",
                "(55) 11 99999-0001",
                "[55] 11 99999-0001",
                "0055 11 99999 0001",
                "00 55 11 99999-0001",
                "+0055 11 99999-0001",
                "55+11+99999-0001",
                "55/11/99999-0001",
                "+55 11 9 9999-0001",
                "+55 (0)11 99999-0001",
                "55 (0) 11 99999-0001",
                "0055 (0)11 99999-0001",
                "+55 011 99999-0001",
                "+55 (011) 99999-0001",
                "55 011 99999-0001",
                "+55 0 15 11 99999-0001",
                "5511999990001@c.us",
                "5511999990001@C.US",
                "5511999990001@s.whatsapp.net",
                "5511999990001@S.WhatsApp.net",
                "5511999990001:12@s.whatsapp.net",
                "5511999990001.0:12@s.whatsapp.net",
                "5511999990001_1:12@s.whatsapp.net",
                "5511999990001:3@hosted",
                "+55 11 99999-0001 @c.us",
                " \t5511999990001@c.us\n"
            })
    void number_with_its_country_code_may_be_written_in_many_ways(String written) {
        assertEquals("5511999990001", read(anywhere, written));
        assertEquals("5511999990001", read(brazil, written));
        assertEquals("5511999990001", read(NumberReader.of("DE"), written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u202D+55 11 99999-0001\u202C",
                "\u202A+55 11 99999-0001",
                "\u200E+55 11 99999-0001",
                "\u2066+55 11 99999-0001\u2069",
                "\u200B5511999990001",
                "\uFEFF5511999990001",
                "55\u00AD11999990001",
                "+55\u00A011\u202F99999\u200900\u300001",
                "+55\u201111\u201199999\u20110001",
                "+55 11 99999\u20130001",
                "+55 11 99999\u20140001",
                "+55 11 99999\u22120001",
                "\uFF0B5511999990001",
                "\u27955511999990001",
                "+55\t11\t99999\t0001",
                "+55\u00B711\u00B799999\u00B70001",
                "+55\u202211\u202299999\u20220001",
                "+55\uFF0811\uFF0999999\uFF0D0001",
                "+٥٥١١٩٩٩٩٩٠٠٠١",
                "۵۵۱۱۹۹۹۹۹۰۰۰۱",
                "५५११९९९९९०००१",
                "５５１１９９９９９０００１",
                "5\uFE0F\u20E35\uFE0F\u20E311999990001"
            })
    void signs_that_cannot_be_seen_and_other_scripts_do_not_matter(String written) {
        assertEquals("5511999990001", read(anywhere, written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'+5511999990001",
                "\u2019+55 11 99999-0001",
                "`5511999990001",
                "=\"5511999990001\"",
                "=\"+55 11 99999-0001\"",
                "=+5511999990001",
                "=5511999990001",
                "\"5511999990001\"",
                "\u201C5511999990001\u201D",
                "<+5511999990001>",
                "5511999990001;",
                "5511999990001,",
                "+55 11 99999-0001.",
                "5511999990001.0",
                "5511999990001,00",
                "5.511999990001E12",
                "5,511999990001E+12",
                "5.5119999900010E+12",
                "5,511,999,990,001",
                "5.511.999.990.001",
                "5.511.999.990.001,00",
                "5,511,999,990,001.00",
                "5'511'999'990'001",
                "5 511 999 990 001",
                "tel:+5511999990001",
                "TEL:+55-11-99999-0001",
                "Tel.: +55 11 99999-0001",
                "tel +55 11 99999-0001",
                "Celular: +55 11 99999-0001",
                "WhatsApp: +55 11 99999-0001",
                "Téléfono: +55 11 99999-0001",
                "whatsapp:+5511999990001",
                "sms:+5511999990001",
                "p:+5511999990001",
                "https://wa.me/5511999990001",
                "http://wa.me/5511999990001?text=Oi%20tudo",
                "wa.me/+5511999990001",
                "https://api.whatsapp.com/send?phone=5511999990001",
                "https://api.whatsapp.com/send/?phone=%2B5511999990001&text=Oi&type=phone_number",
                "https://web.whatsapp.com/send?text=x&phone=5511999990001",
                "whatsapp://send?phone=5511999990001&text=a"
            })
    void what_programs_put_around_a_number_does_not_matter(String written) {
        String plain = written.replace('é', 'e').replace("Telefono", "Telefono");
        assertEquals("5511999990001", read(anywhere, plain));
    }

    @ParameterizedTest
    @CsvSource({
        "+44 (0)7976 399088, 447976399088",
        "0044 (0) 7976 399088, 447976399088",
        "44 (0)7976 399088, 447976399088",
        "+44 07976 399087, 447976399087",
        "+49 0176 12345678, 4917612345678",
        "+49 (0176) 12345678, 4917612345678",
        "49 (0)176 12345678, 4917612345678",
        "011 44 7976 399088, 447976399088",
        "+7 8 912 345-67-89, 79123456789",
        "+36 06 20 123 4567, 36201234567",
        "+1 1 415 555 2671, 14155552671",
        "+39 06 1234 5678, 390612345678",
        "+39 (0)6 1234 5678, 390612345678",
        "+225 07 12 34 56 78, 2250712345678",
        "+54 11 15 2345-6789, 5491123456789",
        "+54 9 11 2345-6789, 5491123456789",
        "+54 11 2345-6789, 541123456789",
        "+52 55 7494 9947, 525574949947",
        "+52 1 55 7494 9947, 5215574949947",
        "5215574949947, 5215574949947",
        "+52 044 55 7494 9947, 525574949947",
        "+52 045 55 7494 9947, 525574949947",
        "+52 01 55 7494 9947, 525574949947",
        "+229 97 12 34 56, 22997123456",
        "+229 01 97 12 34 56, 2290197123456",
        "553188887777, 553188887777",
        "5511777777777, 5511777777777",
        "351912345678, 351912345678",
        "34612345678, 34612345678",
        "6591234567, 6591234567",
        "14155552671, 14155552671",
        "15551234567, 15551234567",
        "79123456789, 79123456789"
    })
    void trunk_prefixes_are_dropped_and_what_whatsapp_keeps_is_kept(String written, String expected) {
        assertEquals(expected, read(anywhere, written));
    }

    @ParameterizedTest
    @CsvSource({
        "BR, 11 99999-0001, 5511999990001",
        "BR, (11) 99999-0001, 5511999990001",
        "BR, (011) 99999-0001, 5511999990001",
        "BR, 011 99999 0001, 5511999990001",
        "BR, 0 15 11 99999-0001, 5511999990001",
        "BR, 3188887777, 553188887777",
        "BR, (65) 8765-4321, 556587654321",
        "BR, (32) 8765-4321, 553287654321",
        "BR, (49) 8765-4321, 554987654321",
        "BR, 4791234567, 554791234567",
        "BR, (51) 98765-4321, 5551987654321",
        "BR, 79987654321, 5579987654321",
        "BR, (55) 99999-0001, 5555999990001",
        "BR, 55999990001, 5555999990001",
        "BR, 5532345678, 555532345678",
        "BR, 447976399088, 447976399088",
        "BR, 351912345678, 351912345678",
        "US, 4155552671, 14155552671",
        "US, (415) 555-2671, 14155552671",
        "US, 1-415-555-2671, 14155552671",
        "US, 011 44 7976 399088, 447976399088",
        "US, 5511999990001, 5511999990001",
        "GB, 07976 399088, 447976399088",
        "GB, 7976399088, 447976399088",
        "DE, 0176 12345678, 4917612345678",
        "DE, 17612345678, 4917612345678",
        "DE, 4917612345678, 4917612345678",
        "DE, 4915112345678, 4915112345678",
        "IT, 06 1234 5678, 390612345678",
        "IT, 333 123 4567, 393331234567",
        "IT, 393331234567, 393331234567",
        "FR, 06 12 34 56 78, 33612345678",
        "FR, 33612345678, 33612345678",
        "ID, 0812-3456-7890, 6281234567890",
        "ID, 81234567890, 6281234567890",
        "ID, 812345678901, 62812345678901",
        "IN, 9876543210, 919876543210",
        "IN, 919876543210, 919876543210",
        "RU, 8 (912) 345-67-89, 79123456789",
        "RU, 79123456789, 79123456789",
        "CN, 13812345678, 8613812345678",
        "AU, 0011 44 7976 399088, 447976399088",
        "MX, 55 7494 9947, 525574949947",
        "MX, 044 55 7494 9947, 525574949947",
        "MX, 045 55 7494 9947, 525574949947",
        "MX, 01 55 7494 9947, 525574949947",
        "MX, 5215574949947, 5215574949947",
        "AR, 011 15-2345-6789, 5491123456789",
        "AR, 11 15 2345 6789, 5491123456789",
        "AR, 11 2345-6789, 541123456789",
        "AR, 5491123456789, 5491123456789"
    })
    void with_a_country_its_national_numbers_are_read(String country, String written, String expected) {
        assertEquals(expected, read(NumberReader.of(country), written));
    }

    @ParameterizedTest
    @CsvSource({
        "BR, 99999-0013",
        "BR, 9999-0014",
        "BR, 3333-4444",
        "BR, (65) 1123-4567",
        "BR, 6581",
        "BR, 14155552671",
        "BR, 95123-4567",
        "MX, 7494 9947",
        "AR, 15 2345-6789",
        "US, 555-2671",
        "DE, (030) 12"
    })
    void number_without_area_code_or_of_no_such_country_is_refused_rather_than_guessed(String country, String written) {
        assertNull(read(NumberReader.of(country), written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "11987654321",
                "(11) 98765-4321",
                "11 98765-4321",
                "11 3333-4444",
                "(11) 3333-4444",
                "19987654321",
                "21987654321",
                "31987654321",
                "(51) 98765-4321",
                "(011) 98765-4321",
                "011 98765-4321",
                "98765-4321",
                "3333-4444",
                "(65) 8765-4321",
                "415-555-2671",
                "(415) 555-2671",
                "06 12 34 56 78",
                "612345678",
                "15112345678",
                "13812345678",
                "9876543210",
                "7976399088",
                "3331234567",
                "5574949947"
            })
    void without_a_country_national_numbers_are_refused_with_the_way_out(String written) {
        String refusal = anywhere.read(written).refusal();

        assertEquals("Invalid phone number: add the country code, e.g. +55, or set country", refusal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "+",
                "()",
                "12",
                "123456",
                "abc",
                "null",
                "N/A",
                "1-800-FLOWERS",
                "call 5511999990001",
                "5511999990001 (Ana)",
                "+999 1234567890",
                "+0 5511999990001",
                "55119999900012345678",
                "55119999900012",
                "+5511999990001234",
                "ana@example.org",
                "@c.us",
                "0551199999999@c.us",
                "5511999990001@c.us@c.us",
                "5511999990001@c.u",
                "5511999990001@",
                "status@broadcast",
                "12345@broadcast",
                "=1+1",
                "=HYPERLINK(\"https://example.org\")",
                "#REF!",
                "https://wa.me/message/ABC123",
                "https://example.org/5511999990001",
                "5511999990001\u0000",
                "0x5511999990001",
                "\uD83D5511999990001"
            })
    void what_is_no_number_is_not_taken_for_one(String written) {
        assertEquals("Invalid phone number", anywhere.read(written).refusal());
        assertNull(read(brazil, written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5511999990001,5511999990002",
                "5511999990001;5511999990002",
                "5511999990001 / 5511999990002",
                "+5511999990001 +5511999990002",
                "5511999990001\n5511999990002",
                "1234567\n7654321",
                "1234567/7654321",
                "1234567+7654321",
                "+55 11 99999-0001 ::: +55 11 99999-0002",
                "5511999990001 5511999990002"
            })
    void two_numbers_are_none(String written) {
        assertNull(read(anywhere, written));
        assertNull(read(brazil, written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+55 11 3333-4444 ext 12",
                "+55 11 3333-4444 ramal 12",
                "+55 11 3333-4444 x12",
                "+551133334444,,12",
                "+551133334444#12",
                "tel:+551133334444;ext=12"
            })
    void extension_is_refused_for_nobody_has_an_account_there(String written) {
        assertEquals(
                "Invalid phone number: it has an extension; give the number without it",
                anywhere.read(written).refusal());
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.512E+12", "5,51E+12", "5,51199E+12", "9E99", "5.51199999E+12"})
    void number_that_a_spreadsheet_has_cut_is_not_guessed(String written) {
        assertEquals(
                "Invalid phone number: a spreadsheet has cut its last digits off; format the column as text",
                brazil.read(written).refusal());
    }

    @ParameterizedTest
    @CsvSource({
        "120363025246125486@g.us, 120363025246125486@g.us",
        "120363025246125486@G.US, 120363025246125486@g.us",
        "5511999990001-1609459200@g.us, 5511999990001-1609459200@g.us",
        "123456789012345@lid, 123456789012345@lid",
        "123456789012345:7@lid, 123456789012345@lid",
        "123456789012345@LID, 123456789012345@lid",
        "120363000000000000@newsletter, 120363000000000000@newsletter"
    })
    void groups_hidden_users_and_channels_pass(String written, String id) {
        assertEquals(new NumberReading.Valid(new ChatId(id)), anywhere.read(written));
        assertEquals(new NumberReading.Valid(new ChatId(id)), brazil.read(written));
    }

    @Test
    void the_country_does_not_change_numbers_that_say_they_are_international() {
        for (String country : new String[] {"BR", "US", "DE", "MX", "IT"}) {
            NumberReader reader = NumberReader.of(country);
            assertEquals("14155552671", read(reader, "+1 415 555 2671"));
            assertEquals("6587654321", read(reader, "+65 8765 4321"));
            assertEquals("6587654321", read(reader, "6587654321@c.us"));
            assertEquals("6587654321", read(reader, "https://wa.me/6587654321"));
        }
    }

    @Test
    void quick_reading_is_the_same_as_the_thorough_one() {
        for (NumberReader reader :
                new NumberReader[] {anywhere, brazil, NumberReader.of("DE"), NumberReader.of("ID")}) {
            Seeds.each(20_000, random -> {
                String number = Seeds.number(random, random.nextInt(10, 17));
                long quick = reader.quick(number.toCharArray(), 0, number.length());
                if (quick != PackedChatId.INVALID) {
                    assertEquals(number, Long.toString(quick));
                    assertEquals(
                            number,
                            String.valueOf(
                                    reader.slow(number).contact() == null
                                            ? null
                                            : reader.slow(number).contact().local()),
                            number);
                }
            });
        }
    }

    @Test
    void what_was_read_is_read_the_same_again() {
        String alphabet = "0123456789012345678901234567890123456789 +-.()/@c.uslid";
        Seeds.each(20_000, random -> {
            ChatId contact =
                    anywhere.read("+55" + Seeds.text(random, alphabet, 20)).contact();
            if (contact != null) {
                assertEquals(contact, anywhere.read(contact.value()).contact());
                assertEquals(contact, brazil.read(contact.value()).contact());
            }
        });
    }

    @Test
    void countries_are_known_by_two_letters() {
        assertTrue(NumberReader.isCountry("BR") && NumberReader.isCountry("br"));
        assertFalse(NumberReader.isCountry("XX") || NumberReader.isCountry("BRA") || NumberReader.isCountry(""));
        assertSame(NumberReader.of("br"), NumberReader.of("BR"));
        assertThrows(IllegalArgumentException.class, () -> NumberReader.of("XX"));
    }

    @ParameterizedTest
    @CsvSource({
        "(11) 98888, 1198888",
        "+55 11, 5511",
        "0055 11, 5511",
        "٥٥١١, 5511",
        "5511988887777@c.us, 5511988887777"
    })
    void a_part_of_a_number_is_searched_for_however_it_is_written(String written, String digits) {
        assertEquals(digits, PhoneNumber.part(written));
        assertNull(PhoneNumber.part("Ana"));
    }

    @Test
    void a_number_is_found_as_it_was_shown_even_if_nobody_is_known_to_use_it() {
        assertEquals(new ChatId("11987654321@c.us"), anywhere.find("11987654321"));
        assertEquals(new ChatId("5511987654321@c.us"), brazil.find("11987654321"));
        assertNull(anywhere.find("nobody"));
    }
}
