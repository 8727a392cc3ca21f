package com.loctelli.surface;

import static com.loctelli.kernel.edge.Permission.ADMIN;
import static com.loctelli.kernel.edge.Permission.MANAGE;
import static com.loctelli.kernel.edge.Permission.PUBLIC;
import static com.loctelli.kernel.edge.Permission.SUPER_ADMIN;
import static com.loctelli.kernel.edge.Permission.VIEW;
import static com.loctelli.kernel.edge.Permission.WEBHOOK;
import static com.loctelli.kernel.edge.Permission.WORK;
import static com.loctelli.kernel.tenancy.Resource.BOOKINGS;
import static com.loctelli.kernel.tenancy.Resource.CONVERSATIONS;
import static com.loctelli.kernel.tenancy.Resource.LEADS;
import static com.loctelli.kernel.tenancy.Resource.TASKS;

import com.loctelli.access.admins.ShowAdminProfile;
import com.loctelli.access.agency.AddAdminCode;
import com.loctelli.access.agency.AdminRegister;
import com.loctelli.access.agency.ListAdminCodes;
import com.loctelli.access.agency.ListAdmins;
import com.loctelli.access.agency.ListAuthAttempts;
import com.loctelli.access.agency.RemoveAdmin;
import com.loctelli.access.agency.RevokeAdminCode;
import com.loctelli.access.agency.RotateSigningKeys;
import com.loctelli.access.agency.ShowAdmin;
import com.loctelli.access.agency.UnlockAdmin;
import com.loctelli.access.invitations.AddInvitation;
import com.loctelli.access.invitations.ListInvitations;
import com.loctelli.access.invitations.Register;
import com.loctelli.access.invitations.RevokeInvitation;
import com.loctelli.access.invitations.ShowInvitation;
import com.loctelli.access.keys.AddApiKey;
import com.loctelli.access.keys.ListApiKeys;
import com.loctelli.access.keys.RevokeApiKey;
import com.loctelli.access.passwords.AskPasswordReset;
import com.loctelli.access.passwords.ChangeAdminPassword;
import com.loctelli.access.passwords.ChangePassword;
import com.loctelli.access.passwords.ConfirmPasswordReset;
import com.loctelli.access.post.SendAccountLetter;
import com.loctelli.access.secondfactor.ConfirmAdminSecondFactor;
import com.loctelli.access.secondfactor.ConfirmSecondFactor;
import com.loctelli.access.secondfactor.ConfirmSetUp;
import com.loctelli.access.secondfactor.DisableAdminSecondFactor;
import com.loctelli.access.secondfactor.DisableSecondFactor;
import com.loctelli.access.secondfactor.EnrollAdminSecondFactor;
import com.loctelli.access.secondfactor.EnrollSecondFactor;
import com.loctelli.access.secondfactor.SetAdminPolicy;
import com.loctelli.access.secondfactor.SetPolicy;
import com.loctelli.access.secondfactor.SetUpSecondFactor;
import com.loctelli.access.sessions.EndSession;
import com.loctelli.access.sessions.ListSessions;
import com.loctelli.access.signin.AdminLogIn;
import com.loctelli.access.signin.AdminLogOut;
import com.loctelli.access.signin.AdminRefresh;
import com.loctelli.access.signin.LogIn;
import com.loctelli.access.signin.LogOut;
import com.loctelli.access.signin.LogOutEverywhere;
import com.loctelli.access.signin.Refresh;
import com.loctelli.access.signin.ShowKeys;
import com.loctelli.access.signin.UnlockSignIn;
import com.loctelli.access.users.AddUser;
import com.loctelli.access.users.AskVerification;
import com.loctelli.access.users.ChangeProfile;
import com.loctelli.access.users.ChangeUser;
import com.loctelli.access.users.DeactivateUser;
import com.loctelli.access.users.ListUsers;
import com.loctelli.access.users.SetRowScopes;
import com.loctelli.access.users.ShowProfile;
import com.loctelli.access.users.ShowRowScopes;
import com.loctelli.access.users.ShowUser;
import com.loctelli.access.users.VerifyEmail;
import com.loctelli.assistant.AnswerTurn;
import com.loctelli.assistant.GetHandoff;
import com.loctelli.assistant.GetTurn;
import com.loctelli.assistant.GreetLead;
import com.loctelli.assistant.InitiateChat;
import com.loctelli.assistant.ListTurns;
import com.loctelli.assistant.ReadDoubtfulText;
import com.loctelli.assistant.ReplayTurn;
import com.loctelli.assistant.ShowAgentBudget;
import com.loctelli.assistant.suggestions.AcceptSuggestion;
import com.loctelli.assistant.suggestions.GetSuggestion;
import com.loctelli.assistant.suggestions.RejectSuggestion;
import com.loctelli.bookings.CancelBooking;
import com.loctelli.bookings.ChangeBooking;
import com.loctelli.bookings.CheckAvailability;
import com.loctelli.bookings.CompleteBooking;
import com.loctelli.bookings.ConfirmBooking;
import com.loctelli.bookings.CreateBooking;
import com.loctelli.bookings.DeleteBooking;
import com.loctelli.bookings.GetBooking;
import com.loctelli.bookings.GetBookingHistory;
import com.loctelli.bookings.GetBookingInvite;
import com.loctelli.bookings.HoldSlot;
import com.loctelli.bookings.ListBookings;
import com.loctelli.bookings.ListLeadBookings;
import com.loctelli.bookings.ListSlots;
import com.loctelli.bookings.NoShowBooking;
import com.loctelli.bookings.RecordBooking;
import com.loctelli.bookings.ReleaseHold;
import com.loctelli.bookings.RescheduleBooking;
import com.loctelli.bookings.SweepBookingEvents;
import com.loctelli.bookings.calendars.ChangeCalendar;
import com.loctelli.bookings.calendars.CreateCalendar;
import com.loctelli.bookings.calendars.DeleteCalendar;
import com.loctelli.bookings.calendars.GetCalendar;
import com.loctelli.bookings.calendars.GetSchedule;
import com.loctelli.bookings.calendars.ListCalendars;
import com.loctelli.bookings.calendars.PutSchedule;
import com.loctelli.bookings.reminders.SendDueReminders;
import com.loctelli.campaigns.CancelCampaign;
import com.loctelli.campaigns.ChangeCampaign;
import com.loctelli.campaigns.CreateCampaign;
import com.loctelli.campaigns.DeleteCampaign;
import com.loctelli.campaigns.GetCampaign;
import com.loctelli.campaigns.ListCampaigns;
import com.loctelli.campaigns.PauseCampaign;
import com.loctelli.campaigns.ResumeCampaign;
import com.loctelli.campaigns.ScheduleCampaign;
import com.loctelli.campaigns.SendCampaign;
import com.loctelli.campaigns.audience.ChooseAudience;
import com.loctelli.campaigns.recipients.ListRecipients;
import com.loctelli.campaigns.sending.FeedCampaigns;
import com.loctelli.campaigns.sending.SimulateSending;
import com.loctelli.campaigns.sending.TickCampaign;
import com.loctelli.campaigns.totals.CountAnswer;
import com.loctelli.campaigns.totals.GetCampaignStats;
import com.loctelli.campaigns.totals.RecountCampaign;
import com.loctelli.campaigns.words.PreviewCampaign;
import com.loctelli.campaigns.words.TestCampaign;
import com.loctelli.conversations.AssignConversation;
import com.loctelli.conversations.ChatHistory;
import com.loctelli.conversations.ChatSend;
import com.loctelli.conversations.FollowEvents;
import com.loctelli.conversations.GetConversation;
import com.loctelli.conversations.ListConversations;
import com.loctelli.conversations.ListLeadMessages;
import com.loctelli.conversations.ListMessages;
import com.loctelli.conversations.ReadConversation;
import com.loctelli.conversations.ReleaseConversation;
import com.loctelli.conversations.ResolveConversation;
import com.loctelli.conversations.SendMessage;
import com.loctelli.conversations.ShowSentiment;
import com.loctelli.conversations.SnoozeConversation;
import com.loctelli.conversations.SweepTurns;
import com.loctelli.conversations.TakeInboundText;
import com.loctelli.conversations.TakeOverConversation;
import com.loctelli.conversations.incidents.ListSecurityIncidents;
import com.loctelli.conversations.incidents.ResolveSecurityIncident;
import com.loctelli.evals.CreateScenario;
import com.loctelli.evals.GetRun;
import com.loctelli.evals.ListRunResults;
import com.loctelli.evals.ListScenarios;
import com.loctelli.evals.Rehearse;
import com.loctelli.evals.StartRun;
import com.loctelli.evals.SweepSandboxes;
import com.loctelli.evals.TestChat;
import com.loctelli.integrations.CreateIntegration;
import com.loctelli.integrations.DeleteIntegration;
import com.loctelli.integrations.GetInboundEvent;
import com.loctelli.integrations.GetIntegration;
import com.loctelli.integrations.GetIntegrationTemplate;
import com.loctelli.integrations.ListInboundEvents;
import com.loctelli.integrations.ListIntegrationTemplates;
import com.loctelli.integrations.ListIntegrations;
import com.loctelli.integrations.ReceiveGhlEvent;
import com.loctelli.integrations.ReplayInboundEvent;
import com.loctelli.integrations.ReplayInboundEvents;
import com.loctelli.integrations.ShowIntegrationHealth;
import com.loctelli.integrations.SweepInboundEvents;
import com.loctelli.integrations.UpdateIntegration;
import com.loctelli.integrations.WorkInboundEvent;
import com.loctelli.integrations.ghl.TellDoNotDisturb;
import com.loctelli.integrations.ghl.TestIntegration;
import com.loctelli.kernel.edge.Access;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.queue.ScheduledFunction;
import com.loctelli.knowledge.AddDocument;
import com.loctelli.knowledge.CreateKnowledgeBase;
import com.loctelli.knowledge.IndexDocument;
import com.loctelli.knowledge.ListDocuments;
import com.loctelli.knowledge.ListKnowledgeBases;
import com.loctelli.knowledge.RemoveDocument;
import com.loctelli.knowledge.SearchKnowledge;
import com.loctelli.knowledge.SweepDocuments;
import com.loctelli.leads.AddNote;
import com.loctelli.leads.AssignLead;
import com.loctelli.leads.CreateLead;
import com.loctelli.leads.DeleteLead;
import com.loctelli.leads.GetLead;
import com.loctelli.leads.GetLeadByExternal;
import com.loctelli.leads.ListFacts;
import com.loctelli.leads.ListLeads;
import com.loctelli.leads.ListNotes;
import com.loctelli.leads.MoveLead;
import com.loctelli.leads.PutLeadByExternal;
import com.loctelli.leads.ScoreLeads;
import com.loctelli.leads.ShowConversationState;
import com.loctelli.leads.ShowScore;
import com.loctelli.leads.ShowTimeline;
import com.loctelli.leads.SweepLeadEvents;
import com.loctelli.leads.TagLead;
import com.loctelli.leads.UntagLead;
import com.loctelli.leads.UpdateConversationState;
import com.loctelli.leads.UpdateLead;
import com.loctelli.leads.imports.CreateImport;
import com.loctelli.leads.imports.GetImport;
import com.loctelli.leads.imports.ListImports;
import com.loctelli.leads.imports.RunImport;
import com.loctelli.leads.imports.StartImport;
import com.loctelli.leads.imports.UndoImport;
import com.loctelli.leads.tasks.AddTask;
import com.loctelli.leads.tasks.ChangeTask;
import com.loctelli.leads.tasks.ListLeadTasks;
import com.loctelli.leads.tasks.ListTasks;
import com.loctelli.messaging.ListSms;
import com.loctelli.messaging.PreviewSms;
import com.loctelli.messaging.SendSms;
import com.loctelli.messaging.ShowSms;
import com.loctelli.messaging.ValidatePhone;
import com.loctelli.messaging.compliance.SetQuietHours;
import com.loctelli.messaging.compliance.ShowQuietHours;
import com.loctelli.messaging.consent.EnterAgreement;
import com.loctelli.messaging.consent.EnterAgreements;
import com.loctelli.messaging.consent.EnterImportedAgreements;
import com.loctelli.messaging.consent.LiftSuppression;
import com.loctelli.messaging.consent.ListConsentEvents;
import com.loctelli.messaging.consent.ListSuppressions;
import com.loctelli.messaging.consent.OptOutLead;
import com.loctelli.messaging.consent.ShowLeadConsent;
import com.loctelli.messaging.consent.Suppress;
import com.loctelli.messaging.optout.ConfirmOptOut;
import com.loctelli.messaging.optout.ListOptOuts;
import com.loctelli.messaging.optout.UndoOptOut;
import com.loctelli.messaging.senders.AddSender;
import com.loctelli.messaging.senders.ChangeSender;
import com.loctelli.messaging.senders.ListSenders;
import com.loctelli.messaging.tally.GetSmsStats;
import com.loctelli.messaging.tally.RecountSms;
import com.loctelli.operations.ListQueues;
import com.loctelli.operations.RedriveQueue;
import com.loctelli.operations.RefuseUnknownPath;
import com.loctelli.operations.ShowHealth;
import com.loctelli.operations.ShowVersion;
import com.loctelli.operations.audit.ListAudit;
import com.loctelli.operations.audit.VerifyAudit;
import com.loctelli.strategies.prompt.PreviewPrompt;
import com.loctelli.strategies.templates.ActivatePromptTemplate;
import com.loctelli.strategies.templates.AssignPlatformTemplate;
import com.loctelli.strategies.templates.ChangePlatformTemplate;
import com.loctelli.strategies.templates.CreatePlatformTemplate;
import com.loctelli.strategies.templates.CreatePromptTemplate;
import com.loctelli.strategies.templates.DeletePlatformTemplate;
import com.loctelli.strategies.templates.DiffPlatformTemplateVersions;
import com.loctelli.strategies.templates.DraftPlatformTemplate;
import com.loctelli.strategies.templates.GetPlatformTemplate;
import com.loctelli.strategies.templates.ListPlatformTemplateVersions;
import com.loctelli.strategies.templates.ListPlatformTemplates;
import com.loctelli.strategies.templates.ListPromptTemplates;
import com.loctelli.strategies.templates.PublishPlatformTemplate;
import com.loctelli.strategies.templates.RollBackPlatformTemplate;
import com.loctelli.strategies.templates.SweepPublications;
import com.loctelli.strategies.writing.ChangeStrategy;
import com.loctelli.strategies.writing.CreateStrategy;
import com.loctelli.strategies.writing.DeleteStrategy;
import com.loctelli.strategies.writing.DiffStrategyVersions;
import com.loctelli.strategies.writing.DraftStrategyVersion;
import com.loctelli.strategies.writing.DuplicateStrategy;
import com.loctelli.strategies.writing.GetStrategy;
import com.loctelli.strategies.writing.GetStrategyVersion;
import com.loctelli.strategies.writing.ListStrategies;
import com.loctelli.strategies.writing.ListStrategyVersions;
import com.loctelli.strategies.writing.PublishStrategyVersion;
import com.loctelli.strategies.writing.RollBackStrategy;
import com.loctelli.subaccounts.ChangeOwnSettings;
import com.loctelli.subaccounts.ChangeSubAccount;
import com.loctelli.subaccounts.CreateSubAccount;
import com.loctelli.subaccounts.ListSubAccounts;
import com.loctelli.subaccounts.ResumeSubAccount;
import com.loctelli.subaccounts.ShowOwnSubAccount;
import com.loctelli.subaccounts.ShowStats;
import com.loctelli.subaccounts.ShowSubAccount;
import com.loctelli.subaccounts.SuspendSubAccount;
import com.loctelli.subaccounts.clones.CloneSubAccount;
import com.loctelli.subaccounts.erasure.DeleteSubAccount;
import com.loctelli.subaccounts.erasure.EraseTenant;
import com.loctelli.subaccounts.erasure.ShowErasure;
import com.loctelli.subaccounts.grants.EndGrant;
import com.loctelli.subaccounts.grants.GrantAccess;
import com.loctelli.subaccounts.grants.ListGrants;
import com.loctelli.subaccounts.grants.RevokeGrant;
import com.loctelli.subaccounts.grants.ShowAccessLog;
import com.loctelli.subaccounts.usage.ShowOwnUsage;
import com.loctelli.subaccounts.usage.ShowUsage;
import com.loctelli.texting.ReconcileSms;
import com.loctelli.texting.RecordTextStatus;
import com.loctelli.texting.SendText;
import com.loctelli.texting.SweepSends;
import com.loctelli.texting.TakeText;
import com.loctelli.texting.TakeTextStatus;
import com.loctelli.texting.TestSms;
import com.loctelli.transfers.MoveTenant;
import com.loctelli.transfers.exports.ShowExport;
import com.loctelli.transfers.exports.StartExport;
import com.loctelli.transfers.imports.ImportSubAccount;
import com.loctelli.transfers.imports.ShowSubAccountImport;
import com.loctelli.transfers.imports.StartSubAccountImport;
import java.time.Duration;
import java.util.List;

/**
 * Every way in, one a line: what is called, which function answers, and who may call it. A function that is not here
 * is not deployed, and a test refuses it. It is longer than other files because it is a list.
 */
public final class Surface {
    /** What answers a call that is none of the routes. */
    public static final Route OTHERWISE =
            new Route("ANY", Route.DEFAULT, RefuseUnknownPath.Function.class, Access.of(PUBLIC), Limits.ROUTE);

    /** The routes of the API. */
    public static final List<Route> ROUTES = List.of(
            // access
            get("/v1/api-keys", ListApiKeys.Function.class, MANAGE),
            post("/v1/api-keys", AddApiKey.Function.class, MANAGE),
            delete("/v1/api-keys/{id}", RevokeApiKey.Function.class, MANAGE),
            get("/v1/.well-known/jwks.json", ShowKeys.Function.class, PUBLIC),
            get("/v1/admin/admins", ListAdmins.Function.class, SUPER_ADMIN),
            get("/v1/admin/admins/{id}", ShowAdmin.Function.class, SUPER_ADMIN),
            delete("/v1/admin/admins/{id}", RemoveAdmin.Function.class, SUPER_ADMIN),
            post("/v1/admin/admins/{id}/unlock", UnlockAdmin.Function.class, SUPER_ADMIN),
            get("/v1/admin/auth-attempts", ListAuthAttempts.Function.class, ADMIN),
            get("/v1/admin/auth-codes", ListAdminCodes.Function.class, SUPER_ADMIN),
            post("/v1/admin/auth-codes", AddAdminCode.Function.class, SUPER_ADMIN),
            delete("/v1/admin/auth-codes/{id}", RevokeAdminCode.Function.class, SUPER_ADMIN),
            post("/v1/admin/auth/2fa/confirm", ConfirmAdminSecondFactor.Function.class, ADMIN),
            post("/v1/admin/auth/2fa/disable", DisableAdminSecondFactor.Function.class, ADMIN),
            post("/v1/admin/auth/2fa/enroll", EnrollAdminSecondFactor.Function.class, ADMIN),
            put("/v1/admin/auth/2fa/policy", SetAdminPolicy.Function.class, SUPER_ADMIN),
            post("/v1/admin/auth/change-password", ChangeAdminPassword.Function.class, ADMIN, Limits.SIGN_IN),
            post("/v1/admin/auth/login", AdminLogIn.Function.class, PUBLIC, Limits.SIGN_IN),
            post("/v1/admin/auth/logout", AdminLogOut.Function.class, ADMIN),
            get("/v1/admin/auth/profile", ShowAdminProfile.Function.class, ADMIN),
            post("/v1/admin/auth/refresh", AdminRefresh.Function.class, PUBLIC, Limits.SIGN_IN),
            post("/v1/admin/auth/register", AdminRegister.Function.class, PUBLIC, Limits.SIGN_IN),
            post("/v1/admin/auth/unlock", UnlockSignIn.Function.class, ADMIN),
            post("/v1/admin/signing-keys/rotate", RotateSigningKeys.Function.class, SUPER_ADMIN),
            post("/v1/auth/2fa/confirm", ConfirmSecondFactor.Function.class, VIEW),
            post("/v1/auth/2fa/disable", DisableSecondFactor.Function.class, VIEW),
            post("/v1/auth/2fa/enroll", EnrollSecondFactor.Function.class, VIEW),
            put("/v1/auth/2fa/policy", SetPolicy.Function.class, MANAGE),
            post("/v1/auth/2fa/setup", SetUpSecondFactor.Function.class, PUBLIC, Limits.SIGN_IN),
            post("/v1/auth/2fa/setup/confirm", ConfirmSetUp.Function.class, PUBLIC, Limits.SIGN_IN),
            post("/v1/auth/change-password", ChangePassword.Function.class, VIEW, Limits.SIGN_IN),
            post("/v1/auth/login", LogIn.Function.class, PUBLIC, Limits.SIGN_IN),
            post("/v1/auth/logout", LogOut.Function.class, VIEW),
            post("/v1/auth/logout-all", LogOutEverywhere.Function.class, VIEW),
            get("/v1/auth/profile", ShowProfile.Function.class, VIEW),
            patch("/v1/auth/profile", ChangeProfile.Function.class, VIEW),
            post("/v1/auth/password-reset", AskPasswordReset.Function.class, PUBLIC, Limits.SIGN_IN),
            post("/v1/auth/password-reset/confirm", ConfirmPasswordReset.Function.class, PUBLIC, Limits.SIGN_IN),
            post("/v1/auth/refresh", Refresh.Function.class, PUBLIC, Limits.SIGN_IN),
            post("/v1/auth/register", Register.Function.class, PUBLIC, Limits.SIGN_IN),
            get("/v1/auth/sessions", ListSessions.Function.class, VIEW),
            delete("/v1/auth/sessions/{id}", EndSession.Function.class, VIEW),
            post("/v1/auth/verify-email", VerifyEmail.Function.class, PUBLIC, Limits.SIGN_IN),
            post("/v1/auth/verify-email/request", AskVerification.Function.class, VIEW),
            get("/v1/invitations", ListInvitations.Function.class, MANAGE),
            post("/v1/invitations", AddInvitation.Function.class, MANAGE),
            delete("/v1/invitations/{id}", RevokeInvitation.Function.class, MANAGE),
            get("/v1/public/invitations/{code}", ShowInvitation.Function.class, PUBLIC),
            get("/v1/sub-account/row-scopes", ShowRowScopes.Function.class, MANAGE),
            put("/v1/sub-account/row-scopes", SetRowScopes.Function.class, MANAGE),
            get("/v1/users", ListUsers.Function.class, MANAGE),
            post("/v1/users", AddUser.Function.class, MANAGE),
            get("/v1/users/{id}", ShowUser.Function.class, VIEW),
            patch("/v1/users/{id}", ChangeUser.Function.class, VIEW),
            delete("/v1/users/{id}", DeactivateUser.Function.class, MANAGE),
            // subaccounts
            get("/v1/admin/jobs/{id}", ShowErasure.Function.class, ADMIN),
            get("/v1/admin/stats", ShowStats.Function.class, ADMIN),
            get("/v1/admin/sub-accounts", ListSubAccounts.Function.class, ADMIN),
            post("/v1/admin/sub-accounts", CreateSubAccount.Function.class, ADMIN),
            get("/v1/admin/sub-accounts/{id}", ShowSubAccount.Function.class, ADMIN),
            patch("/v1/admin/sub-accounts/{id}", ChangeSubAccount.Function.class, ADMIN),
            delete("/v1/admin/sub-accounts/{id}", DeleteSubAccount.Function.class, SUPER_ADMIN),
            post("/v1/admin/sub-accounts/{id}/resume", ResumeSubAccount.Function.class, ADMIN),
            post("/v1/admin/sub-accounts/{id}/clone", CloneSubAccount.Function.class, ADMIN, Limits.SLOW),
            post("/v1/admin/sub-accounts/{id}/suspend", SuspendSubAccount.Function.class, ADMIN),
            get("/v1/admin/sub-accounts/{id}/access-grants", ListGrants.Function.class, ADMIN),
            post("/v1/admin/sub-accounts/{id}/access-grants", GrantAccess.Function.class, ADMIN),
            delete("/v1/admin/sub-accounts/{id}/access-grants/{grantId}", RevokeGrant.Function.class, ADMIN),
            get("/v1/admin/sub-accounts/{id}/usage", ShowUsage.Function.class, ADMIN),
            get("/v1/sub-account", ShowOwnSubAccount.Function.class, VIEW),
            delete("/v1/sub-account/access-grants/{id}", EndGrant.Function.class, MANAGE),
            get("/v1/sub-account/access-log", ShowAccessLog.Function.class, MANAGE),
            patch("/v1/sub-account/settings", ChangeOwnSettings.Function.class, MANAGE),
            get("/v1/sub-account/usage", ShowOwnUsage.Function.class, MANAGE),
            // operations
            get("/v1/admin/queues", ListQueues.Function.class, ADMIN),
            post("/v1/admin/queues/{name}/redrive", RedriveQueue.Function.class, ADMIN),
            get("/v1/audit-log", ListAudit.Function.class, MANAGE),
            get("/v1/audit-log/verification", VerifyAudit.Function.class, MANAGE),
            get("/v1/health", ShowHealth.Function.class, PUBLIC),
            get("/v1/version", ShowVersion.Function.class, PUBLIC),
            // leads
            get("/v1/imports", ListImports.Function.class, VIEW.all(LEADS)),
            post("/v1/imports", CreateImport.Function.class, WORK.all(LEADS)),
            get("/v1/imports/{id}", GetImport.Function.class, VIEW.all(LEADS)),
            post("/v1/imports/{id}/start", StartImport.Function.class, WORK.all(LEADS)),
            post("/v1/imports/{id}/undo", UndoImport.Function.class, MANAGE),
            get("/v1/leads", ListLeads.Function.class, VIEW.own(LEADS)),
            post("/v1/leads", CreateLead.Function.class, WORK.own(LEADS)),
            get("/v1/leads/by-external/{system}/{externalId}", GetLeadByExternal.Function.class, VIEW.own(LEADS)),
            put("/v1/leads/by-external/{system}/{externalId}", PutLeadByExternal.Function.class, WORK.all(LEADS)),
            get("/v1/leads/{id}", GetLead.Function.class, VIEW.own(LEADS)),
            patch("/v1/leads/{id}", UpdateLead.Function.class, WORK.own(LEADS)),
            delete("/v1/leads/{id}", DeleteLead.Function.class, WORK.own(LEADS)),
            post("/v1/leads/{id}/assign", AssignLead.Function.class, WORK.own(LEADS)),
            get("/v1/leads/{id}/conversation-state", ShowConversationState.Function.class, VIEW.own(LEADS)),
            patch("/v1/leads/{id}/conversation-state", UpdateConversationState.Function.class, WORK.own(LEADS)),
            get("/v1/leads/{id}/facts", ListFacts.Function.class, VIEW.own(LEADS)),
            get("/v1/leads/{id}/notes", ListNotes.Function.class, VIEW.own(LEADS)),
            post("/v1/leads/{id}/notes", AddNote.Function.class, WORK.own(LEADS)),
            get("/v1/leads/{id}/score", ShowScore.Function.class, VIEW.own(LEADS)),
            patch("/v1/leads/{id}/status", MoveLead.Function.class, WORK.own(LEADS)),
            put("/v1/leads/{id}/tags/{tag}", TagLead.Function.class, WORK.own(LEADS)),
            delete("/v1/leads/{id}/tags/{tag}", UntagLead.Function.class, WORK.own(LEADS)),
            get("/v1/leads/{id}/tasks", ListLeadTasks.Function.class, VIEW.own(LEADS)),
            post("/v1/leads/{id}/tasks", AddTask.Function.class, WORK.own(LEADS)),
            get("/v1/leads/{id}/timeline", ShowTimeline.Function.class, VIEW.own(LEADS)),
            get("/v1/tasks", ListTasks.Function.class, VIEW.own(TASKS)),
            patch("/v1/tasks/{id}", ChangeTask.Function.class, WORK.own(TASKS)),
            // messaging
            get("/v1/compliance/quiet-hours", ShowQuietHours.Function.class, MANAGE),
            put("/v1/compliance/quiet-hours", SetQuietHours.Function.class, MANAGE),
            get("/v1/consent-events", ListConsentEvents.Function.class, MANAGE),
            post("/v1/consent-events", EnterAgreements.Function.class, MANAGE, Limits.SLOW),
            post("/v1/leads/{id}/opt-out", OptOutLead.Function.class, WORK.own(LEADS)),
            get("/v1/leads/{id}/consent", ShowLeadConsent.Function.class, VIEW.own(LEADS)),
            post("/v1/leads/{id}/consent", EnterAgreement.Function.class, WORK.own(LEADS)),
            get("/v1/opt-outs", ListOptOuts.Function.class, MANAGE),
            post("/v1/opt-outs/{id}/confirm", ConfirmOptOut.Function.class, MANAGE),
            post("/v1/opt-outs/{id}/undo", UndoOptOut.Function.class, MANAGE),
            get("/v1/senders", ListSenders.Function.class, MANAGE),
            post("/v1/senders", AddSender.Function.class, MANAGE),
            patch("/v1/senders/{id}", ChangeSender.Function.class, MANAGE),
            get("/v1/sms/messages", ListSms.Function.class, VIEW.all(LEADS)),
            get("/v1/sms/messages/{id}", ShowSms.Function.class, VIEW.all(LEADS)),
            post("/v1/sms/preview", PreviewSms.Function.class, VIEW.own(LEADS)),
            post("/v1/sms/send", SendSms.Function.class, WORK.all(LEADS)),
            get("/v1/sms/stats", GetSmsStats.Function.class, VIEW),
            post("/v1/sms/stats/recount", RecountSms.Function.class, MANAGE, Limits.SLOW),
            post("/v1/sms/validate-phone", ValidatePhone.Function.class, VIEW),
            get("/v1/suppressions", ListSuppressions.Function.class, MANAGE),
            post("/v1/suppressions", Suppress.Function.class, MANAGE),
            delete("/v1/suppressions", LiftSuppression.Function.class, MANAGE),
            // texting
            post("/v1/sms/messages/{id}/reconcile", ReconcileSms.Function.class, MANAGE, Limits.SLOW),
            post("/v1/sms/test", TestSms.Function.class, ADMIN, Limits.SLOW),
            post("/v1/webhooks/twilio/sms", TakeText.Function.class, WEBHOOK, Limits.WEBHOOK),
            post("/v1/webhooks/twilio/status", TakeTextStatus.Function.class, WEBHOOK, Limits.WEBHOOK),
            // conversations
            get("/v1/chat/history/{leadId}", ChatHistory.Function.class, VIEW.own(LEADS)),
            post("/v1/chat/send", ChatSend.Function.class, WORK.own(LEADS)),
            get("/v1/conversations", ListConversations.Function.class, VIEW.own(CONVERSATIONS)),
            get("/v1/conversations/{id}", GetConversation.Function.class, VIEW.own(CONVERSATIONS)),
            post("/v1/conversations/{id}/assign", AssignConversation.Function.class, WORK.own(CONVERSATIONS)),
            get("/v1/conversations/{id}/messages", ListMessages.Function.class, VIEW.own(CONVERSATIONS)),
            post("/v1/conversations/{id}/messages", SendMessage.Function.class, WORK.own(CONVERSATIONS)),
            post("/v1/conversations/{id}/read", ReadConversation.Function.class, WORK.own(CONVERSATIONS)),
            post("/v1/conversations/{id}/release", ReleaseConversation.Function.class, WORK.own(CONVERSATIONS)),
            post("/v1/conversations/{id}/resolve", ResolveConversation.Function.class, WORK.own(CONVERSATIONS)),
            get("/v1/conversations/{id}/sentiment", ShowSentiment.Function.class, VIEW.own(CONVERSATIONS)),
            post("/v1/conversations/{id}/snooze", SnoozeConversation.Function.class, WORK.own(CONVERSATIONS)),
            post("/v1/conversations/{id}/take-over", TakeOverConversation.Function.class, WORK.own(CONVERSATIONS)),
            get("/v1/events", FollowEvents.Function.class, VIEW.all(CONVERSATIONS), Limits.WAITING),
            get("/v1/leads/{id}/messages", ListLeadMessages.Function.class, VIEW.own(LEADS)),
            get("/v1/security-incidents", ListSecurityIncidents.Function.class, VIEW.all(CONVERSATIONS)),
            post("/v1/security-incidents/{id}/resolve", ResolveSecurityIncident.Function.class, MANAGE),
            // strategies
            get("/v1/admin/prompt-templates", ListPlatformTemplates.Function.class, ADMIN),
            post("/v1/admin/prompt-templates", CreatePlatformTemplate.Function.class, ADMIN),
            get("/v1/admin/prompt-templates/{id}", GetPlatformTemplate.Function.class, ADMIN),
            patch("/v1/admin/prompt-templates/{id}", ChangePlatformTemplate.Function.class, ADMIN),
            delete("/v1/admin/prompt-templates/{id}", DeletePlatformTemplate.Function.class, ADMIN),
            post("/v1/admin/prompt-templates/{id}/assignments", AssignPlatformTemplate.Function.class, ADMIN),
            get("/v1/admin/prompt-templates/{id}/versions", ListPlatformTemplateVersions.Function.class, ADMIN),
            post("/v1/admin/prompt-templates/{id}/versions", DraftPlatformTemplate.Function.class, ADMIN),
            get(
                    "/v1/admin/prompt-templates/{id}/versions/{version}/diff",
                    DiffPlatformTemplateVersions.Function.class,
                    ADMIN),
            post(
                    "/v1/admin/prompt-templates/{id}/versions/{version}/publish",
                    PublishPlatformTemplate.Function.class,
                    ADMIN),
            post(
                    "/v1/admin/prompt-templates/{id}/versions/{version}/rollback",
                    RollBackPlatformTemplate.Function.class,
                    ADMIN),
            get("/v1/prompt-templates", ListPromptTemplates.Function.class, VIEW),
            post("/v1/prompt-templates", CreatePromptTemplate.Function.class, MANAGE),
            put("/v1/prompt-templates/active", ActivatePromptTemplate.Function.class, MANAGE),
            get("/v1/strategies", ListStrategies.Function.class, VIEW),
            post("/v1/strategies", CreateStrategy.Function.class, MANAGE),
            get("/v1/strategies/{id}", GetStrategy.Function.class, VIEW),
            patch("/v1/strategies/{id}", ChangeStrategy.Function.class, MANAGE),
            delete("/v1/strategies/{id}", DeleteStrategy.Function.class, MANAGE),
            post("/v1/strategies/{id}/duplicate", DuplicateStrategy.Function.class, MANAGE),
            post("/v1/strategies/{id}/preview-prompt", PreviewPrompt.Function.class, VIEW),
            get("/v1/strategies/{id}/versions", ListStrategyVersions.Function.class, VIEW),
            post("/v1/strategies/{id}/versions", DraftStrategyVersion.Function.class, MANAGE),
            get("/v1/strategies/{id}/versions/{version}", GetStrategyVersion.Function.class, VIEW),
            get("/v1/strategies/{id}/versions/{version}/diff", DiffStrategyVersions.Function.class, VIEW),
            post("/v1/strategies/{id}/versions/{version}/publish", PublishStrategyVersion.Function.class, MANAGE),
            post("/v1/strategies/{id}/versions/{version}/rollback", RollBackStrategy.Function.class, MANAGE),
            // assistant
            get("/v1/agent/budget", ShowAgentBudget.Function.class, VIEW),
            post("/v1/chat/initiate/{leadId}", InitiateChat.Function.class, WORK.own(LEADS)),
            get("/v1/conversations/{id}/handoff", GetHandoff.Function.class, VIEW.own(CONVERSATIONS)),
            get("/v1/conversations/{id}/suggestion", GetSuggestion.Function.class, VIEW.own(CONVERSATIONS)),
            post("/v1/conversations/{id}/suggestion/accept", AcceptSuggestion.Function.class, WORK.own(CONVERSATIONS)),
            post("/v1/conversations/{id}/suggestion/reject", RejectSuggestion.Function.class, WORK.own(CONVERSATIONS)),
            get("/v1/conversations/{id}/turns", ListTurns.Function.class, VIEW.own(CONVERSATIONS)),
            get("/v1/turns/{id}", GetTurn.Function.class, VIEW.all(CONVERSATIONS)),
            post("/v1/turns/{id}/replay", ReplayTurn.Function.class, MANAGE, Limits.SLOW),
            // knowledge
            get("/v1/knowledge-bases", ListKnowledgeBases.Function.class, VIEW),
            post("/v1/knowledge-bases", CreateKnowledgeBase.Function.class, MANAGE),
            get("/v1/knowledge-bases/{id}/documents", ListDocuments.Function.class, VIEW),
            post("/v1/knowledge-bases/{id}/documents", AddDocument.Function.class, MANAGE),
            delete("/v1/knowledge-bases/{id}/documents/{documentId}", RemoveDocument.Function.class, MANAGE),
            get("/v1/knowledge-bases/{id}/search", SearchKnowledge.Function.class, VIEW),
            // evals
            get("/v1/evals/runs/{id}", GetRun.Function.class, VIEW),
            post("/v1/evals/runs", StartRun.Function.class, MANAGE),
            get("/v1/evals/runs/{id}/results", ListRunResults.Function.class, MANAGE),
            get("/v1/evals/scenarios", ListScenarios.Function.class, VIEW),
            post("/v1/evals/scenarios", CreateScenario.Function.class, MANAGE),
            post("/v1/strategies/{id}/test-chat", TestChat.Function.class, MANAGE, Limits.SLOW),
            // bookings
            get("/v1/bookings", ListBookings.Function.class, VIEW.own(BOOKINGS)),
            post("/v1/bookings", CreateBooking.Function.class, WORK.own(BOOKINGS)),
            post("/v1/bookings/availability", CheckAvailability.Function.class, VIEW),
            post("/v1/bookings/holds", HoldSlot.Function.class, WORK.own(BOOKINGS)),
            delete("/v1/bookings/holds/{id}", ReleaseHold.Function.class, WORK.own(BOOKINGS)),
            get("/v1/bookings/{id}", GetBooking.Function.class, VIEW.own(BOOKINGS)),
            patch("/v1/bookings/{id}", ChangeBooking.Function.class, WORK.own(BOOKINGS)),
            delete("/v1/bookings/{id}", DeleteBooking.Function.class, WORK.own(BOOKINGS)),
            post("/v1/bookings/{id}/cancel", CancelBooking.Function.class, WORK.own(BOOKINGS)),
            post("/v1/bookings/{id}/complete", CompleteBooking.Function.class, WORK.own(BOOKINGS)),
            post("/v1/bookings/{id}/confirm", ConfirmBooking.Function.class, WORK.own(BOOKINGS)),
            get("/v1/bookings/{id}/history", GetBookingHistory.Function.class, VIEW.own(BOOKINGS)),
            get("/v1/bookings/{id}/ics", GetBookingInvite.Function.class, VIEW.own(BOOKINGS)),
            post("/v1/bookings/{id}/no-show", NoShowBooking.Function.class, WORK.own(BOOKINGS)),
            post("/v1/bookings/{id}/reschedule", RescheduleBooking.Function.class, WORK.own(BOOKINGS)),
            get("/v1/calendars", ListCalendars.Function.class, VIEW),
            post("/v1/calendars", CreateCalendar.Function.class, MANAGE),
            get("/v1/calendars/{id}", GetCalendar.Function.class, VIEW),
            patch("/v1/calendars/{id}", ChangeCalendar.Function.class, MANAGE),
            delete("/v1/calendars/{id}", DeleteCalendar.Function.class, MANAGE),
            get("/v1/calendars/{id}/slots", ListSlots.Function.class, VIEW),
            get("/v1/leads/{id}/bookings", ListLeadBookings.Function.class, VIEW.own(LEADS)),
            get("/v1/users/{id}/schedule", GetSchedule.Function.class, VIEW),
            put("/v1/users/{id}/schedule", PutSchedule.Function.class, WORK),
            // campaigns
            post("/v1/compliance/simulate", SimulateSending.Function.class, MANAGE),
            get("/v1/sms/campaigns", ListCampaigns.Function.class, VIEW),
            post("/v1/sms/campaigns", CreateCampaign.Function.class, WORK.all(LEADS)),
            get("/v1/sms/campaigns/{id}", GetCampaign.Function.class, VIEW),
            patch("/v1/sms/campaigns/{id}", ChangeCampaign.Function.class, WORK.all(LEADS)),
            delete("/v1/sms/campaigns/{id}", DeleteCampaign.Function.class, WORK.all(LEADS)),
            post("/v1/sms/campaigns/{id}/audience", ChooseAudience.Function.class, WORK.all(LEADS), Limits.SLOW),
            post("/v1/sms/campaigns/{id}/cancel", CancelCampaign.Function.class, WORK.all(LEADS)),
            post("/v1/sms/campaigns/{id}/pause", PauseCampaign.Function.class, WORK.all(LEADS)),
            post("/v1/sms/campaigns/{id}/preview", PreviewCampaign.Function.class, VIEW.all(LEADS)),
            get("/v1/sms/campaigns/{id}/recipients", ListRecipients.Function.class, VIEW.all(LEADS)),
            post("/v1/sms/campaigns/{id}/recount", RecountCampaign.Function.class, MANAGE, Limits.SLOW),
            post("/v1/sms/campaigns/{id}/resume", ResumeCampaign.Function.class, WORK.all(LEADS)),
            post("/v1/sms/campaigns/{id}/schedule", ScheduleCampaign.Function.class, WORK.all(LEADS)),
            post("/v1/sms/campaigns/{id}/send", SendCampaign.Function.class, WORK.all(LEADS)),
            get("/v1/sms/campaigns/{id}/stats", GetCampaignStats.Function.class, VIEW),
            post("/v1/sms/campaigns/{id}/test", TestCampaign.Function.class, WORK.all(LEADS)),
            // transfers
            post("/v1/admin/sub-account-imports", ImportSubAccount.Function.class, ADMIN),
            get("/v1/admin/sub-account-imports/{id}", ShowSubAccountImport.Function.class, ADMIN),
            post("/v1/admin/sub-account-imports/{id}/start", StartSubAccountImport.Function.class, ADMIN),
            get("/v1/jobs/{id}", ShowExport.Function.class, MANAGE),
            post("/v1/sub-account/exports", StartExport.Function.class, MANAGE),
            // integrations
            get("/v1/inbound-events", ListInboundEvents.Function.class, MANAGE),
            post("/v1/inbound-events/replays", ReplayInboundEvents.Function.class, MANAGE),
            get("/v1/inbound-events/{id}", GetInboundEvent.Function.class, MANAGE),
            post("/v1/inbound-events/{id}/replay", ReplayInboundEvent.Function.class, MANAGE),
            get("/v1/integrations", ListIntegrations.Function.class, MANAGE),
            post("/v1/integrations", CreateIntegration.Function.class, MANAGE),
            get("/v1/integrations/templates", ListIntegrationTemplates.Function.class, MANAGE),
            get("/v1/integrations/templates/{id}", GetIntegrationTemplate.Function.class, MANAGE),
            get("/v1/integrations/{id}", GetIntegration.Function.class, MANAGE),
            patch("/v1/integrations/{id}", UpdateIntegration.Function.class, MANAGE),
            delete("/v1/integrations/{id}", DeleteIntegration.Function.class, MANAGE),
            get("/v1/integrations/{id}/health", ShowIntegrationHealth.Function.class, MANAGE),
            post("/v1/integrations/{id}/test", TestIntegration.Function.class, MANAGE, Limits.SLOW),
            post("/v1/webhooks/ghl", ReceiveGhlEvent.Function.class, WEBHOOK, Limits.WEBHOOK),
            post("/v1/webhooks/ghl/{eventType}", ReceiveGhlEvent.Function.class, WEBHOOK, Limits.WEBHOOK));

    /** The queues and who works them. */
    public static final List<QueueBinding> QUEUES = List.of(
            new QueueBinding(QueueName.TEXT_STATUS, RecordTextStatus.Function.class, 10, 20, Limits.WORKER),
            new QueueBinding(QueueName.SENDS, SendText.Function.class, 10, 20, Limits.SENDER),
            new QueueBinding(QueueName.INBOUND_TEXTS, TakeInboundText.Function.class, 10, 20, Limits.WORKER),
            new QueueBinding(QueueName.REVOCATIONS, ReadDoubtfulText.Function.class, 1, 5, Limits.WORKER),
            new QueueBinding(QueueName.OPT_OUTS, TellDoNotDisturb.Function.class, 1, 2, Limits.WORKER),
            new QueueBinding(QueueName.TURNS, AnswerTurn.Function.class, 1, 20, Limits.PATIENT),
            new QueueBinding(QueueName.LEAD_EVENTS, GreetLead.Function.class, 5, 10, Limits.PATIENT),
            new QueueBinding(QueueName.CAMPAIGN_TICKS, TickCampaign.Function.class, 1, 10, Limits.WORKER),
            new QueueBinding(QueueName.CAMPAIGN_ANSWERS, CountAnswer.Function.class, 10, 5, Limits.WORKER),
            new QueueBinding(QueueName.IMPORTS, RunImport.Function.class, 1, 5, Limits.WORKER),
            new QueueBinding(QueueName.IMPORT_CONSENTS, EnterImportedAgreements.Function.class, 10, 5, Limits.WORKER),
            new QueueBinding(QueueName.JOBS, EraseTenant.Function.class, 1, 5, Limits.PATIENT),
            new QueueBinding(QueueName.TRANSFERS, MoveTenant.Function.class, 1, 5, Limits.PATIENT),
            new QueueBinding(QueueName.DOCUMENTS, IndexDocument.Function.class, 1, 5, Limits.PATIENT),
            new QueueBinding(QueueName.REHEARSALS, Rehearse.Function.class, 1, 5, Limits.PATIENT),
            new QueueBinding(QueueName.BOOKING_EVENTS, RecordBooking.Function.class, 10, 10, Limits.WORKER),
            new QueueBinding(QueueName.INBOUND_EVENTS, WorkInboundEvent.Function.class, 10, 10, Limits.WORKER),
            new QueueBinding(QueueName.ACCOUNT_LETTERS, SendAccountLetter.Function.class, 5, 5, Limits.WORKER));

    /** What runs again and again: each takes up what a stop or a lost message left behind. */
    public static final List<ScheduleBinding> SCHEDULES = List.of(
            everyMinute(SweepLeadEvents.Function.class),
            everyMinute(SweepBookingEvents.Function.class),
            everyMinute(SendDueReminders.Function.class),
            everyMinute(FeedCampaigns.Function.class),
            everyMinute(SweepSends.Function.class),
            everyMinute(ScoreLeads.Function.class),
            everyMinute(SweepDocuments.Function.class),
            everyMinute(SweepSandboxes.Function.class),
            everyMinute(SweepPublications.Function.class),
            everyMinute(SweepTurns.Function.class),
            everyMinute(SweepInboundEvents.Function.class));

    private Surface() {}

    private static Route get(String path, Class<? extends HttpFunction> function, Permission permission) {
        return get(path, function, Access.of(permission));
    }

    private static Route get(String path, Class<? extends HttpFunction> function, Access access) {
        return new Route("GET", path, function, access, Limits.ROUTE);
    }

    private static Route get(String path, Class<? extends HttpFunction> function, Access access, Limits limits) {
        return new Route("GET", path, function, access, limits);
    }

    private static Route post(String path, Class<? extends HttpFunction> function, Permission permission) {
        return post(path, function, Access.of(permission));
    }

    private static Route post(String path, Class<? extends HttpFunction> function, Access access) {
        return new Route("POST", path, function, access, Limits.ROUTE);
    }

    private static Route put(String path, Class<? extends HttpFunction> function, Permission permission) {
        return put(path, function, Access.of(permission));
    }

    private static Route put(String path, Class<? extends HttpFunction> function, Access access) {
        return new Route("PUT", path, function, access, Limits.ROUTE);
    }

    private static Route patch(String path, Class<? extends HttpFunction> function, Permission permission) {
        return patch(path, function, Access.of(permission));
    }

    private static Route patch(String path, Class<? extends HttpFunction> function, Access access) {
        return new Route("PATCH", path, function, access, Limits.ROUTE);
    }

    private static Route delete(String path, Class<? extends HttpFunction> function, Permission permission) {
        return delete(path, function, Access.of(permission));
    }

    private static Route delete(String path, Class<? extends HttpFunction> function, Access access) {
        return new Route("DELETE", path, function, access, Limits.ROUTE);
    }

    private static Route post(
            String path, Class<? extends HttpFunction> function, Permission permission, Limits limits) {
        return new Route("POST", path, function, Access.of(permission), limits);
    }

    private static Route post(String path, Class<? extends HttpFunction> function, Access access, Limits limits) {
        return new Route("POST", path, function, access, limits);
    }

    private static ScheduleBinding everyMinute(Class<? extends ScheduledFunction> function) {
        return new ScheduleBinding(Duration.ofMinutes(1), function, Limits.SWEEP);
    }
}
