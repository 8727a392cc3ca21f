package com.loctelli.cdk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.cdk.packages.Artefact;
import com.loctelli.cdk.packages.Packages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The features' zips. */
class PackagesTest {
    @Test
    void noneIsLargerThanLambdaTakes() {
        Synthesised.ARTEFACTS.values().forEach(one -> {
            System.out.printf("%-16s %6.1f MB%n", one.feature(), one.bytes() / 1e6);
            assertTrue(one.bytes() < Artefact.LARGEST, one.feature());
        });
    }

    @Test
    void onlyTheAssistantCarriesTheModelsLibraryAndOnlyTextingTheCarriers() {
        // A rehearsal is the agent itself, played in a sandbox.
        assertEquals(Set.of("assistant", "evals"), carrying("openai-java"));
        assertEquals(Set.of("texting"), carrying("twilio-"));
        assertFalse(carrying("aws-cdk-lib").contains("leads"));
        assertEquals(
                Synthesised.ARTEFACTS.keySet(),
                carrying("kernel-").isEmpty() ? carrying("kernel.jar") : carrying("kernel-"));
    }

    @Test
    void theSameJarsGiveTheSameBytes(@TempDir Path folder) throws Exception {
        var once = Packages.build(Set.of("leads"), Path.of("target/classpath"), folder.resolve("once"));
        var again = Packages.build(Set.of("leads"), Path.of("target/classpath"), folder.resolve("again"));
        assertArrayEquals(
                Files.readAllBytes(once.get("leads").file()),
                Files.readAllBytes(again.get("leads").file()));
    }

    private static Set<String> carrying(String jar) {
        return Synthesised.ARTEFACTS.values().stream()
                .filter(one -> one.jars().stream().anyMatch(name -> name.startsWith(jar)))
                .map(Artefact::feature)
                .collect(Collectors.toSet());
    }
}
