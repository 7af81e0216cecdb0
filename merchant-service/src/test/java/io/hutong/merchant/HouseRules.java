package io.hutong.merchant;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.math.BigDecimal;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Repository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.RequestMapping;

/** The grammar of a service by its places and names, not by lists of classes. */
final class HouseRules {

    /** Models decide: state, change, decision, from what they are given. */
    static final ArchRule MODELS_ARE_PURE = classes().that().resideInAPackage("..model..")
            .should().onlyDependOnClassesThat(
                    JavaClass.Predicates.resideInAnyPackage("java.lang..", "java.util..",
                            "java.math..", "java.time..", "org.jspecify..", "..model..",
                            "io.hutong.kernel.money..", "io.hutong.kernel.id..",
                            "io.hutong.kernel.trade.."));

    static final ArchRule TIME_COMES_IN = noClasses()
            .should().callMethod(Instant.class, "now")
            .orShould().callMethod(System.class, "currentTimeMillis")
            .orShould().dependOnClassesThat().areAssignableTo(Clock.class);

    /** A message is never stored, and never a field of a model. */
    static final ArchRule MESSAGES_STAY_AT_THE_EDGE = other("Handler", "Messages")
            .should().dependOnClassesThat().resideInAPackage("io.hutong.contracts.message..");

    static final ArchRule SQL_IS_IN_TABLES = other("Table", "Row", "Rows", "Configuration")
            .should().dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.springframework.jdbc..");

    static final ArchRule CALLS_ARE_IN_CONTROLLERS = noMethods()
            .that().areDeclaredInClassesThat().haveSimpleNameNotEndingWith("Controller")
            .should().beMetaAnnotatedWith(RequestMapping.class);

    static final ArchRule BEANS_COME_FROM_CONFIGURATIONS = methods()
            .that().areAnnotatedWith(Bean.class).should().beDeclaredInClassesThat()
            .haveSimpleNameEndingWith("Configuration");

    static final ArchRule NO_STEREOTYPES = noClasses().should().beAnnotatedWith(Component.class)
            .orShould().beAnnotatedWith(Service.class)
            .orShould().beAnnotatedWith(Repository.class);

    static final ArchRule DEPENDENCIES_COME_THROUGH_CONSTRUCTORS = noFields()
            .should().beAnnotatedWith(Autowired.class).orShould().beAnnotatedWith(Value.class);

    static final ArchRule NO_CLASS_IS_TRANSACTIONAL = noClasses()
            .should().beAnnotatedWith(Transactional.class);

    static final ArchRule NO_METHOD_IS_TRANSACTIONAL = noMethods()
            .should().beAnnotatedWith(Transactional.class);

    static final ArchRule ARRAYS_ARE_BOUND_BY_THE_KERNEL = noClasses()
            .should().callMethod(Connection.class, "createArrayOf", String.class, Object[].class);

    static final ArchRule MONEY_IS_NEVER_A_FRACTION = noFields()
            .should().haveRawType(double.class).orShould().haveRawType(float.class)
            .orShould().haveRawType(BigDecimal.class);

    /** What others may use is a service, a mapper, or a model. */
    static final ArchRule ADAPTERS_STAY_IN_THEIR_FEATURE = classes()
            .that().haveSimpleNameEndingWith("Controller")
            .or().haveSimpleNameEndingWith("Table")
            .or().haveSimpleNameEndingWith("Handler")
            .or().haveSimpleNameEndingWith("Worker")
            .or().haveSimpleNameEndingWith("Settings")
            .or().haveSimpleNameEndingWith("Configuration")
            .or().haveSimpleNameEndingWith("Request")
            .or().haveSimpleNameEndingWith("View")
            .should().bePackagePrivate();

    private HouseRules() {
    }

    /**
     * What holds for a service.
     *
     * @param service its root package: {@code io.hutong.merchant}
     */
    static Stream<ArchRule> all(String service) {
        return Stream.of(MODELS_ARE_PURE, TIME_COMES_IN, MESSAGES_STAY_AT_THE_EDGE,
                SQL_IS_IN_TABLES, CALLS_ARE_IN_CONTROLLERS, BEANS_COME_FROM_CONFIGURATIONS,
                NO_STEREOTYPES, DEPENDENCIES_COME_THROUGH_CONSTRUCTORS, NO_CLASS_IS_TRANSACTIONAL,
                NO_METHOD_IS_TRANSACTIONAL, ARRAYS_ARE_BOUND_BY_THE_KERNEL,
                MONEY_IS_NEVER_A_FRACTION, ADAPTERS_STAY_IN_THEIR_FEATURE, noCircles(service));
    }

    private static ArchRule noCircles(String service) {
        return slices().matching(service + ".(*)..").should().beFreeOfCycles();
    }

    /** None but classes of these names, with what is nested in them. */
    private static GivenClassesConjunction other(String... suffixes) {
        return noClasses().that(new DescribedPredicate<>("are no " + String.join(", ", suffixes)) {
            @Override
            public boolean test(JavaClass type) {
                String name = type.getName().substring(type.getPackageName().length() + 1)
                        .replaceFirst("\\$.*", "");
                for (String suffix : suffixes) {
                    if (name.endsWith(suffix)) {
                        return false;
                    }
                }
                return true;
            }
        });
    }
}
