package com.loctelli.standins.crm;

import com.loctelli.standins.faults.Faults;
import java.time.Duration;
import java.time.InstantSource;

/**
 * How a {@link Crm} is set up.
 *
 * @param faults whose target {@code ghl} is obeyed
 * @param port the port, or 0 for a free one
 * @param token the bearer token that is demanded; empty accepts any
 * @param burst how many requests a token may make in ten seconds
 * @param retryAfter how long after a 429 a webhook is tried again
 * @param clock the time of every record and of the limits
 */
public record CrmSettings(Faults faults, int port, String token, int burst, Duration retryAfter, InstantSource clock) {

    /** Any token, GoHighLevel's published limits, and its ten minutes between tries. */
    public static CrmSettings of(Faults faults, InstantSource clock) {
        return new CrmSettings(faults, 0, "", 100, Duration.ofMinutes(10), clock);
    }

    /** The same on that port. */
    public CrmSettings onPort(int wanted) {
        return new CrmSettings(faults, wanted, token, burst, retryAfter, clock);
    }

    /** The same demanding that token. */
    public CrmSettings demanding(String bearer) {
        return new CrmSettings(faults, port, bearer, burst, retryAfter, clock);
    }

    /** The same with that many requests in ten seconds. */
    public CrmSettings allowing(int requests) {
        return new CrmSettings(faults, port, token, requests, retryAfter, clock);
    }

    /** The same with that wait after a 429. */
    public CrmSettings retrying(Duration wait) {
        return new CrmSettings(faults, port, token, burst, wait, clock);
    }
}
