package com.loctelli.surface;

import java.util.List;

/** Every way in, one a line. */
public final class Surface {
    /** The routes of the API. */
    public static final List<Route> ROUTES = List.of();
    /** The queues and who works them. */
    public static final List<QueueBinding> QUEUES = List.of();
    /** What runs again and again. */
    public static final List<ScheduleBinding> SCHEDULES = List.of();

    private Surface() {}
}
