package com.loctelli.assistant.turn;

import com.loctelli.assistant.gate.Language;
import com.loctelli.conversations.StoredMessage;
import com.loctelli.strategies.AgentBrief;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** In which language a lead is written to: their own, as far as the strategy lets the agent write it. */
final class Tongue {
    private Tongue() {}

    /** The tag of the language that the lead's latest words show; null where they do not: "ok" is of every language. */
    static @Nullable String shown(Moment moment) {
        var sure = now(moment);
        return sure == null ? null : sure.tag();
    }

    /** What shows now, what showed before, what is known of the lead; or what the strategy begins in. */
    static Language of(Moment moment, AgentBrief brief) {
        var own = Stream.of(
                        now(moment),
                        known(moment.head().value().language()),
                        known(moment.lead().value().language()))
                .filter(Objects::nonNull)
                .findFirst();
        List<Language> written = brief.languages().stream()
                .map(Language::ofTag)
                .filter(Objects::nonNull)
                .toList();
        if (written.isEmpty()) {
            return own.orElseGet(() -> Language.of(moment.leadTexts()));
        }
        return own.filter(written::contains).orElse(written.getFirst());
    }

    private static @Nullable Language now(Moment moment) {
        return Language.surely(
                moment.unanswered().stream().map(StoredMessage::text).toList());
    }

    private static @Nullable Language known(@Nullable String tag) {
        return tag == null ? null : Language.ofTag(tag);
    }
}
