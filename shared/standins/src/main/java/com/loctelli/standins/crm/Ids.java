package com.loctelli.standins.crm;

import java.util.UUID;

/** Ids as the CRM makes them: twenty letters and digits. */
final class Ids {

    private Ids() {}

    static String next() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    }
}
