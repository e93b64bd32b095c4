package io.turbozap.browser;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page in every look: without errors, within the screen, usable by everybody; and a picture of each. */
@Tag("slow")
@Timeout(120)
class PagesTest {

    @RegisterExtension
    static final Browser browser = new Browser();

    /** Both screens and both colours; the other language has other words in the same places. */
    private static final Set<Look> AUDITED = Set.of(
            new Look(Look.Colours.LIGHT, Look.Screen.WIDE, Look.Language.EN),
            new Look(Look.Colours.DARK, Look.Screen.NARROW, Look.Language.EN));

    private static Furnished house;

    /** The pages, by the names of their pictures. */
    private static final List<String> NAMES = List.of(
            "overview",
            "campaigns",
            "new-campaign",
            "campaign",
            "campaign-running",
            "sessions",
            "queues",
            "scheduled",
            "contacts",
            "lists",
            "suppressions",
            "templates",
            "webhooks",
            "settings",
            "not-found");

    private static String address(String name) {
        return switch (name) {
            case "overview" -> "/";
            case "new-campaign" -> "/admin/campaigns/new";
            case "campaign" -> "/admin/campaigns/" + house.completed;
            case "campaign-running" -> "/admin/campaigns/" + house.running;
            default -> "/admin/" + name;
        };
    }

    static Stream<Arguments> pages() {
        return NAMES.stream()
                .flatMap(name -> Stream.of(Look.Language.values()).map(language -> Arguments.of(name, language)));
    }

    @BeforeAll
    static void furnish() {
        house = Furnished.start();
    }

    @AfterAll
    static void close() {
        if (house != null) {
            house.close();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_page_can_be_shown_to_everybody(String name, Look.Language language) {
        List<Look> looks = Look.in(language);
        Page page = browser.visit(house.server.port(), looks.get(0));
        page.open(address(name));
        page.seeReady();

        for (Look look : looks) {
            page.see(look);
            page.screenshot(name);
            page.assertFitsTheScreen();
            if (AUDITED.contains(look)) {
                page.assertAccessible();
            }
        }
    }
}
