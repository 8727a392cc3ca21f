package com.loctelli.kernel.platform;

import com.loctelli.kernel.audit.AuditTrail;
import com.loctelli.kernel.crypto.TenantCipher;
import com.loctelli.kernel.files.Files;
import com.loctelli.kernel.ids.Ids;
import com.loctelli.kernel.mail.Mail;
import com.loctelli.kernel.queue.Outbox;
import com.loctelli.kernel.queue.Outgoing;
import com.loctelli.kernel.queue.Queues;
import com.loctelli.kernel.secrets.PlatformKeys;
import com.loctelli.kernel.secrets.Secrets;
import com.loctelli.kernel.storage.Database;
import com.loctelli.kernel.tenancy.AccessTokens;
import com.loctelli.kernel.tenancy.ApiKeys;
import com.loctelli.kernel.tenancy.Directory;
import com.loctelli.kernel.tenancy.Envelopes;
import com.loctelli.kernel.tenancy.Epochs;
import com.loctelli.kernel.tenancy.SigningKeys;
import com.loctelli.kernel.tenancy.Visits;
import com.loctelli.kernel.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * The ports of a process, each made at first use: what a function needs of the world outside it. A process has one,
 * {@link #ofProcess()}; tests make their own.
 */
public final class Platform {
    /** The setting that holds the address that letters come from. */
    public static final String MAIL_FROM = "LOCTELLI_MAIL_FROM";

    private static final Lazy<Platform> OF_PROCESS = new Lazy<>();

    private final Settings settings;
    private final Ports ports;
    private final @Nullable Apart apart;

    /** @param interceptors further interceptors of the database client, after the guard: faults, in tests */
    public Platform(Settings settings, Clock clock, Ids ids, List<ExecutionInterceptor> interceptors) {
        this.ports = new Ports(settings, clock, ids, interceptors);
        this.settings = settings.reading(new SecretSettings(ports::secrets, clock)::resolve);
        this.apart = null;
    }

    private Platform(Settings settings, Ports ports, @Nullable Apart apart) {
        this.settings = settings;
        this.ports = ports;
        this.apart = apart;
    }

    /** What a rehearsal has of its own. */
    private record Apart(Clock clock, Database database, Queues queues, Outbox outbox) {}

    /** The ports of this process, from its environment. */
    public static Platform ofProcess() {
        return OF_PROCESS.get(() -> new Platform(Settings.ofEnvironment(), Clock.system(), Ids.secure(), List.of()));
    }

    /** The same ports for a function with settings of its own. */
    public Platform with(Settings own) {
        return new Platform(own, ports, apart);
    }

    /**
     * The same ports by a clock of its own, whose messages go to the taker and to no queue: for rehearsals, whose time
     * passes quicker and whose messages nobody else may work.
     */
    public Platform apart(Clock own, Consumer<Outgoing> taker) {
        var database = database().by(own);
        var queues = Queues.to(taker, envelopes(), ids());
        return new Platform(
                settings, ports, new Apart(own, database, queues, new Outbox(database, queues, ids(), own)));
    }

    public Settings settings() {
        return settings;
    }

    public Clock clock() {
        return apart == null ? ports.clock() : apart.clock();
    }

    /**
     * The clock of the world outside, whatever {@link #apart} says: what others ask of us, such as a provider's pause,
     * passes no quicker for a rehearsal.
     */
    public Clock outside() {
        return ports.clock();
    }

    public Ids ids() {
        return ports.ids();
    }

    public Database database() {
        return apart == null ? ports.database() : apart.database();
    }

    public Secrets secrets() {
        return ports.secrets();
    }

    public PlatformKeys keys() {
        return ports.keys();
    }

    public Envelopes envelopes() {
        return ports.envelopes();
    }

    public Queues queues() {
        return apart == null ? ports.queues() : apart.queues();
    }

    public Outbox outbox() {
        return apart == null ? ports.outbox() : apart.outbox();
    }

    public Files files() {
        return ports.files();
    }

    public TenantCipher cipher() {
        return ports.cipher();
    }

    public Directory directory() {
        return ports.directory();
    }

    public SigningKeys signingKeys() {
        return ports.signingKeys();
    }

    public AccessTokens tokens() {
        return ports.tokens();
    }

    public Epochs epochs() {
        return ports.epochs();
    }

    public ApiKeys apiKeys() {
        return ports.apiKeys();
    }

    public Visits visits() {
        return ports.visits();
    }

    public AuditTrail audit() {
        return ports.audit();
    }

    public Mail mail() {
        return ports.mail();
    }
}
