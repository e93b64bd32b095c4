package io.turbozap.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.fixture.Waiting;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the browser tests rely on: that what is wrong with a page is found, and what is right is not. */
@Tag("slow")
@ExtendWith(VertxExtension.class)
class BrowserTest {

    @RegisterExtension
    static final Browser browser = new Browser();

    private static final String FORM = """
            <title>Form</title><main><h1>Form</h1>
            <p id="said" role="status">nothing</p>
            <label>Name <input id="name"></label>
            <label for="kind">Kind</label><select id="kind"><option>one<option>another</select>
            <label>Agree <input type="checkbox" id="agree"></label>
            <label>File <input type="file" id="file" hidden></label>
            <button aria-label="Close">×</button>
            <button>Send</button><button>Send later</button>
            <button disabled>Never</button>
            <ul><li>Ana <button>Remove</button></li><li>Bia <button>Remove</button></li></ul></main>""";

    private static final String FORM_SCRIPT = """
            document.addEventListener('click', event => {
              const button = event.target.closest('button');
              if (!button) return;
              const whose = button.closest('li')?.firstChild.textContent.trim() ?? '';
              const values = ['name', 'kind'].map(id => document.getElementById(id).value);
              const ticked = document.getElementById('agree').checked;
              const file = document.getElementById('file').files[0]?.name;
              document.getElementById('said').textContent =
                `${button.getAttribute('aria-label') ?? button.textContent} ${whose}: ${values} ${ticked} ${file}`;
            });""";

    private final Map<String, String> files = new ConcurrentHashMap<>();
    private Page page;

    @BeforeEach
    void serve(Vertx vertx) {
        int port = Waiting.await(vertx.createHttpServer()
                        .requestHandler(request -> {
                            String body = files.get(request.path());
                            request.response()
                                    .setStatusCode(body == null ? 404 : 200)
                                    .putHeader(
                                            "Content-Security-Policy",
                                            "default-src 'none'; script-src 'self'; img-src data:")
                                    .putHeader(
                                            "Content-Type",
                                            request.path().endsWith(".js")
                                                    ? "text/javascript"
                                                    : "text/html; charset=utf-8")
                                    .end(body == null ? "" : body);
                        })
                        .listen(0, "127.0.0.1"))
                .actualPort();
        page = browser.visit(port);
    }

    private void open(String body, String script) {
        files.put("/script.js", script);
        files.put(
                "/",
                "<!doctype html><html lang='en'><meta name='viewport' content='width=device-width'>"
                        + "<link rel='icon' href='data:,'><script defer src='/script.js'></script>" + body);
        page.open("/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "console.error('bad')",
                "throw new Error('bad')",
                "Promise.reject(new Error('bad'))",
                "fetch('/bad')",
                "document.body.setAttribute('style', 'color: bad')",
                "import('/bad.js')",
            })
    void errors_in_the_console_are_found(String script) {
        open("<p>here", "");
        assertEquals(List.of(), browser.errors());
        open("<p>here", script);

        Waiting.until("an error in the console", () -> !browser.errors().isEmpty());
    }

    @Test
    void controls_are_found_by_what_people_call_them(@TempDir Path directory) throws IOException {
        open(FORM, FORM_SCRIPT);

        page.type("Name", "Ana");
        page.type("Name", "Bia");
        page.choose("Kind", "another");
        page.tick("Agree");
        page.upload("File", Files.writeString(directory.resolve("people.csv"), "phone"));
        page.press("Send");

        page.see("Send : Bia,another true people.csv");
        assertEquals("Bia", page.value("Name"));
        page.press("Send later");
        page.see("Send later :");
        page.press("Close");
        page.see("Close :");
        page.part("Bia").press("Remove");
        page.see("Remove Bia:");
        page.seeHeading("Form");
        page.tabTo("Send later");
    }

    @Test
    void what_comes_late_is_waited_for() {
        open("<p>soon", """
                document.title = 'late';
                setTimeout(() => { document.body.innerHTML = '<button disabled>Go</button>'; }, 50);
                setTimeout(() => { document.querySelector('button').disabled = false; }, 100);
                document.addEventListener('click', () => { document.body.textContent = 'gone'; });""");

        page.press("Go");
        page.see("gone");
        page.seeNoButton("Go");
    }

    @Test
    void a_dialog_hides_what_is_behind_it() {
        open("""
                <p id="said"></p><button>Stop</button>
                <dialog aria-label="Sure?"><p>1 240 messages stay unsent</p><button>Stop</button></dialog>""", """
                const dialog = document.querySelector('dialog');
                dialog.showModal();
                dialog.querySelector('button').addEventListener('click', () => {
                  dialog.close();
                  document.getElementById('said').textContent = 'stopped in the dialog';
                });""");

        page.press("Stop");
        page.see("stopped in the dialog");
    }

    @Test
    void a_dialog_is_a_part_of_its_own() {
        open("<dialog open aria-label='Sure?'><p>1 240 messages stay unsent</p><button>Stop</button></dialog>", """
                document.querySelector('button').addEventListener('click', () => { document.body.textContent = 'done'; });""");

        page.part("1 240 messages").press("Stop");
        page.see("done");
    }

    @Test
    void a_page_looks_as_the_reader_has_it() {
        String script = """
                const dark = matchMedia('(prefers-color-scheme: dark)').matches;
                document.querySelector('p').textContent = `${dark} ${innerWidth} ${navigator.language}`;""";
        page.see(new Look(Look.Colours.DARK, Look.Screen.NARROW, Look.Language.PT));
        open("<p>", script);
        assertEquals("true 390 pt-BR", page.text());

        page.see(Look.USUAL);
        page.reload();
        assertEquals("false 1280 en-GB", page.text());
    }

    @Test
    void what_keeps_people_out_is_found_under_a_strict_policy() {
        open(FORM, "");
        page.assertAccessible();
        open("<title>Page</title><main><h1>Page</h1><input></main>", "");

        AssertionError found = assertThrows(AssertionError.class, page::assertAccessible);

        assertTrue(String.valueOf(found.getMessage()).contains("label (critical) at input"), found::getMessage);
    }

    @Test
    void a_page_that_is_too_wide_is_found() {
        page.see(new Look(Look.Colours.LIGHT, Look.Screen.NARROW, Look.Language.EN));
        open("<p>fits", "");
        page.assertFitsTheScreen();
        open("<p>" + "wide".repeat(200), "");

        assertThrows(AssertionError.class, page::assertFitsTheScreen);
    }

    @Test
    void saved_files_are_found() throws IOException {
        open("<a download='report.csv'>Export</a>", """
                document.querySelector('a').href = URL.createObjectURL(new Blob(['phone\\n1']));""");

        page.press("Export");

        assertEquals("phone\n1", Files.readString(page.download("report")));
    }

    @Test
    void nothing_is_known_of_a_reader_at_first() {
        open(
                "<p>",
                "document.querySelector('p').textContent = localStorage.length + document.cookie;"
                        + " localStorage.a = 1; document.cookie = 'b=1'");
        assertEquals("0", page.text());
        page.reload();
        assertEquals("1b=1", page.text());

        page = browser.visit(Integer.parseInt(String.valueOf(page.script("return location.port"))));
        page.open("/");
        assertEquals("0", page.text());
    }
}
