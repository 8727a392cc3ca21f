package com.loctelli.messaging;

import com.loctelli.kernel.edge.RequestScope;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.messaging.delivery.TextState;
import java.util.function.Function;
import java.util.function.Predicate;

/** The one text that a request asks for, however often the request comes under its Idempotency-Key. */
public final class TextOfRequest {
    private final Platform platform;
    private final TenantTexts texts;
    private final Caller caller;

    /** Of who makes the request. */
    public TextOfRequest(Platform platform, Texts texts, Caller caller) {
        this.platform = platform;
        this.texts = texts.of(caller.tenant());
        this.caller = caller;
    }

    /**
     * Asks for the text. A request that was stopped before it was answered has made it already, which its repeat is
     * told; where a rule kept that one back, the repeat is judged anew, since its caller may have mended the cause.
     * Throws 422 where the key was that of another text.
     *
     * @param kind what the text's dedupe key begins with
     * @param wanted the text by its dedupe key
     * @param isIt whether a text that was made under the key is the wanted one
     */
    public SentText send(String kind, Function<String, TextRequest> wanted, Predicate<TextView> isIt) {
        var named = RequestScope.current().idempotencyKey();
        if (named.isEmpty()) {
            return texts.send(wanted.apply(kind + platform.ids().token()));
        }
        var by = caller.actor();
        var key = kind + by.type() + ":" + by.id() + ":" + named.get();
        var sent = texts.send(wanted.apply(key));
        while (!sent.isNew() && sent.status() == TextState.SKIPPED) {
            sent = texts.send(wanted.apply(key + "#" + sent.id()));
        }
        var found = sent.isNew() ? null : texts.find(sent.id());
        if (!sent.isNew() && (found == null || !isIt.test(found))) {
            throw ProblemType.IDEMPOTENCY_MISMATCH.problem();
        }
        return sent;
    }
}
