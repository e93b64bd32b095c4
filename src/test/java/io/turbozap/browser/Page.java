package io.turbozap.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;

/** The page as one reader has it before them. */
public final class Page extends Part {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private static final long HIGHEST = 3_000;

    private final String origin;
    private Look look;

    Page(Browser browser, String origin, Look look) {
        super(browser, "the page", () -> null);
        this.origin = origin;
        this.look = look;
    }

    /** Loads the page at {@code path}. */
    public void open(String path) {
        driver().get(origin + path);
    }

    /** Loads the page anew. */
    public void reload() {
        driver().navigate().refresh();
    }

    /** Waits until the page has a heading and nothing on it is still on its way. */
    public void seeReady() {
        until("see all of the page", () -> Boolean.TRUE.equals(script("""
                return Boolean(document.querySelector('h1')?.innerText.trim())
                  && document.querySelector('.loading, [aria-busy=true]') === null""")));
    }

    /** Waits until the address is {@code path}, whatever its query. */
    public void seeAddress(String path) {
        until("be at " + path, () -> path.equals(address()));
    }

    /** The path in the address. */
    public String address() {
        return String.valueOf(driver().executeScript("return location.pathname"));
    }

    /** Sees the open page with other eyes; another language counts from the next load on. */
    public void see(Look other) {
        look = other;
        browser().see(other);
        awaitPicture();
    }

    /** Waits until the page was drawn as it is now. */
    private void awaitPicture() {
        driver().executeAsyncScript("""
                const done = arguments[0];
                requestAnimationFrame(() => requestAnimationFrame(() => done()));""");
    }

    /** Presses keys wherever the focus is. */
    public void keys(CharSequence... keys) {
        driver().switchTo().activeElement().sendKeys(keys);
    }

    /** Goes on with the Tab key until what has the focus is called {@code name}, as somebody without a mouse would. */
    public void tabTo(String name) {
        for (int step = 0; step < 200; step++) {
            keys(Keys.TAB);
            // what stands in a list of choices is read with its label
            if (focused().equals(name) || focused().startsWith(name + " ")) {
                return;
            }
        }
        throw new AssertionError("200 times Tab came not to '" + name + "'");
    }

    /** What that which has the focus is called. */
    public String focused() {
        return String.valueOf(driver().executeScript("""
                const it = document.activeElement;
                const text = it.getAttribute('aria-label') ?? it.labels?.[0]?.textContent ?? it.innerText ?? '';
                return text.replace(/\\s+/g, ' ').trim();"""));
    }

    /** What a script says that runs in the page. */
    public @Nullable Object script(String script, Object... arguments) {
        return driver().executeScript(script, arguments);
    }

    /** Fails unless everybody can use the page as it stands: no violation that axe-core calls serious or critical. */
    public void assertAccessible() {
        assertEquals(List.of(), Axe.violations(driver()), () -> "accessibility of " + address() + " " + look);
    }

    /** Fails if the page is wider than the screen, so that it would have to be moved sideways. */
    public void assertFitsTheScreen() {
        Object excess = script("return Math.max(0, document.documentElement.scrollWidth - innerWidth)");
        assertEquals(0L, excess, () -> "pixels beyond the screen at " + address() + " " + look);
    }

    /** Keeps a picture, as on a screen that is high enough, as {@code target/screenshots/NAME-LOOK.png}. */
    public void screenshot(String name) {
        long height =
                ((Number) Objects.requireNonNull(script("return document.documentElement.scrollHeight"))).longValue();
        browser().screen(look.screen(), Math.max(look.screen().height, Math.min(height, HIGHEST)));
        awaitPicture();
        try {
            Files.createDirectories(SCREENSHOTS);
            Files.write(SCREENSHOTS.resolve(name + "-" + look + ".png"), driver().getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            browser().screen(look.screen(), look.screen().height);
        }
    }

    /** The file that the page had the browser save, once it is there; its name contains {@code name}. */
    public Path download(String name) {
        until("save a file " + name, () -> downloaded(name).isPresent());
        return downloaded(name).orElseThrow();
    }

    private Optional<Path> downloaded(String name) {
        try (Stream<Path> files = Files.list(browser().downloads())) {
            // the browser gives a file its name when it is whole
            return files.filter(file -> !file.toString().endsWith(".crdownload"))
                    .filter(file -> file.getFileName().toString().contains(name))
                    .findAny();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
