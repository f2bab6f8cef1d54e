import { Injectable } from '@nestjs/common';
import { Messaging } from '@muster/messaging';
import { Database } from '@muster/persistence';
import { Recorder } from '@muster/recording';
import { projectRowSets, projectStateSql } from '../persistence/project-state-sql.js';
import { explainProcessFault } from './project-problems.js';

/** Carries out commands on templates and processes; their rows have a save statement of their own beside the whistles'. */
@Injectable()
export class ProjectRecorder extends Recorder {
  constructor(messaging: Messaging, database: Database) {
    const topic = 'muster.projects.v1';
    const store = messaging.storeOf('projects', {
      topic,
      stateSql: projectStateSql,
      rowSets: projectRowSets,
    });
    super(store, database, explainProcessFault);
  }
}
