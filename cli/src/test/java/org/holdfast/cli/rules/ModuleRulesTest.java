package org.holdfast.cli.rules;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The borders between the modules, each with a sample that breaks it and so proves that the rule can fail. */
class ModuleRulesTest {
    private static final JavaClasses HOLDFAST = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.holdfast");
    private static final JavaClasses BROKEN = new ClassFileImporter().importPackages("org.holdfast.cli.rules.sample");
    private static final String[] PLAIN = {"java..", "org.jspecify.."};

    static Stream<ArchRule> rules() {
        return Stream.of(
                only("column"),
                only("policy", "org.holdfast.column..", "dev.cel..", "org.snakeyaml..", "com.google.common.."),
                only("engine", "org.holdfast.column..", "org.holdfast.policy.."),
                only("measures", "org.ejml..", "org.hipparchus..", "org.apache.datasketches.."),
                only("plans", "org.holdfast.measures..", "org.hipparchus..", "de.siegmar.fastcsv..", "tools.jackson.."),
                only("synth", "org.holdfast.column..", "org.holdfast.register..", "de.siegmar.fastcsv.."),
                noClasses()
                        .that()
                        .resideInAPackage("..synth..")
                        .should()
                        .callMethodWhere(isArithmeticThatMachinesMayRoundAsTheyLike()),
                noClasses()
                        .that()
                        .resideInAPackage("..synth..")
                        .should()
                        .dependOnClassesThat()
                        .belongToAnyOf(Random.class, SplittableRandom.class, ThreadLocalRandom.class),
                noClasses()
                        .that()
                        .resideInAPackage("..engine..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("java.nio.file..", "java.sql.."),
                noClasses()
                        .that()
                        .resideOutsideOfPackages("..convert..", "..bench..", "..server..", "org.holdfast.cli")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("java.sql..", "org.duckdb.."),
                noClasses()
                        .that()
                        .resideOutsideOfPackage("..server..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.springframework..", "org.postgresql..", "gg.jte.."),
                noClasses()
                        .that()
                        .resideInAnyPackage(
                                "..server.store..",
                                "..server.journal..",
                                "..server.registry..",
                                "..server.assessment..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "..server.web..", "..server.access..", "..server.operation..", "jakarta.servlet.."),
                noClasses()
                        .that()
                        .resideOutsideOfPackage("org.holdfast.cli")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.holdfast.cli"));
    }

    /** What {@code StrictMath} computes the same everywhere and {@code Math} need not. */
    private static DescribedPredicate<JavaCall<?>> isArithmeticThatMachinesMayRoundAsTheyLike() {
        return target(owner(type(Math.class))
                        .<CodeUnitCallTarget>forSubtype()
                        .and(nameMatching("a?(sin|cos|tan)h?|atan2|exp|expm1|log.*|pow|cbrt|hypot")))
                .as("functions of Math that are not exact");
    }

    /** Classes of a module depend on plain Java, themselves and the packages named. */
    private static ArchRule only(String module, String... others) {
        String[] allowed = Stream.of(Stream.of(PLAIN), Stream.of(others), Stream.of("org.holdfast." + module + ".."))
                .flatMap(names -> names)
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAnyPackage("org.holdfast." + module + "..", "..sample." + module + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void modules_keep_to_their_borders(ArchRule rule) {
        rule.check(HOLDFAST);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void each_rule_can_fail(ArchRule rule) {
        assertThatThrownBy(() -> rule.check(BROKEN)).isInstanceOf(AssertionError.class);
    }
}
