package crosscheck.comparison.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which package may use which, where Maven's modules do not say it already. */
class ArchitectureTest {
    private static final String HERE = "crosscheck.comparison.";

    private static JavaClasses all;

    @BeforeAll
    static void read() {
        all =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("crosscheck");
        assertTrue(all.size() > 900, all.size() + " classes");
    }

    @Test
    void packagesUseEachOtherInOneDirection() {
        slices().matching("crosscheck.(**)").should().beFreeOfCycles().check(all);
    }

    /** A page can be drawn of anything: it knows numbers and texts, not networks. */
    @Test
    void pagesUseOnlyTheTextOfCore() {
        noClasses()
                .that()
                .resideInAPackage(HERE + "page")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("crosscheck.comparison..")
                                .and(resideOutsideOfPackages(HERE + "page", HERE + "console")))
                .check(all);
    }

    /** The judge holds steps against each other; it does not train, test or read files. */
    @Test
    void judgeStandsOnEnginesAlone() {
        noClasses()
                .that()
                .resideInAPackage(HERE + "trace")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("crosscheck.comparison..")
                                .and(
                                        resideOutsideOfPackages(
                                                HERE + "trace",
                                                HERE + "engine",
                                                HERE + "spec",
                                                HERE + "console")))
                .check(all);
    }

    @Test
    void onlyTheCommandLineKnowsOptions() {
        classes()
                .that(resideInAPackage("crosscheck..").and(resideOutsideOfPackage(HERE + "cli")))
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackage("picocli..")
                .check(all);
    }

    /** Arbiter's runner sleeps two seconds a trial; here only a worker that has no trial does. */
    @Test
    void nobodyButAWorkerSleeps() {
        noClasses()
                .that(
                        resideInAPackage("crosscheck.comparison..")
                                .and(resideOutsideOfPackage("crosscheck.comparison.testing.."))
                                .and(not(simpleName("Workers"))))
                .should()
                .callMethodWhere(target(name("sleep")))
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(LockSupport.class)
                .check(all);
    }

    /** Somebody who looks for a class by its name opens the right one. */
    @Test
    void noTwoClassesHaveOneName() {
        Map<String, String> packages = new TreeMap<>();
        for (JavaClass one : all) {
            boolean named = one.isTopLevelClass() && !one.getSimpleName().equals("package-info");
            String other = named ? packages.put(one.getSimpleName(), one.getPackageName()) : null;
            assertTrue(other == null, () -> one.getName() + " has the name of one in " + other);
        }
    }
}
