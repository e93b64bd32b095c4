package io.turbozap.recipients.xlsx;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.recipients.table.UnusableFile;
import org.junit.jupiter.api.Test;

class XlsxStringsTest {

    @Test
    void too_much_shared_text_is_told_while_it_is_read() {
        XlsxStrings strings = new XlsxStrings(bytes -> {
            if (bytes > 4 << 20) {
                throw UnusableFile.tooLarge("enough");
            }
        });

        assertThrows(UnusableFile.class, () -> {
            for (int i = 0; i < 1_000_000; i++) {
                strings.add("some text number " + i);
            }
        });
        assertTrue(strings.bytes() < 6 << 20);
    }
}
