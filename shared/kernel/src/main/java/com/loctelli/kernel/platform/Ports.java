package com.loctelli.kernel.platform;

import com.loctelli.kernel.audit.AuditTrail;
import com.loctelli.kernel.crypto.TenantCipher;
import com.loctelli.kernel.files.Files;
import com.loctelli.kernel.files.S3Files;
import com.loctelli.kernel.ids.Ids;
import com.loctelli.kernel.mail.Mail;
import com.loctelli.kernel.mail.SesMail;
import com.loctelli.kernel.queue.Outbox;
import com.loctelli.kernel.queue.Queues;
import com.loctelli.kernel.secrets.PlatformKeys;
import com.loctelli.kernel.secrets.Secrets;
import com.loctelli.kernel.secrets.SecretsManager;
import com.loctelli.kernel.storage.Database;
import com.loctelli.kernel.storage.TenantCredentials;
import com.loctelli.kernel.storage.TenantGuard;
import com.loctelli.kernel.storage.TenantSessions;
import com.loctelli.kernel.tenancy.AccessTokens;
import com.loctelli.kernel.tenancy.ApiKeys;
import com.loctelli.kernel.tenancy.Directory;
import com.loctelli.kernel.tenancy.Envelopes;
import com.loctelli.kernel.tenancy.Epochs;
import com.loctelli.kernel.tenancy.SigningKeys;
import com.loctelli.kernel.tenancy.VerifyingKeys;
import com.loctelli.kernel.tenancy.Visits;
import com.loctelli.kernel.time.Clock;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** The ports behind a {@link Platform}, each made when it is first asked for. */
final class Ports {
    private final Settings settings;
    private final Clock clock;
    private final Ids ids;
    private final AwsClients clients;
    private final TenantCredentials credentials;
    private final Lazy<Database> database = new Lazy<>();
    private final Lazy<Queues> queues = new Lazy<>();
    private final Lazy<Outbox> outbox = new Lazy<>();
    private final Lazy<Secrets> secrets = new Lazy<>();
    private final Lazy<PlatformKeys> keys = new Lazy<>();
    private final Lazy<Envelopes> envelopes = new Lazy<>();
    private final Lazy<Files> files = new Lazy<>();
    private final Lazy<TenantCipher> cipher = new Lazy<>();
    private final Lazy<Directory> directory = new Lazy<>();
    private final Lazy<VerifyingKeys> verifyingKeys = new Lazy<>();
    private final Lazy<SigningKeys> signingKeys = new Lazy<>();
    private final Lazy<AccessTokens> tokens = new Lazy<>();
    private final Lazy<Epochs> epochs = new Lazy<>();
    private final Lazy<ApiKeys> apiKeys = new Lazy<>();
    private final Lazy<Visits> visits = new Lazy<>();
    private final Lazy<AuditTrail> audit = new Lazy<>();
    private final Lazy<Mail> mail = new Lazy<>();

    Ports(Settings settings, Clock clock, Ids ids, List<ExecutionInterceptor> interceptors) {
        this.settings = settings;
        this.clock = clock;
        this.ids = ids;
        var guarded = new ArrayList<ExecutionInterceptor>(interceptors);
        guarded.addFirst(new TenantGuard());
        this.clients = new AwsClients(settings, guarded);
        this.credentials = settings.find("LOCTELLI_TENANT_ROLE")
                .<TenantCredentials>map(role -> new TenantSessions(clients::sts, role, clock))
                .orElse(TenantCredentials.OWN);
    }

    Clock clock() {
        return clock;
    }

    Ids ids() {
        return ids;
    }

    Database database() {
        return database.get(() -> new Database(clients::dynamoDb, settings.prefix(), clock, keys(), credentials));
    }

    Secrets secrets() {
        return secrets.get(() -> new SecretsManager(clients::secretsManager));
    }

    PlatformKeys keys() {
        return keys.get(() -> new PlatformKeys(secrets(), ofSecrets("platform-key")));
    }

    Envelopes envelopes() {
        return envelopes.get(() -> new Envelopes(keys()));
    }

    Queues queues() {
        return queues.get(() -> new Queues(clients::sqs, settings.prefix(), envelopes(), ids));
    }

    Outbox outbox() {
        return outbox.get(() -> new Outbox(database(), queues(), ids, clock));
    }

    Files files() {
        return files.get(() -> new S3Files(
                clients::s3, clients::s3Presigner, settings.get("LOCTELLI_BUCKET", settings.prefix() + "files")));
    }

    TenantCipher cipher() {
        return cipher.get(() -> new TenantCipher(
                database(), clients::kms, settings.get("LOCTELLI_KMS_KEY", "alias/" + settings.prefix() + "data")));
    }

    Directory directory() {
        return directory.get(() -> new Directory(database()));
    }

    private VerifyingKeys verifyingKeys() {
        return verifyingKeys.get(() -> new VerifyingKeys(directory(), clock));
    }

    SigningKeys signingKeys() {
        return signingKeys.get(() ->
                new SigningKeys(verifyingKeys(), directory(), database(), secrets(), ofSecrets("token-keys"), clock));
    }

    AccessTokens tokens() {
        return tokens.get(() -> new AccessTokens(verifyingKeys(), this::signingKeys, clock, ids));
    }

    Epochs epochs() {
        return epochs.get(() -> new Epochs(database(), clock));
    }

    ApiKeys apiKeys() {
        return apiKeys.get(() -> new ApiKeys(directory(), database(), epochs(), clock));
    }

    Visits visits() {
        return visits.get(() -> new Visits(directory(), database(), ids, clock));
    }

    AuditTrail audit() {
        return audit.get(() -> new AuditTrail(database(), keys()));
    }

    Mail mail() {
        return mail.get(() -> new SesMail(clients::ses, () -> settings.need(Platform.MAIL_FROM)));
    }

    private String ofSecrets(String name) {
        return "loctelli/" + settings.stage() + "/" + name;
    }
}
