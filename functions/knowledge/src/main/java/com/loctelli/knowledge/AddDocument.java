package com.loctelli.knowledge;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/knowledge-bases/{id}/documents}: adds questions with their answers, or the text of a file or of a page. */
public final class AddDocument implements Endpoint<AddDocument.Request, Reply.Accepted<KbDocument>> {
    private final Knowledge knowledge;

    @Inject
    AddDocument(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    @Override
    public Reply.Accepted<KbDocument> handle(Caller caller, AddDocument.Request request) {
        var faq = request.faq();
        var given = request.text();
        boolean isFaq = request.source() == KbDocument.Source.FAQ;
        if (isFaq ? faq == null || faq.isEmpty() : given == null) {
            throw Problem.field(isFaq ? "/faq" : "/text", "required", "is required for this source");
        }
        var text = isFaq && faq != null
                ? faq.stream().map(one -> one.question() + "\n" + one.answer()).collect(Collectors.joining("\n\n"))
                : String.valueOf(given);
        if (text.length() > MOST) {
            throw Problem.field(isFaq ? "/faq" : "/text", "value", "has at most " + MOST + " characters");
        }
        var made = knowledge
                .of(caller.tenant())
                .add(request.id(), request.title(), request.source(), request.url(), text, caller.actor());
        return new Reply.Accepted<>(made);
    }

    private static final int MOST = 200_000;

    /** A question and its answer. */
    @Json
    @Valid
    public record Pair(
            @NotBlank @Size(max = 500) String question,
            @NotBlank @Size(max = 4000) String answer) {}

    /**
     * The document.
     *
     * @param text of a file or a page: plain, Markdown or CSV; a longer one is given in parts
     * @param faq the questions of an FAQ
     * @param url where a page was taken from
     */
    @Json
    @Valid
    public record Request(
            String id,
            @NotBlank @Size(max = 200) String title,
            KbDocument.Source source,
            @Nullable @NotBlank @Size(max = 60_000) String text,
            @Nullable @Size(max = 200) List<@Valid Pair> faq,
            @Nullable @Size(max = 2000) String url) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerKnowledgeComponent.factory().create(platform).addDocument());
        }
    }
}
