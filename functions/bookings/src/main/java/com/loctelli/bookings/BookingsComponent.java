package com.loctelli.bookings;

import com.loctelli.kernel.platform.Platform;
import dagger.BindsInstance;
import dagger.Component;

/** The endpoints and workers of bookings; those of calendars have a component of their own. */
@Component
interface BookingsComponent {
    ListSlots listSlots();

    CheckAvailability checkAvailability();

    CreateBooking createBooking();

    HoldSlot holdSlot();

    ReleaseHold releaseHold();

    ListBookings listBookings();

    GetBooking getBooking();

    ChangeBooking changeBooking();

    DeleteBooking deleteBooking();

    RescheduleBooking rescheduleBooking();

    CancelBooking cancelBooking();

    ConfirmBooking confirmBooking();

    CompleteBooking completeBooking();

    NoShowBooking noShowBooking();

    GetBookingHistory getBookingHistory();

    ListLeadBookings listLeadBookings();

    GetBookingInvite getBookingInvite();

    RecordBooking recordBooking();

    /** Makes the component on the ports of a process. */
    @Component.Factory
    interface Factory {
        BookingsComponent create(@BindsInstance Platform platform);
    }
}
