import { type DynamicModule, Module } from '@nestjs/common';
import { DirectoryModule, DirectorySchema1700000000100, LateArrivals1764700000000 } from '@muster/directory';
import {
  AuditChain1764300000000,
  EventStore,
  KillSwitch1764100000000,
  MessagingModule,
  Operating1764200000000,
  OutboxOfChanges1764500000000,
  sampledBriefly,
  vacuumedWhileFresh,
} from '@muster/messaging';
import { Database, PersistenceModule } from '@muster/persistence';
import { Recorder } from '@muster/recording';
import { AgendaController } from './agenda/agenda.controller.js';
import { ConferenceAgendas } from './agenda/conference-agendas.js';
import { ActivityAttendanceController } from './attendance/activity-attendance.controller.js';
import { MeetingAttendanceController } from './attendance/meeting-attendance.controller.js';
import { ActivityCallingOffController } from './calling-off/activity-calling-off.controller.js';
import { MeetingCallingOffController } from './calling-off/meeting-calling-off.controller.js';
import { CampaignEndingController } from './campaigns/campaign-ending.controller.js';
import { FiguresOfCampaigns } from './campaigns/campaign-figures.js';
import { CampaignJoining } from './campaigns/campaign-joining.js';
import { CampaignPlanningController } from './campaigns/campaign-planning.controller.js';
import { CampaignPresenter } from './campaigns/campaign-presenter.js';
import { CampaignRecording } from './campaigns/campaign-recording.js';
import { CampaignsController } from './campaigns/campaigns.controller.js';
import { CampaignStepsController } from './campaigns/campaign-steps.controller.js';
import { CadenceWatch } from './cadences/cadence-watch.js';
import { CadencesController } from './cadences/cadences.controller.js';
import { DecisionWatch } from './decisions/decision-watch.js';
import { DecisionsController } from './decisions/decisions.controller.js';
import { DecisionFollowingController } from './decisions/following.controller.js';
import { OpenDecisionsController } from './decisions/open-decisions.controller.js';
import type { EventsConfig } from './events.config.js';
import { LookingBackController } from './looking-back/looking-back.controller.js';
import { ActivitiesController } from './looking-up/activities.controller.js';
import { ActivityPresenter } from './looking-up/activity-presenter.js';
import { MeetingPresenter } from './looking-up/meeting-presenter.js';
import { MeetingsController } from './looking-up/meetings.controller.js';
import { MeetingCodesController } from './model-codes/meeting-codes.controller.js';
import { OnDirectoryChangedController } from './on-directory-changed/on-directory-changed.controller.js';
import { OnTicketChangedController } from './on-ticket-changed/on-ticket-changed.controller.js';
import { ActivityStore } from './persistence/activity.store.js';
import { CampaignStore } from './persistence/campaign.store.js';
import { CadenceStore } from './persistence/cadence.store.js';
import { KnownTicketStore } from './persistence/known-ticket.store.js';
import { LandedDecisionStore } from './persistence/landed-decision.store.js';
import { MeetingStore } from './persistence/meeting.store.js';
import { ActivitiesHaveOutcomes1765900000100 } from './persistence/migrations/activities-have-outcomes.js';
import { Campaigns1766100000100 } from './persistence/migrations/campaigns.js';
import { DecisionsFollowed1765800000100 } from './persistence/migrations/decisions-followed.js';
import { DecisionsLanded1766000000100 } from './persistence/migrations/decisions-landed.js';
import { EventsSchema1700000000200 } from './persistence/migrations/events-schema.js';
import { LookedAtWhenDoubled1764300000100 } from './persistence/migrations/looked-at-when-doubled.js';
import { TicketsForConferences1764900000000 } from './persistence/migrations/tickets-for-conferences.js';
import { Cadences1765000000000 } from './persistence/migrations/cadences.js';
import { SecretaryRota1765500000100 } from './persistence/migrations/secretary-rota.js';
import { Resources1765600000100 } from './persistence/migrations/resources.js';
import { Mobilisations1765700000100 } from './persistence/migrations/mobilisations.js';
import { TicketsReadAnew1764800000000 } from './persistence/migrations/tickets-read-anew.js';
import { OpenDecisionStore } from './persistence/open-decision.store.js';
import { ResourceStore } from './persistence/resource.store.js';
import { MobilisationStore } from './persistence/mobilisation.store.js';
import { eventsStateSql } from './persistence/state-sql.js';
import { republished } from './publishing/republished.js';
import { OutcomeSummaryController } from './outcomes/outcome-summary.controller.js';
import { OutcomesController } from './outcomes/outcomes.controller.js';
import { PlanningController } from './planning/planning.controller.js';
import { PurposeController } from './purposes/purpose.controller.js';
import { ActivityRecording } from './recording/activity-recording.js';
import {
  Activities,
  Cadences,
  Campaigns,
  Meetings,
  Mobilisations,
  Resources,
  SecretaryRotas,
} from './recording/aggregates.js';
import { explainFault } from './recording/fault-problem.js';
import { References } from './references/references.js';
import { ActivityReschedulingController } from './rescheduling/activity-rescheduling.controller.js';
import { MeetingReschedulingController } from './rescheduling/meeting-rescheduling.controller.js';
import { RotaController } from './secretary-rota/rota.controller.js';
import { RotaDesk } from './secretary-rota/rota-desk.js';
import { RotaWatch } from './secretary-rota/rota-watch.js';
import { TurnsController } from './secretary-rota/turns.controller.js';
import { SecretaryRotaStore } from './persistence/secretary-rota.store.js';
import { BookingController } from './resources/booking.controller.js';
import { BookingCancellingController } from './resources/cancelling.controller.js';
import { ResourceChangingController } from './resources/changing.controller.js';
import { OfferingController } from './resources/offering.controller.js';
import { ResourcePresenter } from './resources/resource-presenter.js';
import { ResourceRecording } from './resources/resource-recording.js';
import { ResourcesController } from './resources/resources.controller.js';
import { UseRecordingController } from './resources/use-recording.controller.js';
import { VisitsRecordingController } from './resources/visits-recording.controller.js';
import { ResourceWithdrawingController } from './resources/withdrawing.controller.js';
import { AnsweringController } from './mobilisations/answering.controller.js';
import { CallingController } from './mobilisations/calling.controller.js';
import { MobilisationEndingController } from './mobilisations/ending.controller.js';
import { MobilisationPresenter } from './mobilisations/mobilisation-presenter.js';
import { MobilisationRecording } from './mobilisations/mobilisation-recording.js';
import { MobilisationWatch } from './mobilisations/mobilisation-watch.js';
import { MobilisationsController } from './mobilisations/mobilisations.controller.js';
import { SignUpAskingController } from './signing-up/sign-up-asking.controller.js';
import { SigningUpController } from './signing-up/signing-up.controller.js';
import { SchedulingController } from './scheduling/scheduling.controller.js';

/** Meetings, activities with the special actions and series that join them, shared resources and mobilisations of an alliance. */
@Module({})
export class EventsModule {
  static forConfig(config: EventsConfig): DynamicModule {
    return {
      module: EventsModule,
      imports: [
        PersistenceModule.forRoot({
          url: config.databaseUrl,
          migrations: [
            DirectorySchema1700000000100,
            LateArrivals1764700000000,
            EventsSchema1700000000200,
            KillSwitch1764100000000,
            Operating1764200000000,
            AuditChain1764300000000,
            LookedAtWhenDoubled1764300000100,
            OutboxOfChanges1764500000000,
            vacuumedWhileFresh({ changed: ['known_ticket'] }),
            TicketsReadAnew1764800000000,
            TicketsForConferences1764900000000,
            Cadences1765000000000,
            SecretaryRota1765500000100,
            Resources1765600000100,
            Mobilisations1765700000100,
            DecisionsFollowed1765800000100,
            ActivitiesHaveOutcomes1765900000100,
            DecisionsLanded1766000000100,
            Campaigns1766100000100,
            sampledBriefly(['known_ticket']),
          ],
          applicationName: 'events',
        }),
        MessagingModule.forRoot({
          service: 'events',
          topic: 'muster.activities.v1',
          publicUrl: config.publicUrl,
          stateSql: eventsStateSql,
          consumerGatherMs: 250, // nobody waits for what a meeting may name
          ...config.messaging,
          publicEvents: republished,
        }),
        DirectoryModule,
      ],
      controllers: [
        // meetings: called, moved, called off, agenda, decisions, who came
        SchedulingController,
        MeetingReschedulingController,
        MeetingCallingOffController,
        MeetingCodesController,
        AgendaController,
        DecisionsController,
        DecisionFollowingController,
        OpenDecisionsController,
        MeetingAttendanceController,
        LookingBackController,
        // activities: planned and for what, moved, called off, who signed up, who took part and for how long, what came of it
        PlanningController,
        PurposeController,
        ActivityReschedulingController,
        ActivityCallingOffController,
        SignUpAskingController,
        SigningUpController,
        ActivityAttendanceController,
        OutcomesController,
        OutcomeSummaryController,
        // whose secretary has the duty
        RotaController,
        TurnsController,
        // resources: offered, described anew, withdrawn, booked, used
        OfferingController,
        ResourceChangingController,
        ResourceWithdrawingController,
        BookingController,
        BookingCancellingController,
        UseRecordingController,
        VisitsRecordingController,
        ResourcesController,
        // mobilisations: called, answered, ended
        CallingController,
        AnsweringController,
        MobilisationEndingController,
        MobilisationsController,
        // special actions and series: planned, described anew, measured, concluded, called off
        CampaignPlanningController,
        CampaignStepsController,
        CampaignEndingController,
        CampaignsController,
        // reading
        MeetingsController,
        ActivitiesController,
        CadencesController,
        // what it listens to
        OnDirectoryChangedController,
        OnTicketChangedController,
      ],
      providers: [
        References,
        {
          provide: Recorder,
          inject: [EventStore, Database],
          useFactory: (events: EventStore, database: Database) =>
            new Recorder(events, database, explainFault),
        },
        Meetings,
        Activities,
        Cadences,
        SecretaryRotas,
        Resources,
        Mobilisations,
        Campaigns,
        MeetingPresenter,
        ActivityPresenter,
        ActivityRecording,
        ResourcePresenter,
        ResourceRecording,
        MobilisationPresenter,
        MobilisationRecording,
        CampaignPresenter,
        CampaignRecording,
        CampaignJoining,
        FiguresOfCampaigns,
        ConferenceAgendas,
        CadenceWatch,
        DecisionWatch,
        RotaDesk,
        RotaWatch,
        MobilisationWatch,
        MeetingStore,
        OpenDecisionStore,
        LandedDecisionStore,
        ActivityStore,
        CadenceStore,
        SecretaryRotaStore,
        ResourceStore,
        MobilisationStore,
        CampaignStore,
        KnownTicketStore,
      ],
    };
  }
}
