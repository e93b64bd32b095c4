package io.turbozap.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * A real Chromium for all tests of a class, as a static {@code @RegisterExtension}. Each test begins with a reader that
 * nothing is known of; one whose page leaves an error in the console fails. Without a browser the class is skipped.
 */
public final class Browser implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    private static final Path BROWSER = Path.of(System.getProperty("browser.binary", "/usr/bin/chromium"));
    private static final Path DRIVER = Path.of(System.getProperty("browser.driver", "/usr/bin/chromedriver"));
    private static final String EMPTY = "about:blank";

    /** Kept, or its level would be forgotten: it warns that it knows the newest browsers not by their version. */
    private static final Logger QUIET = Logger.getLogger("org.openqa.selenium.devtools");

    private final List<Pattern> expectedErrors = new ArrayList<>();
    private @Nullable ChromeDriver driver;
    private @Nullable Path downloads;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        for (Path needed : List.of(BROWSER, DRIVER)) {
            assumeTrue(
                    Files.isExecutable(needed),
                    () -> "no browser: " + needed + " is missing, which Debian's chromium and chromium-driver bring");
        }
        QUIET.setLevel(Level.SEVERE);
        downloads = Files.createTempDirectory("downloads");
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .usingAnyFreePort()
                        .build(),
                options());
    }

    private static ChromeOptions options() {
        LoggingPreferences console = new LoggingPreferences();
        console.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions()
                .setBinary(BROWSER.toFile())
                .addArguments(
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-dev-shm-usage",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--no-first-run",
                        "--hide-scrollbars",
                        "--force-color-profile=srgb");
        options.setCapability(ChromeOptions.LOGGING_PREFS, console);
        return options;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        expectedErrors.clear();
        command("Storage.clearCookies", Map.of());
        command("Browser.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", String.valueOf(downloads)));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        List<String> errors = errors();
        driver().get(EMPTY);
        errors(); // what a page says when it is left is of no interest
        if (context.getExecutionException().isEmpty()) {
            assertEquals(List.of(), errors, "the console is without errors");
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        if (driver != null) {
            driver.quit();
        }
        if (downloads != null) {
            try (Stream<Path> left = Files.walk(downloads)) {
                left.sorted(Comparator.reverseOrder()).forEach(Browser::delete);
            }
        }
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens the server on {@code port} as a reader who was never there. Nothing is loaded yet. */
    public Page visit(int port) {
        return visit(port, Look.USUAL);
    }

    /** As {@link #visit(int)}, with that look. */
    public Page visit(int port, Look look) {
        String origin = "http://127.0.0.1:" + port;
        driver().get(EMPTY);
        command("Storage.clearDataForOrigin", Map.of("origin", origin, "storageTypes", "all"));
        see(look);
        return new Page(this, origin, look);
    }

    /** From now on pages are seen with {@code look}, those that are open too, but for the language. */
    void see(Look look) {
        command(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of(
                                        "name",
                                        "prefers-color-scheme",
                                        "value",
                                        look.colours() == Look.Colours.DARK ? "dark" : "light"),
                                // nothing is looked at in the middle of its way
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
        screen(look.screen(), look.screen().height);
        Map<String, Object> agent = new HashMap<>();
        agent.put("userAgent", Objects.requireNonNull(driver().executeScript("return navigator.userAgent")));
        agent.put("acceptLanguage", look.language().tag);
        command("Emulation.setUserAgentOverride", agent);
    }

    /** From now on the screen is as wide as {@code screen} and so high. */
    void screen(Look.Screen screen, long height) {
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width",
                        screen.width,
                        "height",
                        height,
                        "deviceScaleFactor",
                        1,
                        "mobile",
                        screen == Look.Screen.NARROW));
    }

    /** Lets the console have errors that match, for what a test brings about itself, such as a server that is away. */
    public void expectErrors(String regex) {
        expectedErrors.add(Pattern.compile(regex));
    }

    /** The errors in the console since this was asked last, without those that are expected. */
    public List<String> errors() {
        return driver().manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(LogEntry::getMessage)
                .filter(message -> expectedErrors.stream()
                        .noneMatch(expected -> expected.matcher(message).find()))
                .toList();
    }

    /** Where files come that pages have the browser save. */
    Path downloads() {
        return Objects.requireNonNull(downloads);
    }

    Map<String, Object> command(String name, Map<String, Object> parameters) {
        return driver().executeCdpCommand(name, parameters);
    }

    ChromeDriver driver() {
        return Objects.requireNonNull(driver, "the browser is not open");
    }
}
