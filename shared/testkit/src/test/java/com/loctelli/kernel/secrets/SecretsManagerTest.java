package com.loctelli.kernel.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.testkit.cloud.Clients;
import com.loctelli.testkit.cloud.LocalAws;
import com.loctelli.testkit.cloud.TickingClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Secrets whose names are given up and wanted again. */
class SecretsManagerTest {
    @Test
    void aNameThatIsNotFreeInTimeIsAskedForAgainLater() {
        var clock = TickingClock.standing(Instant.parse("2026-03-02T15:00:00Z"));
        try (var aws = LocalAws.start(null, clock, URI.create("http://localhost:1"));
                var client = Clients.at(aws.endpoint(), SecretsManagerClient.builder())) {
            var secrets = new SecretsManager(() -> client);
            secrets.put("sa/A/2fa/usr_1", "one");
            secrets.delete("sa/A/2fa/usr_1");

            assertEquals(Optional.empty(), secrets.find("sa/A/2fa/usr_1"));
            var refused = assertThrows(Problem.class, () -> secrets.put("sa/A/2fa/usr_1", "two"));
            assertEquals(ProblemType.UNAVAILABLE, refused.type());
            assertEquals(Duration.ofSeconds(1), refused.retryAfter());

            clock.advance(Duration.ofSeconds(1));
            secrets.put("sa/A/2fa/usr_1", "two");
            assertEquals(Optional.of("two"), secrets.find("sa/A/2fa/usr_1"));
        }
    }
}
