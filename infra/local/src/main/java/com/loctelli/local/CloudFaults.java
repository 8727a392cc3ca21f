package com.loctelli.local;

import com.loctelli.standins.faults.FaultKind;
import com.loctelli.standins.faults.Faults;
import com.loctelli.testkit.cloud.EmbeddedCloud;
import com.loctelli.testkit.cloud.Fault;
import java.util.Set;

/** Lets the tables and the queues go wrong as the one list of faults says. */
final class CloudFaults {
    private static final Set<String> OURS = Set.of("dynamodb", "sqs");

    private final Faults faults;
    private final EmbeddedCloud cloud;

    CloudFaults(Faults faults, EmbeddedCloud cloud) {
        this.faults = faults;
        this.cloud = cloud;
    }

    /** Whether the target is a part of the cloud, which goes wrong by these faults only where it is in this process. */
    static boolean isOfCloud(String target) {
        return OURS.contains(target);
    }

    /** Takes over what is set now. Without any fault of ours the parts are not asked at all, and cost nothing. */
    void apply() {
        boolean isArmed = faults.settings().stream()
                .anyMatch(setting -> OURS.contains(setting.target())
                        && setting.rate() > 0
                        && !setting.kind().equals(FaultKind.NONE.wire()));
        if (isArmed) {
            cloud.faults().arm(call -> fault(faults.of(call.target()).next()));
        } else {
            cloud.faults().disarm();
        }
    }

    private Fault fault(FaultKind kind) {
        return switch (kind) {
            case NONE -> Fault.NONE;
            case ERROR -> new Fault.ServerError();
            case THROTTLE -> new Fault.Throttled();
            case TIMEOUT -> new Fault.Hang(faults.hang());
            case LOST_ANSWER -> new Fault.LostAnswer();
            case SLOW -> new Fault.Slow(faults.slowness());
            case DUPLICATE -> new Fault.Duplicate();
        };
    }
}
