package com.loctelli.standins.carrier;

import com.loctelli.standins.faults.Faults;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link Carrier} is set up.
 *
 * @param accountSid the one account
 * @param authToken its token: for the API and for signing webhooks
 * @param faults whose target {@code twilio} is obeyed
 * @param port the port, or 0 for a free one
 * @param numbers the account's numbers, for listing; sending accepts every well-formed sender
 * @param callbacks how unreliable status callbacks are
 * @param step how long a text stays in each status
 * @param directory where texts are kept over a restart, or null for not at all
 * @param clock the time of every record
 */
public record CarrierSettings(
        String accountSid,
        String authToken,
        Faults faults,
        int port,
        List<String> numbers,
        CallbackRules callbacks,
        Duration step,
        @Nullable Path directory,
        InstantSource clock) {

    /** A free port, faithful callbacks, 300 ms a status, nothing kept, the system's clock. */
    public static CarrierSettings of(String accountSid, String authToken, Faults faults) {
        return new CarrierSettings(
                accountSid,
                authToken,
                faults,
                0,
                List.of(),
                CallbackRules.FAITHFUL,
                Duration.ofMillis(300),
                null,
                InstantSource.system());
    }

    /** The same on that port. */
    public CarrierSettings onPort(int wanted) {
        return new CarrierSettings(accountSid, authToken, faults, wanted, numbers, callbacks, step, directory, clock);
    }

    /** The same with those numbers to list. */
    public CarrierSettings withNumbers(List<String> owned) {
        return new CarrierSettings(accountSid, authToken, faults, port, owned, callbacks, step, directory, clock);
    }

    /** The same with callbacks that unreliable and statuses that quick. */
    public CarrierSettings withCallbacks(CallbackRules rules, Duration each) {
        return new CarrierSettings(accountSid, authToken, faults, port, numbers, rules, each, directory, clock);
    }

    /** The same keeping its texts in that directory. */
    public CarrierSettings keptIn(@Nullable Path folder) {
        return new CarrierSettings(accountSid, authToken, faults, port, numbers, callbacks, step, folder, clock);
    }

    /** The same by that clock. */
    public CarrierSettings by(InstantSource time) {
        return new CarrierSettings(accountSid, authToken, faults, port, numbers, callbacks, step, directory, time);
    }
}
