import { type DynamicModule, Module } from '@nestjs/common';
import { DirectoryModule, DirectorySchema1700000000100 } from '@muster/directory';
import { MessagingModule, type MessagingOptions } from '@muster/messaging';
import { type DatabaseOptions, PersistenceModule } from '@muster/persistence';
import { AssignmentsController } from './assignments/assignments.controller.js';
import { WaitingController } from './assignments/waiting.controller.js';
import { AttemptCallBackController } from './call-backs/attempt-call-back.controller.js';
import { RecordCallBackController } from './call-backs/record-call-back.controller.js';
import { DeadlineWatch } from './clocks/deadline-watch.js';
import { Commands } from './deciding/commands.js';
import { Steps } from './deciding/steps.js';
import type { EscalationConfig } from './escalation.config.js';
import { ExtensionController } from './extending/extension.controller.js';
import { LoopController } from './follow-ups/loop.controller.js';
import { NotSolvableController } from './solving/not-solvable.controller.js';
import { SolutionController } from './solving/solution.controller.js';
import { TaskForceController } from './task-forces/task-force.controller.js';
import { RatingController } from './rating/rating.controller.js';
import { OnDirectoryChangedController } from './on-directory-changed/on-directory-changed.controller.js';
import { Whistles1700000000000 } from './persistence/migrations/1700000000000-whistles.js';
import { OpenAssignments1700000000110 } from './persistence/migrations/1700000000110-open-assignments.js';
import { whistleRowSets, whistleStateSql } from './persistence/whistle-state-sql.js';
import { WhistleLists } from './persistence/whistle.lists.js';
import { WhistleStore } from './persistence/whistle.store.js';
import { RaiseTicketController } from './raising/raise-ticket.controller.js';
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
        RaiseTicketController,
        TriageController,
        MergingController,
        MusteringController,
        AssignmentsController,
        WaitingController,
        ExtensionController,
        LoopController,
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
        // looking on
        TicketsController,
        DispatchQueueController,
        AssignmentsInboxController,
        // what it listens to
        OnDirectoryChangedController,
      ],
      providers: [Commands, Steps, TicketNumbers, WhistleStore, WhistleLists, DeadlineWatch],
    };
  }
}

/** How the service reaches its database. */
export function databaseOptions({
  databaseUrl,
  poolSize,
}: Pick<EscalationConfig, 'databaseUrl' | 'poolSize'>): DatabaseOptions {
  return {
    url: databaseUrl,
    applicationName: 'escalation',
    migrations: [Whistles1700000000000, DirectorySchema1700000000100, OpenAssignments1700000000110],
    poolSize,
  };
}

/** How the service publishes. */
export function messagingOptions(config: EscalationConfig): MessagingOptions {
  return {
    service: 'escalation',
    topic: 'muster.tickets.v1',
    brokers: config.kafkaBrokers,
    topicPrefix: config.topicPrefix,
    publicUrl: config.publicUrl,
    stateSql: whistleStateSql,
    rowSets: whistleRowSets,
  };
}
