package com.loctelli.leads;

import com.loctelli.kernel.platform.Platform;
import dagger.BindsInstance;
import dagger.Component;

/** The endpoints of this feature. */
@Component
interface LeadsComponent {
    CreateLead createLead();

    ListLeads listLeads();

    GetLead getLead();

    UpdateLead updateLead();

    DeleteLead deleteLead();

    MoveLead moveLead();

    AssignLead assignLead();

    TagLead tagLead();

    UntagLead untagLead();

    PutLeadByExternal putLeadByExternal();

    GetLeadByExternal getLeadByExternal();

    ShowTimeline showTimeline();

    ShowScore showScore();

    ScoreLeads scoreLeads();

    ListFacts listFacts();

    ListNotes listNotes();

    AddNote addNote();

    ShowConversationState showConversationState();

    UpdateConversationState updateConversationState();

    @Component.Factory
    interface Factory {
        LeadsComponent create(@BindsInstance Platform platform);
    }
}
