package com.loctelli.bookings.reminders;

import com.loctelli.kernel.platform.Platform;
import dagger.BindsInstance;
import dagger.Component;

/** What is done about reminders. */
@Component
interface RemindersComponent {
    SendDueReminders sendDueReminders();

    /** Makes it over a platform. */
    @Component.Factory
    interface Factory {
        RemindersComponent create(@BindsInstance Platform platform);
    }
}
