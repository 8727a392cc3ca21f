package com.loctelli.bench;

import com.loctelli.leads.LeadChange;
import com.loctelli.leads.LeadSource;
import com.loctelli.leads.NewLead;
import com.loctelli.standins.model.ChatReply;
import java.util.List;

/** What the benchmarks make. */
final class Samples {
    /** Two that do not repeat each other: the gate would send a repetition back, and the model be asked twice. */
    private static final List<String> REPLIES =
            List.of("Thanks! What can we help you with today?", "Noted. Which part of the house is it about?");

    private Samples() {}

    /** What the model says the given time. */
    static ChatReply reply(int time) {
        return ChatReply.text(REPLIES.get(time % REPLIES.size()));
    }

    static NewLead lead(String phone, String email) {
        return NewLead.of(
                LeadSource.API,
                LeadChange.builder()
                        .name("Ann Example")
                        .phone(phone)
                        .email(email)
                        .build());
    }
}
