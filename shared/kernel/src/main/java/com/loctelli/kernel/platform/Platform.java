package com.loctelli.kernel.platform;

import com.loctelli.kernel.audit.AuditTrail;
import com.loctelli.kernel.crypto.TenantCipher;
import com.loctelli.kernel.files.Files;
import com.loctelli.kernel.files.S3Files;
import com.loctelli.kernel.ids.Ids;
import com.loctelli.kernel.mail.Mail;
import com.loctelli.kernel.mail.SesMail;
import com.loctelli.kernel.queue.Outbox;
import com.loctelli.kernel.queue.Outgoing;
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
import com.loctelli.kernel.tenancy.Visits;
import com.loctelli.kernel.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * The ports of a process, each made at first use: what a function needs of the world outside it. A process has one,
 * {@link #ofProcess()}; tests make their own.
 */
public final class Platform {
    /** The setting that holds the address that letters come from. */
    public static final String MAIL_FROM = "LOCTELLI_MAIL_FROM";

    private static final Supplier<Platform> OF_PROCESS =
            new Lazy<>(() -> new Platform(Settings.ofEnvironment(), Clock.system(), Ids.secure(), List.of()));

    private final Settings settings;
    private final Clock clock;
    private final Ids ids;
    private final Supplier<Database> database;
    private final Supplier<Secrets> secrets;
    private final Supplier<PlatformKeys> keys;
    private final Supplier<Envelopes> envelopes;
    private final Supplier<Queues> queues;
    private final Supplier<Outbox> outbox;
    private final Supplier<Files> files;
    private final Supplier<TenantCipher> cipher;
    private final Supplier<Directory> directory;
    private final Supplier<SigningKeys> signingKeys;
    private final Supplier<AccessTokens> tokens;
    private final Supplier<Epochs> epochs;
    private final Supplier<ApiKeys> apiKeys;
    private final Supplier<Visits> visits;
    private final Supplier<AuditTrail> audit;
    private final Supplier<Mail> mail;

    /** @param interceptors further interceptors of the database client, after the guard: faults, in tests */
    public Platform(Settings settings, Clock clock, Ids ids, List<ExecutionInterceptor> interceptors) {
        this.clock = clock;
        this.ids = ids;
        var prefix = settings.prefix();
        var ofSecrets = "loctelli/" + settings.get("LOCTELLI_STAGE", "dev") + "/";
        var guarded = new ArrayList<ExecutionInterceptor>(interceptors);
        guarded.addFirst(new TenantGuard());
        var clients = new AwsClients(settings, guarded);
        this.secrets = new Lazy<>(() -> new SecretsManager(clients.secretsManager));
        this.settings = settings.reading(new SecretSettings(secrets, clock)::resolve);
        this.keys = new Lazy<>(() -> new PlatformKeys(secrets.get(), ofSecrets + "platform-key"));
        var credentials = settings.find("LOCTELLI_TENANT_ROLE")
                .<TenantCredentials>map(role -> new TenantSessions(clients.sts, role, clock))
                .orElse(TenantCredentials.OWN);
        this.database = new Lazy<>(() -> new Database(clients.dynamoDb, prefix, clock, keys.get(), credentials));
        this.envelopes = new Lazy<>(() -> new Envelopes(keys.get()));
        this.queues = new Lazy<>(() -> new Queues(clients.sqs, prefix, envelopes.get(), ids));
        this.outbox = new Lazy<>(() -> new Outbox(database.get(), queues.get(), ids, clock));
        this.files = new Lazy<>(
                () -> new S3Files(clients.s3, clients.s3Presigner, settings.get("LOCTELLI_BUCKET", prefix + "files")));
        this.cipher = new Lazy<>(() -> new TenantCipher(
                database.get(), clients.kms, settings.get("LOCTELLI_KMS_KEY", "alias/" + prefix + "data")));
        this.directory = new Lazy<>(() -> new Directory(database.get()));
        this.signingKeys = new Lazy<>(
                () -> new SigningKeys(directory.get(), database.get(), secrets.get(), ofSecrets + "token-keys", clock));
        this.tokens = new Lazy<>(() -> new AccessTokens(signingKeys.get(), clock, ids));
        this.epochs = new Lazy<>(() -> new Epochs(database.get(), clock));
        this.apiKeys = new Lazy<>(() -> new ApiKeys(directory.get(), database.get(), epochs.get(), clock));
        this.visits = new Lazy<>(() -> new Visits(directory.get(), database.get(), ids, clock));
        this.audit = new Lazy<>(() -> new AuditTrail(database.get(), keys.get()));
        this.mail = new Lazy<>(() -> new SesMail(clients.ses, () -> settings.need(MAIL_FROM)));
    }

    private Platform(Platform other, Settings settings) {
        this.settings = settings;
        this.clock = other.clock;
        this.ids = other.ids;
        this.secrets = other.secrets;
        this.keys = other.keys;
        this.database = other.database;
        this.envelopes = other.envelopes;
        this.queues = other.queues;
        this.outbox = other.outbox;
        this.files = other.files;
        this.cipher = other.cipher;
        this.directory = other.directory;
        this.signingKeys = other.signingKeys;
        this.tokens = other.tokens;
        this.epochs = other.epochs;
        this.apiKeys = other.apiKeys;
        this.visits = other.visits;
        this.audit = other.audit;
        this.mail = other.mail;
    }

    private Platform(Platform other, Clock clock, Consumer<Outgoing> taker) {
        this.settings = other.settings;
        this.clock = clock;
        this.ids = other.ids;
        this.secrets = other.secrets;
        this.keys = other.keys;
        this.database = new Lazy<>(() -> other.database().by(clock));
        this.envelopes = other.envelopes;
        this.queues = new Lazy<>(() -> Queues.to(taker, envelopes.get(), ids));
        this.outbox = new Lazy<>(() -> new Outbox(database.get(), queues.get(), ids, clock));
        this.files = other.files;
        this.cipher = other.cipher;
        this.directory = other.directory;
        this.signingKeys = other.signingKeys;
        this.tokens = other.tokens;
        this.epochs = other.epochs;
        this.apiKeys = other.apiKeys;
        this.visits = other.visits;
        this.audit = other.audit;
        this.mail = other.mail;
    }

    /** The ports of this process, from its environment. */
    public static Platform ofProcess() {
        return OF_PROCESS.get();
    }

    /** The same ports for a function with settings of its own. */
    public Platform with(Settings own) {
        return new Platform(this, own);
    }

    /**
     * The same ports by a clock of its own, whose messages go to the taker and to no queue: for rehearsals, whose time
     * passes quicker and whose messages nobody else may work.
     */
    public Platform apart(Clock own, Consumer<Outgoing> taker) {
        return new Platform(this, own, taker);
    }

    public Settings settings() {
        return settings;
    }

    public Clock clock() {
        return clock;
    }

    public Ids ids() {
        return ids;
    }

    public Database database() {
        return database.get();
    }

    public Secrets secrets() {
        return secrets.get();
    }

    public PlatformKeys keys() {
        return keys.get();
    }

    public Envelopes envelopes() {
        return envelopes.get();
    }

    public Queues queues() {
        return queues.get();
    }

    public Outbox outbox() {
        return outbox.get();
    }

    public Files files() {
        return files.get();
    }

    public TenantCipher cipher() {
        return cipher.get();
    }

    public Directory directory() {
        return directory.get();
    }

    public SigningKeys signingKeys() {
        return signingKeys.get();
    }

    public AccessTokens tokens() {
        return tokens.get();
    }

    public Epochs epochs() {
        return epochs.get();
    }

    public ApiKeys apiKeys() {
        return apiKeys.get();
    }

    public Visits visits() {
        return visits.get();
    }

    public AuditTrail audit() {
        return audit.get();
    }

    public Mail mail() {
        return mail.get();
    }
}
