package com.loctelli.cdk.needs;

import com.loctelli.cdk.needs.Parsed.Ref;
import com.loctelli.kernel.queue.QueueName;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the needs of functions from their classes. What it learns of shared classes serves the next function too. */
public final class NeedsReader {
    private static final String KERNEL = "com/loctelli/kernel/";
    private static final String SDK = "software/amazon/awssdk/services/";
    private static final Pattern SETTING =
            Pattern.compile("(PUBLIC_URL|(ASSISTANT|TWILIO|OPENAI|GHL|LOCTELLI)_[A-Z_]+)");
    /** The action that lists a bucket is of the bucket, not of its objects. */
    public static final String LIST = "ListBucket";

    /** The action that lists what was kept of earlier versions, likewise. */
    public static final String VERSIONS = "ListBucketVersions";

    /** Calls whose action has another name. */
    private static final Map<String, String> PARTS = Map.of(
            "CreateMultipartUpload", "PutObject",
            "UploadPart", "PutObject",
            "CompleteMultipartUpload", "PutObject",
            "ListPartsPaginator", "ListMultipartUploadParts",
            "ListObjectVersions", VERSIONS);

    private static final Pattern SECRET = Pattern.compile("(sa|loctelli)/[\\w\\u0001/-]+");
    private static final Set<String> DIRECTORY_WRITES = Set.of("claim", "claimOnce", "release", "register");

    private final Bytecode bytecode = new Bytecode();

    /** What a function of that class needs, the check of its caller apart. */
    public Needs of(Class<?> function) {
        // What the edge reads and keeps depends on the way in: see Needs.behindSignIn. The list of queues names all,
        // what is rehearsed before a snapshot goes nowhere, and only what a person asked for behind a sign-in is
        // audited.
        var closed = Set.of(
                KERNEL + "platform/Snapshot",
                KERNEL + "audit/AuditTrail",
                KERNEL + "edge/Idempotency",
                KERNEL + "tenancy/ApiKeys",
                KERNEL + "tenancy/Epochs",
                KERNEL + "tenancy/RowOwners",
                KERNEL + "queue/QueueName");
        var reach = new Reach(bytecode, closed)
                .having(KERNEL + "secrets/SecretsManager")
                .having(KERNEL + "files/S3Files")
                .having(KERNEL + "mail/SesMail")
                .from(function.getName().replace('.', '/'));
        return new Walked(reach).needs();
    }

    private record Walked(Reach reach) {
        Needs needs() {
            boolean signs = isCalled(KERNEL + "tenancy/SigningKeys", "signing")
                    || isCalled(KERNEL + "tenancy/SigningKeys", "rotate");
            boolean changes =
                    sdk("dynamodb").stream().anyMatch(call -> call.matches("(put|update|delete|transactW).*"));
            var directory = calls(KERNEL + "tenancy/Directory", this::isOfFeature);
            boolean ownRows = directory.contains("platformRows");
            boolean writes = ownRows || directory.stream().anyMatch(DIRECTORY_WRITES::contains);
            boolean seals = !sdk("kms").isEmpty();
            boolean sends = sdk("sqs").stream().anyMatch(call -> call.startsWith("send"));
            boolean looksUp = sdk("sqs").contains("getQueueUrl");
            boolean checks = calls(KERNEL + "tenancy/AccessTokens", this::isOfFeature)
                                    .size()
                            > 0
                    || calls(KERNEL + "tenancy/SigningKeys", this::isOfFeature).size() > 0;
            return new Needs(
                    isCalled(KERNEL + "storage/Table", "of")
                            || isCalled(KERNEL + "storage/Database", "batch")
                            || !calls(KERNEL + "tenancy/Epochs", this::isOfFeature)
                                    .isEmpty(),
                    !directory.isEmpty() || checks,
                    signs || (writes && changes),
                    sends ? queues() : new TreeSet<>(),
                    looksUp && !sends ? queues() : new TreeSet<>(),
                    sdk("sqs").contains("getQueueAttributes"),
                    sdk("sqs").contains("startMessageMoveTask"),
                    isCalled(KERNEL + "queue/QueueName", "valueOf"),
                    files(),
                    seals,
                    // The platform's tenant is got from its rows, and by nothing else.
                    seals && ownRows,
                    secretsRead(signs),
                    secretsWritten(signs),
                    !sdk("sesv2").isEmpty(),
                    settings());
        }

        /** The queues that reached code names. */
        private SortedSet<QueueName> queues() {
            return reach.fields.stream()
                    .filter(field -> field.owner().equals(KERNEL + "queue/QueueName"))
                    .map(Ref::simple)
                    .flatMap(name -> Arrays.stream(QueueName.values())
                            .filter(queue -> queue.name().equals(name)))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        private SortedSet<String> files() {
            return sdk("s3").stream()
                    .map(call -> call.startsWith("presign") ? call.substring("presign".length()) : call)
                    .map(call -> call.startsWith("getObject") || call.startsWith("GetObject") ? "GetObject" : call)
                    .map(call -> call.substring(0, 1).toUpperCase(Locale.ROOT) + call.substring(1))
                    .map(call -> call.equals("DeleteObjects") ? "DeleteObject" : call)
                    .map(call -> PARTS.getOrDefault(call, call))
                    .map(call -> call.startsWith("ListObjectsV2") ? LIST : call)
                    .filter(call -> call.endsWith("Object")
                            || call.equals(LIST)
                            || call.equals(VERSIONS)
                            || PARTS.containsValue(call))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        private SortedSet<String> secretsRead(boolean signs) {
            var out = named();
            if (isCalled(KERNEL + "secrets/PlatformKeys", "master")) {
                out.add("loctelli/*/platform-key");
            }
            if (signs) {
                out.add("loctelli/*/token-keys");
            }
            return out;
        }

        private SortedSet<String> secretsWritten(boolean signs) {
            var out = new TreeSet<String>();
            boolean writes = calls(KERNEL + "secrets/Secrets", this::isOfFeature).stream()
                    .anyMatch(call -> call.startsWith("put") || call.equals("delete"));
            if (writes) {
                out.addAll(named());
            }
            if (signs) {
                out.add("loctelli/*/token-keys");
            }
            return out;
        }

        private SortedSet<String> named() {
            return calls(KERNEL + "secrets/Secrets", this::isOfFeature).isEmpty()
                    ? new TreeSet<>()
                    : reach.constants.stream()
                            .filter(text -> SECRET.matcher(text).matches())
                            .map(text -> text.replace('\u0001', '*'))
                            .collect(Collectors.toCollection(TreeSet::new));
        }

        private SortedSet<String> settings() {
            return reach.constants.stream()
                    .filter(text -> SETTING.matcher(text).matches())
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        private boolean isOfFeature(Ref caller) {
            return !caller.owner().startsWith(KERNEL + "edge/")
                    && !caller.owner().startsWith(KERNEL + "tenancy/")
                    && !caller.owner().startsWith(KERNEL + "secrets/");
        }

        private boolean isCalled(String owner, String name) {
            return calls(owner, caller -> true).contains(name);
        }

        /** The names of the owner's methods that reached methods call. */
        private Set<String> calls(String owner, Predicate<Ref> by) {
            return reach.calls.entrySet().stream()
                    .filter(entry -> by.test(entry.getKey()))
                    .flatMap(entry -> entry.getValue().stream())
                    .filter(call -> call.owner().equals(owner))
                    .map(Ref::simple)
                    .filter(name -> !name.startsWith("<"))
                    .collect(Collectors.toSet());
        }

        /** The names of the calls on the clients of one of the SDK's services. */
        private Set<String> sdk(String service) {
            return reach.calls.values().stream()
                    .flatMap(Set::stream)
                    .filter(call -> call.owner().startsWith(SDK + service + "/")
                            && (call.owner().endsWith("Client") || call.owner().endsWith("Presigner")))
                    .map(Ref::simple)
                    .collect(Collectors.toSet());
        }
    }
}
