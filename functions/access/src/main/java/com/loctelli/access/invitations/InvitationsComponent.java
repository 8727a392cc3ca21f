package com.loctelli.access.invitations;

import com.loctelli.kernel.platform.Platform;
import dagger.BindsInstance;
import dagger.Component;

/** The endpoints of invitations. */
@Component
interface InvitationsComponent {
    AddInvitation addInvitation();

    ListInvitations listInvitations();

    RevokeInvitation revokeInvitation();

    ShowInvitation showInvitation();

    Register register();

    /** Makes it on the given ports. */
    @Component.Factory
    interface Factory {
        InvitationsComponent create(@BindsInstance Platform platform);
    }
}
