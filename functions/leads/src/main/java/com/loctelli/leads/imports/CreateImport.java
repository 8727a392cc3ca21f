package com.loctelli.leads.imports;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Faults;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Range;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/imports}: takes leads from a file. A small one comes with the request and is begun at once; for a
 * large one the answer holds a link that it is put to, and then {@link StartImport} begins.
 */
public final class CreateImport implements Endpoint<CreateImport.Request, Reply.Created<ImportView>> {
    private static final Duration UPLOADED_WITHIN = Duration.ofMinutes(30);
    private static final String TYPE = "text/csv";

    private final Platform platform;
    private final Imports imports;

    @Inject
    CreateImport(Platform platform, Imports imports) {
        this.platform = platform;
        this.imports = imports;
    }

    @Override
    public void check(Caller caller, Request request, Faults faults) {
        var consent = request.consent();
        if (consent != null) {
            consent.check("/consent", platform.clock().now(), faults);
        }
    }

    @Override
    public Reply.Created<ImportView> handle(Caller caller, Request request) {
        var content = request.content();
        var length = request.contentLength();
        if ((content == null) == (length == null)) {
            throw Problem.field("/content", "value", "give either the content or the contentLength of an upload");
        }
        StartImport.check(request.mapping());
        var tags = request.tags();
        var consent = request.consent();
        var file = content == null ? null : content.getBytes(StandardCharsets.UTF_8);
        var job = new ImportJob(
                platform.ids().next("im"),
                request.fileName(),
                content == null ? ImportStatus.AWAITING_UPLOAD : ImportStatus.QUEUED,
                Boolean.TRUE.equals(request.dryRun()),
                Boolean.TRUE.equals(request.greet()),
                request.mapping(),
                tags == null ? List.of() : tags,
                null,
                null,
                null,
                null,
                ImportTotals.NONE,
                0,
                null,
                null,
                consent == null ? null : consent.dated(platform.clock().now()),
                file == null ? length : Long.valueOf(file.length));
        var stored =
                file == null ? imports.of(caller.tenant()).create(job, caller.actor()) : withFile(caller, job, file);
        var url = length == null
                ? null
                : platform.files()
                        .linkToWrite(caller.tenant(), job.file(), TYPE, length, UPLOADED_WITHIN)
                        .toString();
        return new Reply.Created<>(ImportView.of(stored, url, List.of()), stored.version());
    }

    /** The file first, so that no import is without one; what is refused leaves none behind. */
    private Stored<ImportJob> withFile(Caller caller, ImportJob job, byte[] file) {
        platform.files().put(caller.tenant(), job.file(), TYPE, file);
        try {
            return imports.of(caller.tenant()).create(job, caller.actor());
        } catch (Problem problem) {
            platform.files().delete(caller.tenant(), job.file());
            throw problem;
        }
    }

    /**
     * The file and what to do with it.
     *
     * @param content the file itself, where it is short: a longer one is uploaded
     * @param contentLength how many bytes are put to the link of the answer, as {@code text/csv}
     * @param mapping what each column is, by its header; what is left out is ignored. Proposed where nothing is said
     * @param dryRun whether only to tell what would become of each row
     * @param greet whether the agent writes to the leads that are made
     * @param tags put on every lead of the file
     * @param consent where everybody in the file has agreed to be texted: it is entered for the number of every lead
     *     that a row makes, changes or finds, but for those who have opted out
     */
    @Json
    @Valid
    public record Request(
            @Nullable @Size(max = 200) String fileName,
            @Nullable @Size(min = 1, max = 500_000) String content,
            @Nullable @Range(min = 1, max = 100_000_000) Long contentLength,
            @Nullable @Size(max = 200) Map<String, String> mapping,
            @Nullable Boolean dryRun,
            @Nullable Boolean greet,
            @Nullable @Size(max = 20) List<@Size(min = 1, max = 50) String> tags,
            @Nullable @Valid ImportConsent consent) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of this process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** Over a platform. */
        public Function(Platform platform) {
            super(platform, DaggerImportsComponent.factory().create(platform).createImport());
        }
    }
}
