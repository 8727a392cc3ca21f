package com.loctelli.texting;

/**
 * Our account as the carrier has it.
 *
 * @param status {@code active}, {@code suspended}, {@code closed}, or {@code refused} where it does not know us
 */
record CarrierAccount(String status) {
    boolean isActive() {
        return status.equals("active");
    }
}
