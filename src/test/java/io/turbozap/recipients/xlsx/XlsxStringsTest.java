package io.turbozap.recipients.xlsx;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.recipients.table.MemoryAllowance;
import io.turbozap.recipients.table.UnusableFileException;
import org.junit.jupiter.api.Test;

class XlsxStringsTest {

    @Test
    void too_much_shared_text_is_told_while_it_is_read() {
        int[] added = {0};
        XlsxStrings strings = new XlsxStrings(new MemoryAllowance(
                bytes -> {
                    if (bytes > 4 << 20) {
                        throw UnusableFileException.tooLarge("enough");
                    }
                },
                () -> {}));

        assertThrows(UnusableFileException.class, () -> {
            while (added[0] < 1_000_000) {
                strings.add("some text number " + added[0]++);
            }
        });
        assertTrue(added[0] > 50_000 && added[0] < 300_000, added[0] + " texts");
    }
}
