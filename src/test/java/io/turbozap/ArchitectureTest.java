package io.turbozap;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The shape of the house: which room may know which, and what only one room may see. */
final class ArchitectureTest {

    private static final String ROOT = "io.turbozap";

    /** The rooms in their order: each may use those of earlier rows, and those of its own row none of each other. */
    private static final List<Set<String>> ROWS = List.of(
            Set.of("campaign"),
            Set.of("process", "files"),
            Set.of("config", "actor", "idempotency", "outbound"),
            Set.of("session"),
            Set.of("waha", "sms"),
            Set.of("store"),
            Set.of("identity"),
            Set.of("recipients"),
            Set.of("schedule"),
            Set.of("live", "webhooks"),
            Set.of("http"),
            Set.of("simulator"),
            Set.of("helpdesk"),
            Set.of("cli"));

    /**
     * Who keeps a context though it is no verticle: one so that actors do not end with whoever happened to spawn them,
     * the others to go on in the turn of the request that they answer, and what travels with that.
     */
    private static final String CONTEXT_KEEPERS =
            "io\\.turbozap\\.(idempotency\\.KeyedRequest|session\\.actor\\.SessionActors|http\\.web\\.StreamedAnswer|http\\.webhook\\.WahaWebhookRoutes)";

    /** One class a room at most, so that a new release of Vert.x is met in few places. */
    private static final String USERS_OF_INTERNALS =
            "io\\.turbozap\\.(store\\.engine\\.CallerContext|process\\.EventLoops|idempotency\\.ContextStorage"
                    + "|http\\.HeldRequests|http\\.guard\\.LoopGuard)(\\$.*)?";

    /** The packages inside rooms in their order: each may use those before it, and none after it. */
    private static final List<List<String>> INSIDE = List.of(
            List.of("campaign.packed", "campaign.number", "campaign", "campaign.media", "campaign.template"),
            List.of(
                    "store",
                    "store.engine",
                    "store.sqlite",
                    "store.postgres",
                    "store.quota",
                    "store.journal",
                    "store.history",
                    "store.opening"),
            List.of(
                    "identity.access",
                    "identity.password",
                    "identity.secret",
                    "identity.token",
                    "identity.key",
                    "identity.throttle",
                    "identity.audit",
                    "identity.directory",
                    "identity"),
            List.of("session", "session.port", "session.command", "session.core", "session.actor"),
            List.of(
                    "http.guard",
                    "http.web",
                    "http.access",
                    "http.auth",
                    "http.upload",
                    "http.idempotency",
                    "http.message",
                    "http.campaign",
                    "http.contact",
                    "http.recipient",
                    "http.scheduled",
                    "http.recurring",
                    "http.session",
                    "http.organisation",
                    "http.live",
                    "http.webhook",
                    "http.page",
                    "http"),
            List.of(
                    "waha.server",
                    "waha.message",
                    "waha.webhook",
                    "waha.send",
                    "waha.media",
                    "waha.session",
                    "waha.history"),
            List.of(
                    "simulator.model",
                    "simulator.http",
                    "simulator.message",
                    "simulator.ledger",
                    "simulator.session",
                    "simulator.webhook",
                    "simulator.fault",
                    "simulator.waha",
                    "simulator.api",
                    "simulator.sms",
                    "simulator.control",
                    "simulator"));

    private static final int MOST_FILES = 40;

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    private static void holds(ArchRule rule) {
        rule.allowEmptyShould(true).check(HOUSE);
    }

    private static String room(String name) {
        return ROOT + "." + name + "..";
    }

    private static String[] rooms(Set<String> names) {
        return names.stream().map(ArchitectureTest::room).toArray(String[]::new);
    }

    @Test
    void the_house_is_there() {
        assertTrue(HOUSE.contain(ROOT + ".campaign.Campaign") && HOUSE.contain(ROOT + ".session.core.SessionCore"));
    }

    @Test
    void every_class_lives_in_a_known_room() {
        Set<String> known = ROWS.stream().flatMap(Set::stream).collect(Collectors.toSet());
        Set<String> found = new TreeSet<>();
        HOUSE.forEach(type -> found.add(
                type.getPackageName().replaceFirst("^" + ROOT + "\\.?", "").replaceFirst("\\..*", "")));
        found.removeAll(known);
        assertEquals(Set.of(), found);
    }

    @Test
    void a_room_knows_only_rooms_of_earlier_rows() {
        Set<String> notEarlier = new TreeSet<>();
        for (int row = ROWS.size() - 1; row >= 0; row--) {
            notEarlier.addAll(ROWS.get(row));
            for (String name : ROWS.get(row)) {
                Set<String> forbidden = new TreeSet<>(notEarlier);
                forbidden.remove(name);
                if (!forbidden.isEmpty()) {
                    holds(noClasses()
                            .that()
                            .resideInAPackage(room(name))
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(rooms(forbidden)));
                }
            }
        }
    }

    @Test
    void packages_inside_a_room_use_only_those_before_them() {
        for (List<String> order : INSIDE) {
            for (int i = 0; i < order.size() - 1; i++) {
                String[] later = order.subList(i + 1, order.size()).stream()
                        .map(name -> ROOT + "." + name)
                        .toArray(String[]::new);
                holds(noClasses()
                        .that()
                        .resideInAPackage(ROOT + "." + order.get(i))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(later));
            }
        }
    }

    @Test
    void packages_do_not_use_each_other_in_circles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void no_package_holds_more_than_a_person_can_survey() {
        Map<String, Long> files = HOUSE.stream()
                .filter(type -> type.isTopLevelClass())
                .collect(groupingBy(JavaClass::getPackageName, TreeMap::new, counting()));
        files.values().removeIf(count -> count <= MOST_FILES);
        assertEquals(Map.of(), files);
    }

    @Test
    void no_name_is_used_for_two_classes() {
        Map<String, Long> names = HOUSE.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(groupingBy(JavaClass::getSimpleName, TreeMap::new, counting()));
        names.values().removeIf(count -> count == 1);
        assertEquals(Map.of(), names);
    }

    @Test
    void the_simulator_shares_nothing_with_the_rest() {
        holds(noClasses()
                .that()
                .resideInAPackage(room("simulator"))
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..").and(not(resideInAPackage(room("simulator"))))));
    }

    @Test
    void campaigns_know_nothing_but_plain_java() {
        holds(classes()
                .that()
                .resideInAPackage(room("campaign"))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        room("campaign"),
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "java.io",
                        "java.math",
                        "java.net",
                        "java.nio.charset",
                        "java.text",
                        "com.google.i18n.phonenumbers..",
                        "org.jspecify..")));
        holds(noClasses()
                .that()
                .resideInAPackage(room("campaign"))
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.net\\.(http\\..*|.*Socket.*|.*Connection)"));
    }

    @Test
    void actors_stand_on_nothing_but_plain_java_and_the_core_of_vertx() {
        holds(classes()
                .that()
                .resideInAPackage(room("actor"))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        room("actor"),
                        room("process"),
                        "java.lang..",
                        "java.util..",
                        "io.vertx.core",
                        "io.vertx.core.buffer",
                        "io.vertx.core.eventbus",
                        "org.jspecify..")));
    }

    @Test
    void what_a_session_decides_needs_no_means() {
        holds(noClasses()
                .that()
                .resideInAPackage(room("session.core"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..", "io.netty..", "java.sql..", "java.net..", "java.util.concurrent..")
                .orShould()
                .dependOnClassesThat()
                .haveSimpleName("Gateway")
                .orShould()
                .dependOnClassesThat()
                .haveSimpleName("Journal")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis"));
    }

    @Test
    void only_the_front_door_sees_a_request() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackages(room("http"), room("simulator"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.vertx.ext.web")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("io.vertx.ext.web.handler.."));
    }

    /** The command line is a client of servers itself, and the simulator calls webhooks as WAHA does. */
    @Test
    void only_the_way_out_sees_a_client() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackages(room("outbound"), room("simulator"), room("cli"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx.ext.web.client..", "java.net.http..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("io\\.vertx\\.core\\.http\\.HttpClient.*"));
    }

    @Test
    void only_verticles_see_a_context() {
        DescribedPredicate<JavaClass> verticles = belongTo(
                DescribedPredicate.describe("verticles", type -> type.isAssignableTo("io.vertx.core.VerticleBase")));
        holds(noClasses()
                .that(not(verticles))
                .and()
                .haveNameNotMatching(CONTEXT_KEEPERS)
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("io.vertx.core.Context"));
    }

    @Test
    void what_is_internal_to_vertx_has_few_users() {
        holds(noClasses()
                .that()
                .haveNameNotMatching(USERS_OF_INTERNALS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx.core.internal..", "io.vertx..impl.."));
    }

    /** What a worker throws would be the failure of a future, and a fatal error one among many. */
    @Test
    void blocking_work_is_watched_for_fatal_errors() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackages(room("process"), room("simulator"))
                .should()
                .callMethodWhere(target(nameMatching("executeBlocking"))));
    }

    @Test
    void nobody_prints_but_the_command_line() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackages(room("cli"))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace"));
    }

    @Test
    void every_package_says_that_nothing_in_it_is_null_by_chance() {
        List<String> unmarked = HOUSE.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(room -> !room.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .toList();
        assertEquals(List.of(), unmarked);
    }
}
