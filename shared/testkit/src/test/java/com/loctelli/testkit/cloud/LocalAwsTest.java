package com.loctelli.testkit.cloud;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;
import software.amazon.awssdk.services.kms.model.KmsInvalidStateException;
import software.amazon.awssdk.services.kms.model.NotFoundException;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ActionAfterCompletion;
import software.amazon.awssdk.services.scheduler.model.ConflictException;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Tag;

class LocalAwsTest {

    private final TickingClock clock = TickingClock.standing(Instant.parse("2026-03-01T10:00:00Z"));
    private final SqsClient sqs = Clients.sqs(EmbeddedCloud.shared().endpoints().sqs());
    private final LocalAws aws =
            LocalAws.start(null, clock, EmbeddedCloud.shared().endpoints().sqs());
    private final SecretsManagerClient secrets = Clients.at(aws.endpoint(), SecretsManagerClient.builder());
    private final KmsClient kms = Clients.at(aws.endpoint(), KmsClient.builder());
    private final SchedulerClient scheduler = Clients.at(aws.endpoint(), SchedulerClient.builder());

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void aSecretHasACurrentAndAPreviousValue() {
        var made = secrets.createSecret(c -> c.name("app/key").secretString("one"));
        secrets.putSecretValue(p -> p.secretId(made.arn()).secretString("two"));
        assertEquals("two", secrets.getSecretValue(g -> g.secretId("app/key")).secretString());
        assertEquals(
                "one",
                secrets.getSecretValue(g -> g.secretId("app/key").versionStage("AWSPREVIOUS"))
                        .secretString());
        assertEquals(
                "one",
                secrets.getSecretValue(g -> g.secretId("app/key").versionId(made.versionId()))
                        .secretString());
        secrets.updateSecret(u -> u.secretId("app/key").secretString("three").description("d"));
        assertEquals("three", secrets.getSecretValue(g -> g.secretId("app/key")).secretString());
        assertEquals("d", secrets.describeSecret(d -> d.secretId("app/key")).description());
    }

    @Test
    void aSecretIsMadeOnceAndNotReadOnceDeleted() {
        secrets.createSecret(c -> c.name("s").secretBinary(SdkBytes.fromByteArray(new byte[] {1, 2})));
        assertArrayEquals(
                new byte[] {1, 2},
                secrets.getSecretValue(g -> g.secretId("s")).secretBinary().asByteArray());
        assertThrows(
                ResourceExistsException.class,
                () -> secrets.createSecret(c -> c.name("s").secretString("x")));
        secrets.deleteSecret(d -> d.secretId("s"));
        assertThrows(InvalidRequestException.class, () -> secrets.getSecretValue(g -> g.secretId("s")));
        assertThrows(
                software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException.class,
                () -> secrets.getSecretValue(g -> g.secretId("never")));
    }

    @Test
    void aSealedKeyOpensOnlyInItsContext() {
        var key = kms.generateDataKey(
                g -> g.keyId("alias/data").keySpec("AES_256").encryptionContext(Map.of("tenant", "a", "purpose", "p")));
        var opened = kms.decrypt(
                d -> d.ciphertextBlob(key.ciphertextBlob()).encryptionContext(Map.of("purpose", "p", "tenant", "a")));
        assertEquals(key.plaintext(), opened.plaintext());
        assertEquals(32, key.plaintext().asByteArray().length);
        assertThrows(
                InvalidCiphertextException.class,
                () -> kms.decrypt(d -> d.ciphertextBlob(key.ciphertextBlob())
                        .encryptionContext(Map.of("purpose", "p", "tenant", "b"))));
    }

    @Test
    void aKeyPendingDeletionRefusesAndIsGoneAfterwards() {
        var text = SdkBytes.fromUtf8String("text");
        var sealed = kms.encrypt(e -> e.keyId("alias/doomed").plaintext(text)).ciphertextBlob();
        assertEquals(text, kms.decrypt(d -> d.ciphertextBlob(sealed)).plaintext());
        var id = kms.describeKey(d -> d.keyId("alias/doomed")).keyMetadata().keyId();
        kms.scheduleKeyDeletion(s -> s.keyId(id).pendingWindowInDays(7));
        assertThrows(KmsInvalidStateException.class, () -> kms.decrypt(d -> d.ciphertextBlob(sealed)));
        clock.advance(Duration.ofDays(7));
        assertThrows(NotFoundException.class, () -> kms.describeKey(d -> d.keyId(id)));
        assertThrows(InvalidCiphertextException.class, () -> kms.decrypt(d -> d.ciphertextBlob(sealed)));
    }

    @Test
    void anAssumedRoleCarriesItsTagsAndExpires() {
        var sts = Clients.at(aws.endpoint(), StsClient.builder());
        var session = sts.assumeRole(a -> a.roleArn("arn:aws:iam::000000000000:role/data")
                .roleSessionName("sa_1")
                .durationSeconds(900)
                .tags(List.of(Tag.builder().key("subAccountId").value("sa_1").build())));
        assertEquals(clock.instant().plusSeconds(900), session.credentials().expiration());
        assertEquals(
                Map.of("subAccountId", "sa_1"),
                aws.sessions().assumed().getFirst().tags());
    }

    @Test
    void mailLiesInTheMailbox() {
        var ses = Clients.at(aws.endpoint(), SesV2Client.builder());
        ses.sendEmail(e -> e.fromEmailAddress("a@example.com")
                .destination(d -> d.toAddresses("b@example.com"))
                .content(c ->
                        c.simple(s -> s.subject(x -> x.data("Hello")).body(b -> b.text(t -> t.data("Welcome"))))));
        var mail = aws.mailbox().mails().getFirst();
        assertEquals(List.of("b@example.com"), mail.to());
        assertEquals("Hello", mail.subject());
        assertEquals("Welcome", mail.text());
    }

    @Test
    void anUnknownOperationIsRefused() {
        var refusal = assertThrows(AwsServiceException.class, () -> kms.getKeyPolicy(p -> p.keyId("k")));
        assertEquals("UnknownOperationException", refusal.awsErrorDetails().errorCode());
    }

    @Test
    void aOneTimeScheduleFiresOnceWhenItsTimeHasComeAndIsDeleted() {
        var queue = queue("fired-once");
        scheduler.createSchedule(schedule("once", "at(2026-03-01T08:00:00)", queue)
                .scheduleExpressionTimezone("America/New_York")
                .actionAfterCompletion(ActionAfterCompletion.DELETE)
                .build());
        assertEquals(0, aws.schedules().tick());
        clock.set(Instant.parse("2026-03-01T13:00:00Z"));
        assertEquals(1, aws.schedules().tick());
        assertEquals(0, aws.schedules().tick());
        assertEquals(List.of("{\"fire\":\"once\"}"), bodies(queue));
        assertThrows(ResourceNotFoundException.class, () -> scheduler.getSchedule(g -> g.name("once")));
    }

    @Test
    void aRepeatingScheduleGoesOnUntilItIsDeleted() {
        var queue = queue("fired-often");
        scheduler.createSchedule(schedule("often", "rate(5 minutes)", queue).build());
        assertThrows(
                ConflictException.class,
                () -> scheduler.createSchedule(
                        schedule("often", "rate(5 minutes)", queue).build()));
        clock.advance(Duration.ofMinutes(5));
        assertEquals(1, aws.schedules().tick());
        clock.advance(Duration.ofMinutes(4));
        assertEquals(0, aws.schedules().tick());
        clock.advance(Duration.ofMinutes(1));
        assertEquals(1, aws.schedules().tick());
        assertEquals(2, bodies(queue).size());
        assertEquals(
                "rate(5 minutes)", scheduler.getSchedule(g -> g.name("often")).scheduleExpression());
        scheduler.deleteSchedule(d -> d.name("often"));
        clock.advance(Duration.ofHours(1));
        assertEquals(0, aws.schedules().tick());
    }

    @Test
    void aChangedScheduleFiresAtItsNewTimeOnly() {
        var queue = queue("fired-later");
        scheduler.createSchedule(
                schedule("moved", "at(2026-03-01T10:10:00)", queue).build());
        scheduler.updateSchedule(u -> u.name("moved")
                .scheduleExpression("cron(30 10 ? * SUN *)")
                .flexibleTimeWindow(w -> w.mode(FlexibleTimeWindowMode.OFF))
                .target(t -> t.arn(arn("fired-later"))
                        .roleArn("arn:aws:iam::000000000000:role/r")
                        .input("i")));
        clock.advance(Duration.ofMinutes(20));
        assertEquals(0, aws.schedules().tick());
        clock.advance(Duration.ofMinutes(10));
        assertEquals(1, aws.schedules().tick());
        clock.advance(Duration.ofDays(6));
        assertEquals(0, aws.schedules().tick());
        clock.advance(Duration.ofDays(1));
        assertEquals(1, aws.schedules().tick());
        assertEquals(List.of("i", "i"), bodies(queue));
    }

    @Test
    void whatIsKeptInADirectoryOutlivesTheServer(@TempDir Path directory) {
        var endpoint = EmbeddedCloud.shared().endpoints().sqs();
        var queue = queue("fired-after-restart");
        SdkBytes sealed;
        try (var first = LocalAws.start(directory, clock, endpoint)) {
            Clients.at(first.endpoint(), SecretsManagerClient.builder())
                    .createSecret(c -> c.name("kept").secretString("v"));
            sealed = Clients.at(first.endpoint(), KmsClient.builder())
                    .encrypt(e -> e.keyId("alias/k").plaintext(SdkBytes.fromUtf8String("t")))
                    .ciphertextBlob();
            Clients.at(first.endpoint(), SchedulerClient.builder())
                    .createSchedule(
                            schedule("kept", "at(2026-03-01T10:10:00)", queue).build());
        }
        clock.advance(Duration.ofHours(1));
        try (var second = LocalAws.start(directory, clock, endpoint)) {
            assertEquals(
                    "v",
                    Clients.at(second.endpoint(), SecretsManagerClient.builder())
                            .getSecretValue(g -> g.secretId("kept"))
                            .secretString());
            assertEquals(
                    "t",
                    Clients.at(second.endpoint(), KmsClient.builder())
                            .decrypt(d -> d.ciphertextBlob(sealed))
                            .plaintext()
                            .asUtf8String());
            assertEquals(1, second.schedules().tick());
            assertTrue(bodies(queue).getFirst().contains("kept"));
        }
    }

    private static CreateScheduleRequest.Builder schedule(String name, String expression, String queueUrl) {
        return CreateScheduleRequest.builder()
                .name(name)
                .scheduleExpression(expression)
                .flexibleTimeWindow(w -> w.mode(FlexibleTimeWindowMode.OFF))
                .target(t -> t.arn(arn(queueUrl.substring(queueUrl.lastIndexOf('/') + 1)))
                        .roleArn("arn:aws:iam::000000000000:role/scheduler")
                        .input("{\"fire\":\"" + name + "\"}"));
    }

    private static String arn(String queue) {
        return "arn:aws:sqs:us-east-1:000000000000:" + queue;
    }

    private String queue(String name) {
        return sqs.createQueue(q -> q.queueName(name)).queueUrl();
    }

    private List<String> bodies(String url) {
        return sqs.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10)).messages().stream()
                .map(Message::body)
                .toList();
    }
}
