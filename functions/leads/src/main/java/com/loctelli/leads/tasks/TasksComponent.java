package com.loctelli.leads.tasks;

import com.loctelli.kernel.platform.Platform;
import dagger.BindsInstance;
import dagger.Component;

/** The endpoints of tasks. */
@Component
interface TasksComponent {
    ListTasks listTasks();

    ListLeadTasks listLeadTasks();

    AddTask addTask();

    ChangeTask changeTask();

    /** Makes the component on the ports of a process. */
    @Component.Factory
    interface Factory {
        TasksComponent create(@BindsInstance Platform platform);
    }
}
