package com.loctelli.bench;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.loctelli.access.users.NewUser;
import com.loctelli.access.users.Users;
import com.loctelli.bookings.calendars.CalendarChange;
import com.loctelli.bookings.calendars.CalendarTerms;
import com.loctelli.bookings.calendars.Calendars;
import com.loctelli.bookings.calendars.Schedule;
import com.loctelli.bookings.calendars.Schedules;
import com.loctelli.contact.PhoneNumber;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.messaging.senders.Senders;
import com.loctelli.strategies.AgentMode;
import com.loctelli.strategies.Limits;
import com.loctelli.strategies.Strategies;
import com.loctelli.strategies.Strategy;
import com.loctelli.strategies.StrategyContent;
import com.loctelli.strategies.Timing;
import com.loctelli.testkit.TestPlatform;
import com.loctelli.testkit.lambda.LocalContext;
import java.util.List;
import java.util.stream.Stream;

/** A sub-account that is ready for the main job, with so many leads. */
record BenchTenant(TestPlatform test, Tenant tenant, String number, String calendarId, String leadId) {

    static BenchTenant make(TestPlatform test, String number, int leads) {
        var tenant = test.tenant();
        new Senders(test.platform()).add(tenant, PhoneNumber.ofE164(number), "twilio", null, null, Actor.SYSTEM);
        var calendar = calendar(test, tenant);
        var content = new StrategyContent(
                "Mia",
                "the scheduling assistant",
                null,
                null,
                "warm",
                null,
                List.of(),
                null,
                List.of(),
                "Offer a call.",
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of());
        new Strategies(test.platform())
                .of(tenant)
                .add(
                        new Strategy(
                                test.platform().ids().next("st"),
                                "S",
                                null,
                                null,
                                null,
                                1,
                                true,
                                AgentMode.AUTO,
                                calendar,
                                new Timing(5, null, null),
                                Limits.DEFAULT,
                                content,
                                null,
                                test.platform().clock().now(),
                                null,
                                null),
                        true,
                        Actor.SYSTEM);
        return new BenchTenant(
                test, tenant, number, calendar, Fill.leads(test, tenant, leads).getFirst());
    }

    /** Has a worker do one message of this sub-account's. */
    Told work(RequestHandler<SQSEvent, SQSBatchResponse> function, Record body) {
        var message = new SQSEvent.SQSMessage();
        message.setMessageId("m");
        message.setEventSourceArn("arn:aws:sqs:us-east-1:000000000000:bench");
        message.setBody(test.platform()
                .envelopes()
                .seal(tenant, "ev", body.getClass().getSimpleName(), "bench", Json.write(body)));
        var event = new SQSEvent();
        event.setRecords(List.of(message));
        return Told.of(() -> function.handleRequest(event, new LocalContext("bench", "r", Long.MAX_VALUE)));
    }

    private static String calendar(TestPlatform test, Tenant tenant) {
        var platform = test.platform();
        var user = new Users(platform)
                .of(tenant)
                .add(
                        new NewUser("Max", "max-" + platform.ids().token() + "@example.com", "Str0ng!pass", Role.AGENT),
                        Actor.SYSTEM)
                .id();
        var days = Stream.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")
                .map(day -> new Schedule.WeekdayHours(day, "00:00", "24:00"))
                .toList();
        new Schedules(platform).put(tenant, user, new Schedule("UTC", days, List.of(), List.of()), Actor.SYSTEM);
        var terms = new CalendarTerms(
                null, List.of(user), null, 30, 30, 0, 0, 0, 30, null, null, null, null, null, null, null, null);
        return new Calendars(platform)
                .of(tenant)
                .create(new CalendarChange("Call", "UTC", terms), Actor.SYSTEM)
                .value()
                .id();
    }
}
