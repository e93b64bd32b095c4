package io.turbozap.http.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.turbozap.http.web.ApiException;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MultipartBodyTest {

    private static final String TYPE = "multipart/form-data; boundary=b";
    private static final String FORM = """
            --b
            Content-Disposition: form-data; name="name"

            olá
            --b
            Content-Disposition: form-data; name="file"; filename="a.csv"
            Content-Type: text/csv; charset=ISO-8859-1

            phone
            5511999999999
            --b
            Content-Disposition: form-data; name="empty"


            --b--
            """.replace("\n", "\r\n");

    private final List<MultipartBody.Part> files = new ArrayList<>();
    private final StringBuilder content = new StringBuilder();

    private MultipartBody body() {
        return new MultipartBody(TYPE, 100, part -> {
            files.add(part);
            return bytes -> content.append(bytes.toString(StandardCharsets.UTF_8));
        });
    }

    private MultiMap read(byte[] form, int pieceLength) {
        try (MultipartBody body = body()) {
            for (int from = 0; from < form.length; from += pieceLength) {
                body.take(Buffer.buffer(form).getBuffer(from, Math.min(form.length, from + pieceLength)));
            }
            return body.end();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64, 10_000})
    void fields_are_kept_and_files_passed_on_however_the_body_is_cut(int pieceLength) {
        MultiMap fields = read(bytes(FORM), pieceLength);

        assertEquals(
                "olá",
                fields.get("name"),
                () -> fields.get("name").codePoints().boxed().toList().toString());
        assertEquals("", fields.get("empty"));
        assertEquals(2, fields.size());
        assertEquals(List.of(new MultipartBody.Part("file", "a.csv", StandardCharsets.ISO_8859_1)), files);
        assertEquals("phone\r\n5511999999999", content.toString());
    }

    @Test
    void a_large_file_passes_whole() {
        String lines = "5511999999999\r\n".repeat(100_000);

        read(bytes(FORM.replace("5511999999999", lines.strip())), 16_384);

        assertEquals("phone\r\n" + lines.strip(), content.toString());
    }

    @Test
    void a_file_that_is_cut_off_is_malformed() {
        assertMalformed(FORM.substring(0, FORM.indexOf("99999")));
    }

    @Test
    void a_field_that_is_too_long_is_refused() {
        ApiException refused =
                assertThrows(ApiException.class, () -> read(bytes(FORM.replace("olá", "a".repeat(101))), 50));

        assertEquals(413, refused.status());
    }

    @Test
    void a_type_without_a_boundary_is_no_form() {
        for (String type : List.of("multipart/form-data", "multipart/form-data; boundary=")) {
            assertThrows(ApiException.class, () -> new MultipartBody(type, 100, part -> null));
        }
    }

    private void assertMalformed(String form) {
        assertEquals(
                400,
                assertThrows(ApiException.class, () -> read(bytes(form), 64)).status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Disposition: form-data; name=",
                "Content-Disposition: form-data; name=\"",
                "Content-Disposition: form-data; filename=\"",
                "Content-Disposition: form-data; name=\"file\"; filename=\"",
                "Content-Disposition: form-data; name=\"f\"; filename*=x",
                "Content-Disposition: form-data; name=\"f\"; filename*=UTF-8''%zz",
                "Content-Disposition: form-data; name=\"f\"; filename=a\r\nContent-Type: text/csv; charset=nope",
                "Content-Disposition: form-data; name=\"f\"; filename=a\r\nContent-Transfer-Encoding: other"
            })
    void a_malformed_header_is_the_bodys_fault(String header) {
        try {
            read(bytes("--b\r\n" + header + "\r\n\r\nx\r\n--b--\r\n"), 64);
        } catch (ApiException refused) {
            assertEquals(400, refused.status());
        }
    }

    /** Whatever bytes come, a form is read or refused. */
    @Test
    void damaged_forms_are_read_or_refused() {
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            byte[] form = bytes(FORM);
            for (int damage = random.nextInt(6); damage >= 0; damage--) {
                int place = random.nextInt(form.length);
                form[place] =
                        (byte) (random.nextBoolean() ? "=;\"*':\r\n- ".charAt(random.nextInt(10)) : random.nextInt());
            }
            try {
                read(form, 1 + random.nextInt(200));
            } catch (ApiException refused) {
                assertEquals(true, refused.status() == 400 || refused.status() == 413, "seed " + seed);
            }
        }
    }
}
