package io.genericark.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureTest {
    private static final String ROOT = "io.genericark.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.genericark");

    @Test
    void theCoreHasValuesAndFunctionsOnly() {
        holds(classes()
                .that()
                .resideInAPackage("io.genericark.core")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.genericark.core",
                        "java.lang",
                        "java.lang.annotation",
                        "java.lang.invoke",
                        "java.lang.runtime",
                        "java.util",
                        "java.util.function",
                        "java.util.stream",
                        "org.jspecify.annotations")
                .because("what the cluster decides must be replayable anywhere: no I/O, no threads, no logging, and no"
                        + " library that may come to decide differently in another version"));
    }

    @Test
    void theCoreHasNoClockNoChanceAndNoEnvironment() {
        holds(noClasses()
                .that()
                .resideInAPackage("io.genericark.core")
                .should()
                .dependOnClassesThat(named(
                        "java.lang.System",
                        "java.lang.Runtime",
                        "java.lang.Process",
                        "java.lang.ProcessBuilder",
                        "java.lang.Thread",
                        "java.lang.ThreadLocal",
                        "java.util.Date",
                        "java.util.Calendar",
                        "java.util.Random",
                        "java.util.SplittableRandom",
                        "java.util.UUID",
                        "java.util.Timer"))
                .because("time and incarnations come in as values: a replica that read its own clock, or threw dice,"
                        + " would come to differ from the others"));
    }

    @Test
    void theCoreIteratesInAnOrderThatIsTheSameEverywhere() {
        holds(noClasses()
                .that()
                .resideInAPackage("io.genericark.core")
                .should()
                .dependOnClassesThat(named(
                        "java.util.HashMap", "java.util.HashSet", "java.util.IdentityHashMap", "java.util.WeakHashMap"))
                .because("the order of a hash table may differ from one JVM to the next, and with it the decision:"
                        + " use sorted collections"));
    }

    /**
     * What each package may use of ours, beside itself and plugin-api. Packages not named here put the others together
     * (node, admin) and are free, but for the circles below.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "letgo     |                | it is about files, whoever writes and reads them",
                "process   |                | it is about processes of the operating system, whatever they are for",
                "durable   |                | it keeps bytes safe, whatever they mean",
                "config    | core           | it yields the core's own Timing and ids",
                "heartbeat |                | it carries datagrams; whether one is acknowledged is decided in the core",
                "consensus |                | it orders bytes; what they decide is the core's business",
                "codec     | core           | it writes the core's values and nothing else",
                "guard     | process letgo  | it must hold when all else is broken: it knows processes and deadlines",
                "kithost   | process letgo durable | kits run where nothing is decided: it knows kits, child processes and files",
            })
    void aLowerPackageKnowsOnlyWhatItNeeds(String name, String allowed, String why) {
        var own = ROOT + name + "..";
        var others = allowed == null
                ? List.<String>of()
                : Arrays.stream(allowed.split(" ")).map(p -> ROOT + p + "..").toList();
        holds(noClasses()
                .that()
                .resideInAPackage(own)
                .should()
                .dependOnClassesThat(describe(
                        "are ours and neither in the package itself, plugin-api nor " + others,
                        c -> c.getPackageName().startsWith(ROOT)
                                && !within(c, ROOT + "api..")
                                && !within(c, own)
                                && others.stream().noneMatch(o -> within(c, o))))
                .because(why));
    }

    @Test
    void packagesFormNoCircle() {
        holds(slices().matching("io.genericark.(**)")
                .should()
                .beFreeOfCycles()
                .because("packages in a circle are one package that is hard to read"));
    }

    private static boolean within(JavaClass c, String pattern) {
        var name = pattern.substring(0, pattern.length() - 2);
        return c.getPackageName().equals(name) || c.getPackageName().startsWith(name + ".");
    }

    private static DescribedPredicate<JavaClass> named(String... names) {
        var all = List.of(names);
        return describe("are any of " + all, c -> all.contains(c.getName()));
    }

    private static void holds(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }
}
