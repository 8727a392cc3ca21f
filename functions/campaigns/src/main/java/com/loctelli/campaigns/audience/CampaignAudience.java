package com.loctelli.campaigns.audience;

import org.jspecify.annotations.Nullable;

/** Whom a campaign is sent to, as far as that is known. */
public sealed interface CampaignAudience {
    /**
     * Nobody was chosen.
     *
     * @param reason why a choice was given up, or no longer holds, null where none was made
     */
    record Nobody(@Nullable String reason) implements CampaignAudience {}

    /**
     * A choice is under way.
     *
     * @param run the choice that counts; an older one can write nothing more
     * @param at where it stands
     */
    record BeingChosen(String run, Choosing at) implements CampaignAudience {}

    /** The recipients stand. */
    record Chosen(Frozen frozen) implements CampaignAudience {}

    /** How many recipients there are. */
    default long total() {
        return switch (this) {
            case Nobody _, BeingChosen _ -> 0;
            case Chosen chosen -> chosen.frozen().total();
        };
    }

    /** Whether there is somebody to text, or may be when the choice is made. */
    default boolean isSomebody() {
        return this instanceof BeingChosen || total() > 0;
    }
}
