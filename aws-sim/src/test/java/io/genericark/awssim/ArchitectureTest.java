package io.genericark.awssim;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.genericark.awssim");

    @Test
    void packagesDependOnlyAsTheirMapsSay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("start")
                .definedBy("io.genericark.awssim")
                .layer("world")
                .definedBy("io.genericark.awssim.world")
                .layer("faults")
                .definedBy("io.genericark.awssim.faults")
                .layer("http")
                .definedBy("io.genericark.awssim.http")
                .layer("ec2")
                .definedBy("io.genericark.awssim.ec2")
                .layer("route53")
                .definedBy("io.genericark.awssim.route53")
                .layer("elbv2")
                .definedBy("io.genericark.awssim.elbv2")
                .layer("sts")
                .definedBy("io.genericark.awssim.sts")
                .layer("iam")
                .definedBy("io.genericark.awssim.iam")
                .layer("imds")
                .definedBy("io.genericark.awssim.imds")
                .layer("topology")
                .definedBy("io.genericark.awssim.topology")
                .whereLayer("start")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("world")
                .mayNotAccessAnyLayer()
                .whereLayer("faults")
                .mayNotAccessAnyLayer()
                .whereLayer("http")
                .mayOnlyAccessLayers("world", "faults")
                .whereLayer("ec2")
                .mayOnlyAccessLayers("world", "http")
                .whereLayer("route53")
                .mayOnlyAccessLayers("world", "http")
                .whereLayer("elbv2")
                .mayOnlyAccessLayers("world", "http")
                .whereLayer("sts")
                .mayOnlyAccessLayers("world", "http")
                .whereLayer("iam")
                .mayOnlyAccessLayers("world", "http", "faults")
                .whereLayer("imds")
                .mayOnlyAccessLayers("world", "http")
                .whereLayer("topology")
                .mayOnlyAccessLayers("world")
                .because("a further service is one more package beside ec2, and the world must not know the wire")
                .check(CLASSES);
    }
}
