package io.turbozap.recipients.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTest {

    private final PhoneNumbers anywhere = new PhoneNumbers(null);
    private final PhoneNumbers brazil = new PhoneNumbers("BR");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5511988887777",
                "+5511988887777",
                " +55 (11) 98888-7777 ",
                "(+55) 11 98888.7777",
                "0055 11 98888 7777",
                "55 11 98888\u00A07777",
                "5511988887777.0",
                "5.511988887777E12",
                "5511988887777@c.us"
            })
    void a_number_with_its_country_code_may_be_written_in_many_ways(String written) {
        String expected = written.endsWith("@c.us") ? written : "5511988887777";

        assertEquals(expected, anywhere.read(written));
        assertEquals(expected, brazil.read(written));
    }

    @ParameterizedTest
    @CsvSource({
        "11 98888-7777, 5511988887777",
        "(011) 98888-7777, 5511988887777",
        "3188887777, 553188887777",
        "4155552671, 14155552671",
        "14155552671, 14155552671",
        "+44 (0)7911 123456, 447911123456",
        "351912345678, 351912345678"
    })
    void a_number_without_country_code_is_of_the_default_country_unless_it_is_in_use_elsewhere(
            String written, String expected) {
        PhoneNumbers phones = expected.startsWith("1415") ? new PhoneNumbers("US") : brazil;

        assertEquals(expected, phones.read(written));
    }

    @Test
    void the_default_country_does_not_change_numbers_that_begin_with_plus() {
        assertEquals("14155552671", brazil.read("+1 415 555 2671"));
        assertEquals("5511988887777", new PhoneNumbers("US").read("+5511988887777"));
    }

    @Test
    void without_a_default_country_a_national_number_is_none() {
        assertNull(anywhere.read("(011) 98888-7777"));
    }

    @Test
    void mobiles_that_whatsapp_knows_without_their_ninth_digit_are_good() {
        assertEquals("553188887777", anywhere.read("553188887777"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"120363025246125486@g.us", "123456789012345@lid"})
    void other_ids_of_whatsapp_pass_as_they_are(String id) {
        assertEquals(id, anywhere.read(id));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "+",
                "123",
                "abc",
                "1-800-FLOWERS",
                "call 5511988887777",
                "5511988887777 ext 5",
                "+999 1234567890",
                "55119888877771234567",
                "ana@example.org",
                "=1+1",
                "5.512E+12",
                "5,51199E+12",
                "9E99"
            })
    void what_is_no_number_is_not_taken_for_one(String written) {
        assertNull(anywhere.read(written));
        assertNull(brazil.read(written));
    }
}
