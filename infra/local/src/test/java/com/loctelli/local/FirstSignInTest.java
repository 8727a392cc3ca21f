package com.loctelli.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.access.admins.FirstAdmin;
import com.loctelli.standins.faults.Faults;
import com.loctelli.testkit.TestPlatform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FirstSignInTest {
    private static final Map<String, String> ELSEWHERE = Map.of("LOCTELLI_AWS_ENDPOINT", "http://localhost:1");

    private final TestPlatform test = TestPlatform.start();

    @Test
    void aStartOverADemoThatWasNotMadeToItsEndSaysHowToGoOn(@TempDir Path data) {
        theAdminIsThere();

        var refused = assertThrows(Refused.class, () -> make(data, Map.of()));

        var message = String.valueOf(refused.getMessage());
        assertTrue(message.startsWith("The demo was not made to its end"), message);
        assertTrue(message.contains("Delete " + data.toAbsolutePath().normalize() + " to begin anew"), message);
    }

    @Test
    void aDemoThatWasMadeIsNotMadeAgain(@TempDir Path data) throws IOException {
        Files.createFile(data.resolve("demo"));

        var told = make(data, Map.of());

        assertEquals(1, told.size());
        assertTrue(told.getFirst().contains("as told when the demo was made"), told.getFirst());
    }

    @Test
    void anotherCloudIsGivenADemoWhateverTheFolderSays(@TempDir Path data) throws IOException {
        Files.createFile(data.resolve("demo"));

        // It goes on to make the business by the API, which nobody serves here.
        assertThrows(UncheckedIOException.class, () -> make(data, ELSEWHERE));

        assertEquals(false, theAdminIsThere().isNew());
    }

    @Test
    void anotherCloudThatHasTheDemoIsLeftAsItIs(@TempDir Path data) {
        theAdminIsThere();

        var told = make(data, ELSEWHERE);

        assertEquals(1, told.size());
        assertTrue(told.getFirst().contains("as told when the demo was made in this cloud"), told.getFirst());
    }

    private FirstAdmin.Ensured theAdminIsThere() {
        return FirstAdmin.ensure(test.platform(), LocalRun.ADMIN, LocalRun.PASSWORD, "Ada");
    }

    private List<String> make(Path data, Map<String, String> more) {
        var environment = new HashMap<>(more);
        environment.put("LOCTELLI_PORT", "0");
        environment.put("LOCTELLI_DATA", data.toString());
        var choices = Choices.of(environment);
        var told = new ArrayList<String>();
        try (var outside = Outside.start(choices, new Faults(), test.clock());
                var api = new OwnApi(choices.ownUrl())) {
            new FirstSignIn(choices, test.platform(), api, outside).make(told::add);
        }
        return told;
    }
}
