import { type DynamicModule, Module } from '@nestjs/common';
import { DirectoryModule, DirectorySchema1700000000100, LateArrivals1764700000000 } from '@muster/directory';
import {
  AuditChain1764300000000,
  type EventStore,
  KillSwitch1764100000000,
  Messaging,
  MessagingModule,
  type MessagingOptions,
  Operating1764200000000,
  OutboxOfChanges1764500000000,
  sampledBriefly,
  vacuumedWhileFresh,
} from '@muster/messaging';
import { type DatabaseOptions, PersistenceModule } from '@muster/persistence';
import { AttachmentStore } from './attachments/attachment.store.js';
import { Attachments } from './attachments/attachments.js';
import { AttachmentsController } from './attachments/attachments.controller.js';
import { FileStore } from './attachments/file-store.js';
import { FolderStore } from './attachments/folder-store.js';
import { OrphanSweep } from './attachments/orphan-sweep.js';
import { S3Store } from './attachments/s3-store.js';
import { AssignmentsController } from './assignments/assignments.controller.js';
import { WaitingController } from './assignments/waiting.controller.js';
import { AttemptCallBackController } from './call-backs/attempt-call-back.controller.js';
import { RecordCallBackController } from './call-backs/record-call-back.controller.js';
import { DeadlineWatch } from './clocks/deadline-watch.js';
import { Commands } from './deciding/commands.js';
import { DraftStore } from './drafts/draft.store.js';
import { DraftsController } from './drafts/drafts.controller.js';
import { Steps } from './deciding/steps.js';
import type { EscalationConfig } from './escalation.config.js';
import { ExtensionController } from './extending/extension.controller.js';
import { FollowingController } from './following/following.controller.js';
import { FollowUpSteps } from './follow-ups/follow-up-steps.js';
import { FollowUpWatch } from './follow-ups/follow-up-watch.js';
import { FollowUpsController } from './follow-ups/follow-ups.controller.js';
import { LoopController } from './follow-ups/loop.controller.js';
import { NotSolvableController } from './solving/not-solvable.controller.js';
import { SolutionController } from './solving/solution.controller.js';
import { TaskForceController } from './task-forces/task-force.controller.js';
import { RatingController } from './rating/rating.controller.js';
import { OnDirectoryChangedController } from './on-directory-changed/on-directory-changed.controller.js';
import { DecidedFollowUps } from './on-meeting-decided/decided-follow-ups.js';
import { OnMeetingDecidedController } from './on-meeting-decided/on-meeting-decided.controller.js';
import { NotificationDeliveries1700000001200 } from './on-notification-delivered/notification-deliveries-schema.js';
import { NotificationDeliveryStore } from './on-notification-delivered/notification-delivery.store.js';
import { OnNotificationDeliveredController } from './on-notification-delivered/on-notification-delivered.controller.js';
import { TicketReceiptsController } from './on-notification-delivered/ticket-receipts.controller.js';
import { Whistles1700000000000 } from './persistence/migrations/1700000000000-whistles.js';
import { TicketSearch1700000000200 } from './persistence/migrations/1700000000200-ticket-search.js';
import { AttachmentsAndDrafts1700000000210 } from './persistence/migrations/1700000000210-attachments-and-drafts.js';
import { OpenAssignments1700000000110 } from './persistence/migrations/1700000000110-open-assignments.js';
import { besideRowSets, besideStateSql } from './persistence/follow-up-state-sql.js';
import { FollowUpStore } from './persistence/follow-up.store.js';
import { whistleRowSets, whistleStateSql } from './persistence/whistle-state-sql.js';
import { WhistleLists } from './persistence/whistle.lists.js';
import { BESIDE_EVENTS, WhistleStore } from './persistence/whistle.store.js';
import { republished } from './publishing/republished.js';
import { PreviewRouteController } from './previewing/preview-route.controller.js';
import { Followers1700000000500 } from './persistence/migrations/1700000000500-followers.js';
import { Projects1700000000400 } from './persistence/migrations/1700000000400-projects.js';
import { TicketFlags1700000000410 } from './persistence/migrations/1700000000410-ticket-flags.js';
import { ProcessTemplateStore } from './persistence/process-template.store.js';
import { ProjectMilestoneStore } from './persistence/project-milestone.store.js';
import { ProjectProcessStore } from './persistence/project-process.store.js';
import { ProcessStepsController } from './projects/process-steps.controller.js';
import { ProcessTemplatesController } from './projects/process-templates.controller.js';
import { MilestoneStepsController } from './projects/milestone-steps.controller.js';
import { ProcessSteps } from './projects/process-steps.js';
import { ProcessWatch } from './projects/process-watch.js';
import { ProcessWhistles } from './projects/process-whistles.js';
import { ProcessTemplates, ProjectProcesses } from './projects/project-aggregates.js';
import { ProjectDirectories } from './projects/project-directories.js';
import { ProjectMilestonesController } from './projects/project-milestones.controller.js';
import { ProjectProcessesController } from './projects/project-processes.controller.js';
import { ProjectRecorder } from './projects/project-recorder.js';
import { FollowUpsAreDropped1766100000200 } from './persistence/migrations/1766100000200-follow-ups-are-dropped.js';
import { SearchTextsAreNotCounted1766200000100 } from './persistence/migrations/1766200000100-search-texts-are-not-counted.js';
import { FollowUps1765900000100 } from './persistence/migrations/1765900000100-follow-ups.js';
import { LookedAtWhenDoubled1764300000100 } from './persistence/migrations/1764300000100-looked-at-when-doubled.js';
import { ModeByUnits1764800000100 } from './persistence/migrations/1764800000100-mode-by-units.js';
import { Milestones1766000000200 } from './persistence/migrations/1766000000200-milestones.js';
import { PracticeLists1700000000510 } from './persistence/migrations/1700000000510-practice-lists.js';
import { PracticeListStore } from './persistence/practice-list.store.js';
import { PracticeItemsController } from './practice-lists/practice-items.controller.js';
import { PracticeListWatch } from './practice-lists/practice-list-watch.js';
import { PracticeLists } from './practice-lists/practice-lists.js';
import { PracticeListsController } from './practice-lists/practice-lists.controller.js';
import { RaiseTicketController } from './raising/raise-ticket.controller.js';
import { Raising } from './raising/raising.js';
import { TicketNumbers } from './raising/ticket-numbers.js';
import { AssignmentsInboxController } from './reading/assignments-inbox.controller.js';
import { TicketsController } from './reading/tickets.controller.js';
import { DispatchQueueController } from './triage/dispatch-queue.controller.js';
import { TriageController } from './triage/triage.controller.js';
import { MergingController } from './merging/merging.controller.js';
import { MusteringController } from './mustering/mustering.controller.js';
import { DisputesController } from './disputes/disputes.controller.js';
import { LevelsController } from './levels/levels.controller.js';
import { SupervisingController } from './supervising/supervising.controller.js';
import { OnAccountController } from './on-account/on-account.controller.js';
import { ReopeningController } from './reopening/reopening.controller.js';
import { ReclassifyingController } from './reclassifying/reclassifying.controller.js';
import { ExclusionsController } from './exclusions/exclusions.controller.js';
import { CorrectionsController } from './corrections/corrections.controller.js';
import { ResolveTicketController } from './resolving/resolve-ticket.controller.js';
import { HazardSnaps } from './snaps/hazard-snaps.js';
import { HazardSnapsController } from './snaps/hazard-snaps.controller.js';
import { SnapForms } from './snaps/snap-forms.js';
import { SearchIndexer } from './searching/search-indexer.js';
import { SimilarTickets } from './searching/similar-tickets.js';
import { SimilarTicketsController } from './searching/similar-tickets.controller.js';
import { TicketExportController } from './searching/ticket-export.controller.js';
import { TicketLists } from './searching/ticket.lists.js';

/** The service's table of contents, in the order of a whistle's life. */
@Module({})
export class EscalationModule {
  static forRoot(config: EscalationConfig): DynamicModule {
    return {
      module: EscalationModule,
      imports: [
        PersistenceModule.forRoot(databaseOptions(config)),
        MessagingModule.forRoot(messagingOptions(config)),
        DirectoryModule,
      ],
      controllers: [
        AttachmentsController,
        DraftsController,
        SimilarTicketsController,
        PreviewRouteController,
        RaiseTicketController,
        HazardSnapsController,
        TriageController,
        MergingController,
        FollowingController,
        MusteringController,
        AssignmentsController,
        WaitingController,
        ExtensionController,
        LoopController,
        FollowUpsController,
        TaskForceController,
        SolutionController,
        NotSolvableController,
        DisputesController,
        LevelsController,
        SupervisingController,
        OnAccountController,
        ResolveTicketController,
        AttemptCallBackController,
        RecordCallBackController,
        RatingController,
        ReopeningController,
        ReclassifyingController,
        ExclusionsController,
        CorrectionsController,
        // key projects and practice items
        ProcessTemplatesController,
        ProjectProcessesController,
        ProcessStepsController,
        MilestoneStepsController,
        ProjectMilestonesController,
        PracticeListsController,
        PracticeItemsController,
        // looking on
        TicketExportController,
        TicketsController,
        DispatchQueueController,
        AssignmentsInboxController,
        TicketReceiptsController,
        // what it listens to
        OnDirectoryChangedController,
        OnNotificationDeliveredController,
        OnMeetingDecidedController,
      ],
      providers: [
        Commands,
        Steps,
        TicketNumbers,
        Raising,
        SnapForms,
        HazardSnaps,
        DraftStore,
        AttachmentStore,
        Attachments,
        OrphanSweep,
        { provide: FileStore, useFactory: () => fileStore(config) },
        WhistleStore,
        { provide: BESIDE_EVENTS, inject: [Messaging], useFactory: besideEvents },
        WhistleLists,
        TicketLists,
        SimilarTickets,
        DeadlineWatch,
        SearchIndexer,
        NotificationDeliveryStore,
        DecidedFollowUps,
        FollowUpStore,
        FollowUpSteps,
        FollowUpWatch,
        // key projects and practice items
        ProcessTemplateStore,
        ProjectProcessStore,
        ProjectMilestoneStore,
        ProjectDirectories,
        ProcessTemplates,
        ProjectProcesses,
        ProjectRecorder,
        ProcessSteps,
        ProcessWhistles,
        ProcessWatch,
        PracticeListStore,
        PracticeLists,
        PracticeListWatch,
      ],
    };
  }
}

function fileStore(config: EscalationConfig): FileStore {
  if (config.attachments === 'folder') return new FolderStore(config.attachmentsFolder);
  return new S3Store({
    endpoint: config.s3Endpoint!,
    bucket: config.s3Bucket!,
    region: config.s3Region,
    accessKeyId: config.s3AccessKeyId!,
    secretAccessKey: config.s3SecretAccessKey!,
  });
}

/** The event store for changes that touch a whistle's followers or follow-ups. */
function besideEvents(messaging: Messaging): EventStore {
  return messaging.storeOf('beside', {
    topic: 'muster.tickets.v1',
    stateSql: besideStateSql,
    rowSets: besideRowSets,
  });
}

/** How the service reaches its database. */
export function databaseOptions({
  databaseUrl,
  poolSize,
}: Pick<EscalationConfig, 'databaseUrl' | 'poolSize'>): DatabaseOptions {
  return {
    url: databaseUrl,
    applicationName: 'escalation',
    migrations: [
      Whistles1700000000000,
      DirectorySchema1700000000100,
      LateArrivals1764700000000,
      OpenAssignments1700000000110,
      TicketSearch1700000000200,
      AttachmentsAndDrafts1700000000210,
      Projects1700000000400,
      TicketFlags1700000000410,
      Followers1700000000500,
      PracticeLists1700000000510,
      NotificationDeliveries1700000001200,
      KillSwitch1764100000000,
      Operating1764200000000,
      AuditChain1764300000000,
      LookedAtWhenDoubled1764300000100,
      OutboxOfChanges1764500000000,
      ModeByUnits1764800000100,
      FollowUps1765900000100,
      Milestones1766000000200,
      FollowUpsAreDropped1766100000200,
      SearchTextsAreNotCounted1766200000100,
      vacuumedWhileFresh({ changed: ['ticket', 'assignment', 'ticket_search'] }),
      sampledBriefly(['assignment']),
    ],
    poolSize,
  };
}

/** How the service publishes. */
export function messagingOptions(config: EscalationConfig): MessagingOptions {
  return {
    service: 'escalation',
    topic: 'muster.tickets.v1',
    publicUrl: config.publicUrl,
    stateSql: whistleStateSql,
    ...config.messaging,
    rowSets: whistleRowSets,
    publicEvents: republished,
  };
}
