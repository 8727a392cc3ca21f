package com.loctelli.bench;

import com.loctelli.leads.LeadChange;
import com.loctelli.leads.LeadSource;
import com.loctelli.leads.NewLead;

/** What the benchmarks make. */
final class Samples {
    private Samples() {}

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
