package com.loctelli.messaging.tally;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.messaging.Texts;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /v1/sms/stats}: how many texts are where, by day and purpose: from counts, whatever number of texts there
 * is.
 */
public final class GetSmsStats implements Endpoint<GetSmsStats.Request, SmsStats> {
    private static final int USUAL = 30;
    private static final int MOST = 92;
    private static final int MILLENNIUM = 1000;

    private final Platform platform;
    private final Texts texts;

    @Inject
    GetSmsStats(Platform platform, Texts texts) {
        this.platform = platform;
        this.texts = texts;
    }

    @Override
    public SmsStats handle(Caller caller, Request request) {
        var to = request.to() == null
                ? LocalDate.ofInstant(
                        platform.clock().now(), texts.of(caller.tenant()).zone())
                : day(request.to(), "/to");
        var from = request.from() == null ? to.minusDays(USUAL - 1) : day(request.from(), "/from");
        if (from.isAfter(to) || ChronoUnit.DAYS.between(from, to) >= MOST) {
            throw Problem.field("/from", "value", "must be a day before the other, " + MOST + " days at most");
        }
        return SmsStats.of(
                from.toString(), to.toString(), new TenantTallies(platform, caller.tenant()).between(from, to));
    }

    /** The day that is written there, of the millennium in which days and those beside them sort as they are written. */
    static LocalDate day(String text, String pointer) {
        try {
            var day = LocalDate.parse(text);
            if (day.getYear() / MILLENNIUM != 2) {
                throw new DateTimeException("of another millennium");
            }
            return day;
        } catch (DateTimeException _) {
            throw Problem.field(pointer, "value", "must be a day such as 2026-03-02");
        }
    }

    /**
     * Which days, both included; the last thirty where nothing is said, and 92 at most.
     *
     * @param from such as {@code 2026-03-02}, in the sub-account's own time
     */
    @Json
    @Valid
    public record Request(
            @Nullable @Size(max = 10) String from,
            @Nullable @Size(max = 10) String to) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of this process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** Over a platform. */
        public Function(Platform platform) {
            super(platform, DaggerTallyComponent.factory().create(platform).getSmsStats());
        }
    }
}
