package com.loctelli.bookings.calendars;

import com.loctelli.kernel.platform.Platform;
import dagger.BindsInstance;
import dagger.Component;

/** The endpoints of calendars and schedules. */
@Component
interface CalendarsComponent {
    CreateCalendar createCalendar();

    ListCalendars listCalendars();

    GetCalendar getCalendar();

    ChangeCalendar changeCalendar();

    DeleteCalendar deleteCalendar();

    GetSchedule getSchedule();

    PutSchedule putSchedule();

    /** Makes the component on the ports of a process. */
    @Component.Factory
    interface Factory {
        CalendarsComponent create(@BindsInstance Platform platform);
    }
}
