package org.fieldpost.rehearsal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.Configuration.consideringOnlyDependenciesInDiagram;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.adhereToPlantUmlDiagram;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The code keeps to the picture in docs/architecture.puml. */
class ArchitectureTest {

    private static final Path ROOT = Path.of(System.getProperty("fieldpost.root"));
    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.fieldpost");

    @Test
    void the_arrows_are_as_drawn() throws IOException {
        classes()
                .should(adhereToPlantUmlDiagram(
                        ROOT.resolve("docs/architecture.puml").toUri().toURL(), consideringOnlyDependenciesInDiagram()))
                .because("docs/architecture.puml is the one picture of who may use whom")
                .check(CODE);
    }

    @Test
    void every_class_stands_in_a_box() {
        classes()
                .that()
                .resideInAPackage("org.fieldpost..")
                .should()
                .resideInAnyPackage(
                        "org.fieldpost.model..",
                        "org.fieldpost.exchange..",
                        "org.fieldpost.notebook..",
                        "org.fieldpost.app..",
                        "org.fieldpost.rehearsal..",
                        "org.fieldpost.android..",
                        "org.fieldpost.server",
                        "org.fieldpost.server.storage..",
                        "org.fieldpost.server.access..",
                        "org.fieldpost.server.mission..",
                        "org.fieldpost.server.web..",
                        "org.fieldpost.server.tls..",
                        "org.fieldpost.server.people..",
                        "org.fieldpost.server.phones..",
                        "org.fieldpost.server.analysis..",
                        "org.fieldpost.server.products..",
                        "org.fieldpost.server.features..",
                        "org.fieldpost.server.operation..",
                        "org.fieldpost.server.retention..",
                        "org.fieldpost.server.statistics..",
                        "org.fieldpost.server.tally..",
                        "org.fieldpost.server.sitrep..",
                        "org.fieldpost.server.print..",
                        "org.fieldpost.server.review..",
                        "org.fieldpost.server.setup..",
                        "org.fieldpost.server.ingest..",
                        "org.fieldpost.server.redaction..",
                        "org.fieldpost.server.sealed..",
                        "org.fieldpost.server.exercise..",
                        "org.fieldpost.server.planning..",
                        "org.fieldpost.server.offline..",
                        "org.fieldpost.server.backup..",
                        "org.fieldpost.server.pages..")
                .because("a class in no box of the drawing would be held to no arrow")
                .check(CODE);
        assertThat(CODE.size()).as("classes looked at").isGreaterThan(150);
    }

    @Test
    void what_runs_on_a_phone_uses_no_awt() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.fieldpost.model..",
                        "org.fieldpost.exchange..",
                        "org.fieldpost.notebook..",
                        "org.fieldpost.app..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.awt..", "javax.imageio..", "javafx.embed.swing..", "javafx.fxml..", "java.lang.reflect..")
                .because("phones have no AWT, and a closed-world build knows no reflection")
                .check(CODE);
    }

    @Test
    void what_runs_beside_the_app_on_android_5_uses_nothing_that_came_later() {
        noClasses()
                .that()
                .resideInAPackage("org.fieldpost.android..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.time..", "java.util.function..", "java.util.stream..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.util\\.(Optional.*|Base64.*|concurrent\\.CompletableFuture)")
                .because("Android has these from version 7 or 8 on")
                .check(CODE);
    }

    @Test
    void the_cards_that_teach_know_nothing_of_a_notebook() {
        classes()
                .that()
                .resideInAPackage("org.fieldpost.app.learn..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javafx..",
                        "org.kordamp.ikonli..",
                        "org.fieldpost.app.learn..",
                        "org.fieldpost.app.look..",
                        "org.fieldpost.app.screen..",
                        "org.fieldpost.model..")
                .because("what somebody answers while learning is kept and sent nowhere")
                .check(CODE);
    }

    @Test
    void gluon_attach_is_imported_in_one_place() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.fieldpost.app.device.attach..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.gluonhq..")
                .because("Attach answers on phones only; everything else sees our own small interfaces")
                .check(CODE);
    }

    @Test
    void json_is_read_in_one_place() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.fieldpost.model.read..", "org.fieldpost.rehearsal.bench..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson..")
                .because(
                        "the model's readers are the only ones who meet files that people wrote; the bench writes JSON to"
                                + " compare with")
                .check(CODE);
    }

    @Test
    void no_class_name_says_little() {
        noClasses()
                .should()
                .haveNameMatching(".*(Utils?|Manager|Helper|Impl|Common)")
                .because("a name says what a thing is for")
                .check(CODE);
    }

    @Test
    void every_package_says_what_it_is() throws IOException {
        for (Path module : List.of(Path.of("src"), Path.of("sync-server"))) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module))) {
                List<Path> packages = files.filter(f -> f.toString().contains("/src/main/java/")
                                && f.toString().endsWith(".java"))
                        .map(Path::getParent)
                        .distinct()
                        .toList();
                assertThat(packages).isNotEmpty();
                assertThat(packages)
                        .allSatisfy(
                                p -> assertThat(p.resolve("package-info.java")).exists());
            }
        }
    }

    /** Surefire runs only classes named *Test: one named otherwise would pass without running. */
    @Test
    void every_class_with_tests_is_named_so_that_it_runs() throws IOException {
        for (Path module : List.of(Path.of("src"), Path.of("sync-server"))) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module))) {
                List<Path> tests = files.filter(f -> f.toString().contains("/src/test/java/")
                                && f.toString().endsWith(".java"))
                        .toList();
                for (Path test : tests) {
                    String code = Files.readString(test);
                    boolean holdsTests =
                            code.contains("@Test") || code.contains("@Property") || code.contains("@ParameterizedTest");
                    if (holdsTests && !code.contains("abstract class")) {
                        assertThat(test.getFileName().toString()).endsWith("Test.java");
                    }
                }
            }
        }
    }
}
