package io.turbozap.browser;

import io.turbozap.fixture.Waiting;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

/**
 * Something on the page, used as people use it: by what is written on it. Whatever is asked for may come a little later.
 * A name is the whole visible name or its beginning. While a dialog is open, only what is in it can be used.
 */
public class Part {

    private static final long PATIENCE_SECONDS = 15;
    private static final String FIND = resource("/browser/find.js");

    private final Browser browser;
    private final Supplier<@Nullable WebElement> within;
    private final String description;

    /** @param within finds the element at each use, or null for the whole page */
    Part(Browser browser, String description, Supplier<@Nullable WebElement> within) {
        this.browser = browser;
        this.description = description;
        this.within = within;
    }

    static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Part.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    final Browser browser() {
        return browser;
    }

    final ChromeDriver driver() {
        return browser.driver();
    }

    // What people do

    /** Clicks the button, link or tab of that name. */
    public void press(String name) {
        use("press '" + name + "'", () -> one("button", name), WebElement::click);
    }

    /** Clicks the button, link or tab of that name twice, as a person does who opens files so. */
    public void doubleClick(String name) {
        use("double click '" + name + "'", () -> one("button", name), element -> new Actions(driver())
                .doubleClick(element)
                .perform());
    }

    /** Puts {@code text} in the place of what stands in the field with that label. */
    public void type(String label, String text) {
        use("type into '" + label + "'", () -> one("field", label), field -> {
            field.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
            field.sendKeys(text);
        });
    }

    /** Chooses what reads {@code option} in the list with that label. */
    public void choose(String label, String option) {
        use(
                "choose '" + option + "' of '" + label + "'",
                () -> one("field", label),
                field -> field.findElements(By.tagName("option")).stream()
                        .filter(one -> one.getText().trim().startsWith(option))
                        .findFirst()
                        .orElseThrow(() -> new NotThere("no option '" + option + "'"))
                        .click());
    }

    /** Clicks the box or button with that label. */
    public void tick(String label) {
        use("tick '" + label + "'", () -> one("field", label), field -> {
            // it may be drawn by its label alone
            if (field.isDisplayed()) {
                field.click();
            } else {
                driver().executeScript("arguments[0].labels[0].click()", field);
            }
        });
    }

    /** Gives a file to the field with that label. */
    public void upload(String label, Path file) {
        use(
                "upload to '" + label + "'",
                () -> one("field", label),
                field -> field.sendKeys(file.toAbsolutePath().toString()));
    }

    /** Presses keys in the field with that label. */
    public void keysIn(String label, CharSequence... keys) {
        use("press keys in '" + label + "'", () -> one("field", label), field -> field.sendKeys(keys));
    }

    // What people see

    /** Waits until {@code text} is to be read, however it is broken into lines. */
    public void see(String text) {
        until("see '" + text + "'", () -> text().contains(text));
    }

    /** Waits until {@code text} is to be read nowhere. */
    public void seeNo(String text) {
        until("see no '" + text + "'", () -> !text().contains(text));
    }

    /** Waits until there is a heading of that name. */
    public void seeHeading(String name) {
        until("see the heading '" + name + "'", () -> !find("heading", name).isEmpty());
    }

    /** Waits until a button, link or tab of that name is there and can be used. */
    public void seeButton(String name) {
        until("see the button '" + name + "'", () -> find("button", name).stream()
                .anyMatch(WebElement::isEnabled));
    }

    /** Waits until there is no button, link or tab of that name. */
    public void seeNoButton(String name) {
        until("see no button '" + name + "'", () -> find("button", name).isEmpty());
    }

    /** All that is to be read, with single blanks. */
    public String text() {
        Object text = driver().executeScript(
                        "return (arguments[0] ?? document.body).innerText.replace(/\\s+/g, ' ').trim()", within.get());
        return String.valueOf(text);
    }

    /** What stands in the field with that label. */
    public String value(String label) {
        AtomicReference<String> value = new AtomicReference<>("");
        use(
                "read '" + label + "'",
                () -> one("field", label),
                field -> value.set(String.valueOf(field.getDomProperty("value"))));
        return value.get();
    }

    /** The smallest row, card or section with {@code text} in it. */
    public Part part(String text) {
        return new Part(browser, "'" + text + "'", () -> {
            WebElement part = one("part", text);
            if (part == null) {
                throw new NotThere("no part with '" + text + "'");
            }
            return part;
        });
    }

    // How

    /** Something to wait for has not come yet. */
    private static final class NotThere extends WebDriverException {
        private static final long serialVersionUID = 1;

        NotThere(String text) {
            super(text);
        }
    }

    @SuppressWarnings("unchecked") // what the script returns
    private List<WebElement> find(String kind, String name) {
        return (List<WebElement>) Objects.requireNonNull(driver().executeScript(FIND, kind, name, within.get()));
    }

    private @Nullable WebElement one(String kind, String name) {
        List<WebElement> found = find(kind, name);
        return found.isEmpty() ? null : found.get(0);
    }

    /** Tries again until it works: meanwhile the page may draw itself anew, or something may lie in front. */
    private void use(String deed, Supplier<@Nullable WebElement> target, Consumer<WebElement> use) {
        until(deed, () -> {
            WebElement found = target.get();
            if (found == null || !found.isEnabled()) {
                return false;
            }
            use.accept(found);
            return true;
        });
    }

    final void until(String what, Waiting.Condition condition) {
        AtomicReference<String> trouble = new AtomicReference<>("");
        Waiting.until(
                () -> what + " in " + description + " " + trouble.get() + "\nat " + driver().getCurrentUrl() + ": "
                        + driver().executeScript("return document.body.innerText") + "\nconsole: " + browser.errors(),
                PATIENCE_SECONDS,
                () -> {
                    try {
                        return condition.holds();
                    } catch (WebDriverException e) {
                        trouble.set(String.valueOf(e.getMessage())
                                .lines()
                                .findFirst()
                                .orElse(""));
                        return false;
                    }
                });
    }
}
