package io.turbozap.browser;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openqa.selenium.chrome.ChromeDriver;

/** axe-core, which finds what keeps people from using a page. */
final class Axe {

    private static final String AXE = Part.resource("/axe.min.js");

    private static final String RUN = """
            const done = arguments[arguments.length - 1];
            axe.run(document, { resultTypes: ['violations'] }).then(
              found => done({ violations: found.violations
                .filter(each => each.impact === 'serious' || each.impact === 'critical')
                .flatMap(each => each.nodes.map(node =>
                  `${each.id} (${each.impact}) at ${node.target}: ${node.failureSummary}`)) }),
              failure => done({ failure: String(failure) }));""";

    private Axe() {}

    /** What is serious or critical on the page that is open: the rule, where, and what would mend it. */
    @SuppressWarnings("unchecked") // what the script returns
    static List<String> violations(ChromeDriver driver) {
        if (!Boolean.TRUE.equals(driver.executeScript("return typeof axe === 'object'"))) {
            driver.executeScript(AXE);
        }
        Map<String, Object> result = (Map<String, Object>) Objects.requireNonNull(driver.executeAsyncScript(RUN));
        if (result.get("violations") instanceof List<?> violations) {
            return (List<String>) violations;
        }
        throw new AssertionError("axe-core failed: " + result.get("failure"));
    }
}
