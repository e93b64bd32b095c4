package io.turbozap.http;

import static io.turbozap.http.LifecycleApiTest.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.multipart.MultipartForm;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files are looked into before they are imported. */
@ExtendWith(VertxExtension.class)
class PreviewApiTest {

    private static final String PATH = "/api/imports/preview";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private TestDoor door;

    @BeforeEach
    void open(Vertx vertx) {
        // there is no store behind this door, so nothing can be stored
        door = await(TestDoor.open(vertx, Map.of("DEFAULT_COUNTRY", "BR", "BODY_LIMIT", "200000")));
    }

    @AfterEach
    void everything_is_given_back() {
        assertEquals(0, door.shared().uploads.inUse());
    }

    private HttpResponse<Buffer> post(String type, Buffer body) {
        return await(door.request(HttpMethod.POST, PATH)
                .putHeader("Content-Type", type)
                .sendBuffer(body));
    }

    private JsonObject preview(String type, Buffer body) {
        HttpResponse<Buffer> answer = post(type, body);
        assertEquals(200, answer.statusCode(), answer::bodyAsString);
        return answer.bodyAsJsonObject().getJsonObject("data");
    }

    @Test
    void a_csv_file_shows_its_columns_and_first_rows() {
        Buffer file = Buffer.buffer("Nome;Telefone;Preço\n\n" + "Ana;11 98888-7770\n".repeat(1_000));

        JsonObject preview = preview("text/csv", file);

        assertEquals(new JsonArray("[\"Nome\",\"Telefone\",\"Preço\"]"), preview.getJsonArray("columns"));
        assertEquals("Telefone", preview.getString("phoneColumn"));
        assertEquals(1, preview.getInteger("phoneIndex"));
        assertEquals(true, preview.getBoolean("hasHeader"));
        assertEquals(5, preview.getJsonArray("rows").size());
        assertEquals(
                new JsonArray("[\"Ana\",\"11 98888-7770\",\"\"]"),
                preview.getJsonArray("rows").getJsonArray(0));
    }

    @Test
    void a_row_may_end_before_the_phone_number() {
        Buffer file = Buffer.buffer("sep=\"\nAna;5511988887777\nBia\nLia;5511988887778\n");

        JsonObject preview = preview("text/csv", file);

        assertEquals(
                new JsonArray("[\"Bia\",\"\"]"), preview.getJsonArray("rows").getJsonArray(1));
        assertTrue(preview.getJsonArray("readings").getJsonObject(1).containsKey("error"));
    }

    @Test
    void every_number_is_shown_as_it_is_read_before_anything_is_sent() {
        Buffer file = Buffer.buffer("telefone\n(65) 8765-4321\n+65 8765 4321\n99999-0013\n77@lid\n");

        JsonArray readings = preview("text/csv", file).getJsonArray("readings");

        assertEquals(
                new JsonObject()
                        .put("phone", "556587654321")
                        .put("international", "+55 6587654321")
                        .put("country", "BR"),
                readings.getJsonObject(0));
        assertEquals("SG", readings.getJsonObject(1).getString("country"));
        assertEquals("+65 8765 4321", readings.getJsonObject(1).getString("international"));
        assertTrue(readings.getJsonObject(2).getString("error").contains("add the area code"));
        assertEquals(new JsonObject().put("phone", "77@lid"), readings.getJsonObject(3));
    }

    @Test
    void a_country_can_be_named_and_an_unknown_one_is_refused_by_name() {
        Buffer file = Buffer.buffer("phone\n07976 399088\n");
        HttpResponse<Buffer> british = await(door.request(HttpMethod.POST, PATH + "?country=GB")
                .putHeader("Content-Type", "text/csv")
                .sendBuffer(file));
        HttpResponse<Buffer> nowhere = await(door.request(HttpMethod.POST, PATH + "?country=XX")
                .putHeader("Content-Type", "text/csv")
                .sendBuffer(file));
        HttpResponse<Buffer> form = await(door.request(HttpMethod.POST, PATH)
                .sendMultipartForm(MultipartForm.create()
                        .attribute("country", "GB")
                        .textFileUpload("recipientsFile", "a.csv", file, "text/csv")));

        for (HttpResponse<Buffer> answer : List.of(british, form)) {
            assertEquals(
                    "447976399088",
                    answer.bodyAsJsonObject()
                            .getJsonObject("data")
                            .getJsonArray("readings")
                            .getJsonObject(0)
                            .getString("phone"));
        }
        assertEquals(400, nowhere.statusCode());
        assertTrue(nowhere.bodyAsString().contains("Unknown country 'XX'"), nowhere::bodyAsString);
    }

    @Test
    void a_workbook_shows_what_it_shows_to_people() throws IOException {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/libreoffice/recipients.xlsx"))) {
            JsonObject preview = preview(XLSX, Buffer.buffer(in.readAllBytes()));

            assertEquals("Telefone", preview.getString("phoneColumn"));
            assertEquals(10, preview.getJsonArray("columns").size());
            assertEquals(new JsonArray("""
                            ["Ana Conceição","5511988887777","24/12/2024","19.9","3","59.7","TRUE",
                             "Olá, Ana Conceição!","7%","09:30"]"""), preview.getJsonArray("rows").getJsonArray(0));
        }
    }

    @Test
    void each_heading_is_shown_as_the_placeholder_that_it_fills() {
        JsonObject preview = preview("text/csv", Buffer.buffer("Telefone;Valor (R$);#\n11 98888-7770;10,00;1\n"));

        assertEquals(new JsonArray("""
                [{"column":"Telefone","placeholder":"{phone}"},{"column":"Valor (R$)","placeholder":"{Valor (R$)}"},
                 {"column":"#"}]"""), preview.getJsonArray("headings"));
        assertEquals(
                "no_heading", preview.getJsonArray("warnings").getJsonObject(0).getString("code"));
    }

    @Test
    void a_form_may_bring_the_file() {
        MultipartForm form = MultipartForm.create()
                .textFileUpload("recipientsFile", "a.csv", Buffer.buffer("name,fone\nAna,11988887777\n"), "text/csv");

        HttpResponse<Buffer> answer = await(door.request(HttpMethod.POST, PATH).sendMultipartForm(form));

        assertEquals("fone", answer.bodyAsJsonObject().getJsonObject("data").getString("phoneColumn"));
    }

    @Test
    void a_file_whose_phones_are_not_recognised_is_shown_all_the_same() {
        JsonObject preview = preview("text/csv", Buffer.buffer("a,b\nx,11988887777\n"));

        assertEquals(new JsonObject("""
                {"hasHeader":true,"columns":["a","b"],
                 "headings":[{"column":"a","placeholder":"{a}"},{"column":"b","placeholder":"{b}"}],"rows":[["x","11988887777"]],
                 "file":{"format":"csv","encoding":"UTF-8","delimiter":",","phoneColumns":[]},"warnings":[]}"""), preview);
    }

    @Test
    void a_bare_list_of_numbers_has_no_columns() {
        JsonObject preview = preview("text/plain", Buffer.buffer("11988887777\n11977776666\n"));

        assertEquals(2, ((JsonArray) preview.remove("readings")).size());
        assertEquals(new JsonObject("""
                {"hasHeader":false,"columns":[],"phoneIndex":0,"rows":[["11988887777"],["11977776666"]],
                 "file":{"format":"csv","encoding":"UTF-8","delimiter":",","phoneColumns":["A"]},"warnings":[],
                 "report":{"rowsRead":2,"accepted":2,"duplicates":0,"rejected":[],"rejectedOmitted":0,
                 "file":{"format":"csv","encoding":"UTF-8","delimiter":",","phoneColumns":["A"]},"warnings":[]}}"""), preview);
    }

    @Test
    void the_rest_of_a_file_is_not_looked_at() {
        Buffer file = Buffer.buffer("phone\n" + "11988887777\n".repeat(5) + "\"never closed");

        assertEquals(5, preview("text/csv", file).getJsonArray("rows").size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/csv | <html> | 400 | The file is a web page",
                "text/csv | '' | 400 | The file is empty",
                "text/csv | '\n \n' | 400 | The file is empty",
                "application/octet-stream | PK\u0003\u0004broken | 400 | The file is damaged",
                "application/json | [] | 415 | Content-Type must be",
                "image/png | x | 415 | Content-Type must be"
            })
    void what_cannot_be_imported_cannot_be_previewed(String type, String body, int status, String reason) {
        HttpResponse<Buffer> answer = post(type, Buffer.buffer(body));

        assertEquals(status, answer.statusCode(), answer::bodyAsString);
        assertTrue(answer.bodyAsJsonObject().getString("message").startsWith(reason), answer::bodyAsString);
    }

    @Test
    void limits_are_those_of_an_import() {
        assertEquals(
                413,
                post("text/csv", Buffer.buffer("phone\n" + "1".repeat(200_000))).statusCode());
        HttpResponse<Buffer> wide = post("text/csv", Buffer.buffer("phone" + ",a".repeat(300)));
        assertEquals(400, wide.statusCode());
        assertEquals(
                "There must be at most 256 columns, not 301",
                wide.bodyAsJsonObject().getString("message"));
        assertEquals(
                400, post("text/csv", Buffer.buffer("phone," + "a".repeat(65))).statusCode());
    }

    @Test
    void other_fields_and_a_missing_file_are_named() {
        MultipartForm form = MultipartForm.create().attribute("column", "x");

        assertEquals(
                TestDoor.invalid("recipientsFile", "Required", "column", "Unrecognized field"),
                await(door.request(HttpMethod.POST, PATH).sendMultipartForm(form))
                        .bodyAsJsonObject());
    }

    @Test
    void a_preview_tells_what_an_import_would_and_takes_the_same_choices() {
        Buffer file = Buffer.buffer(
                "Lista de clientes\nNome;Telefone;Celular\nAna;1133334444;11988887777\nBia;1133335555;\n");

        JsonObject preview = preview("text/csv", file);
        assertEquals("Celular", preview.getString("phoneColumn"));
        assertEquals(
                List.of("rows_above_headings", "several_phone_columns", "other_phone_column"),
                preview.getJsonArray("warnings").stream()
                        .map(warning -> ((JsonObject) warning).getString("code"))
                        .toList());
        assertEquals(2, preview.getJsonObject("report").getInteger("accepted"));
        assertEquals(2, preview.getJsonObject("file").getInteger("headingRow"));

        JsonObject chosen = await(door.request(HttpMethod.POST, PATH + "?phoneColumn=Telefone")
                        .putHeader("Content-Type", "text/csv")
                        .sendBuffer(file))
                .bodyAsJsonObject()
                .getJsonObject("data");
        assertEquals("Telefone", chosen.getString("phoneColumn"));
        assertEquals(
                new JsonArray("[\"Telefone\"]"), chosen.getJsonObject("file").getJsonArray("phoneColumns"));
    }

    @Test
    void wrong_choices_are_all_named() {
        HttpResponse<Buffer> answer = await(door.request(HttpMethod.POST, PATH + "?hiddenRows=yes&encoding=klingon")
                .putHeader("Content-Type", "text/csv")
                .sendBuffer(Buffer.buffer("phone\n5511988887777\n")));

        assertEquals(400, answer.statusCode());
        assertTrue(answer.bodyAsString().contains("hiddenRows"));
        assertTrue(answer.bodyAsString().contains("encoding"));
    }

    @Test
    void the_charset_of_the_content_type_counts() {
        HttpResponse<Buffer> answer = await(door.request(HttpMethod.POST, PATH)
                .putHeader("Content-Type", "text/csv; charset=windows-1251")
                .sendBuffer(Buffer.buffer("phone,name\n5511988887777,Иван\n", "windows-1251")));

        assertEquals(
                new JsonArray("[\"5511988887777\",\"Иван\"]"),
                answer.bodyAsJsonObject()
                        .getJsonObject("data")
                        .getJsonArray("rows")
                        .getJsonArray(0));
    }
}
