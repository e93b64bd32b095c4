package io.turbozap.http.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables for spreadsheets. */
class DeliveryCsvTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@x", "\t=1", "\r=1"})
    void what_begins_like_a_formula_gets_an_apostrophe(String value) {
        assertEquals("'" + value, DeliveryCsv.safe(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=1", "5511999999999@c.us", " =1"})
    void anything_else_stays_as_it_is(String value) {
        assertEquals(value, DeliveryCsv.safe(value));
    }

    @Test
    void what_is_not_known_is_empty() {
        assertEquals("", DeliveryCsv.safe(null));
    }
}
