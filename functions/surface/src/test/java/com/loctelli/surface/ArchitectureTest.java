package com.loctelli.surface;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Directory;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What holds for the code as a whole. */
final class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("com.loctelli");

    /** Who may go from an address or a name to a tenant, or over all tenants: each is here because somebody decided so. */
    private static final Set<String> USERS_OF_THE_DIRECTORY = Set.of(
            "access",
            "assistant",
            "integrations",
            "messaging",
            "operations",
            "strategies",
            "subaccounts",
            "texting",
            "transfers");

    @Test
    void theRulesSeeTheWholeOfTheCode() {
        assertTrue(CLASSES.size() > 500, "classes: " + CLASSES.size());
        for (var feature : Set.of("access", "assistant", "bookings", "conversations", "leads", "texting")) {
            assertTrue(
                    CLASSES.stream().anyMatch(c -> c.getPackageName().startsWith("com.loctelli." + feature)), feature);
        }
    }

    @Test
    void theDirectoryIsUsedByThoseWhoMayAndByNobodyElse() {
        var users = CLASSES.stream()
                .filter(c -> !c.getPackageName().startsWith("com.loctelli.kernel"))
                .filter(c -> c.getDirectDependenciesFromSelf().stream()
                        .anyMatch(d -> d.getTargetClass().isEquivalentTo(Directory.class)))
                .map(ArchitectureTest::feature)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(USERS_OF_THE_DIRECTORY), users);
    }

    @Test
    void theCarriersLibraryIsInTextingAlone() {
        noClasses()
                .that(not(resideInAPackage("com.loctelli.texting..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.twilio..")
                .check(CLASSES);
    }

    @Test
    void theModelsLibraryIsInTheAssistantAlone() {
        noClasses()
                .that(not(resideInAPackage("com.loctelli.assistant..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.openai..")
                .check(CLASSES);
    }

    @Test
    void onlyTheKernelSpeaksToAws() {
        noClasses()
                .that(not(resideInAPackage("com.loctelli.kernel..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.awssdk..")
                .check(CLASSES);
    }

    @Test
    void theKernelKnowsNoFeature() {
        noClasses()
                .that(resideInAPackage("com.loctelli.kernel.."))
                .should()
                .dependOnClassesThat(
                        resideInAPackage("com.loctelli..").and(not(resideInAPackage("com.loctelli.kernel.."))))
                .check(CLASSES);
    }

    @Test
    void nobodyAsksTheMachineForTheTime() {
        noClasses()
                .that(not(resideInAnyPackage("com.loctelli.kernel.time..", "com.loctelli.kernel.telemetry..")))
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CLASSES);
    }

    @Test
    void onlyAnEntryPointAsksForThePortsOfTheProcess() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Function")
                .should()
                .callMethod(Platform.class, "ofProcess")
                .check(CLASSES);
    }

    @Test
    void aNameSaysWhatAClassIs() {
        // AWS Secrets Manager is a product's name, a knowledge base what its users call it.
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("com.loctelli.kernel.secrets.SecretsManager")
                .should()
                .haveNameMatching(
                        ".*\\.(?:Abstract\\w+|\\w*(?:Utils?|Helper|Manager|Impl|Service|Misc|Common)|\\w+(?<!Knowledge)Base)")
                .check(CLASSES);
    }

    private static String feature(JavaClass type) {
        return type.getPackageName().substring("com.loctelli.".length()).split("\\.", 2)[0];
    }
}
