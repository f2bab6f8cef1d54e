import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { Allow, type Identity, ROLES, Who } from '@muster/auth';
import {
  type Bilingual,
  IdempotencyKey,
  Operation,
  page,
  Problem,
  tenantOf,
  UuidPipe,
  withEtag,
} from '@muster/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { openProcess } from '../domain/projects/decide-process.js';
import { ProcessTemplateStore } from '../persistence/process-template.store.js';
import { ProjectProcessStore } from '../persistence/project-process.store.js';
import { idCursor } from '../reading/cursors.js';
import { pageClass } from '../reading/page-class.js';
import { actorOf } from '../reading/visibility.js';
import { milestoneOf } from './milestone.requests.js';
import { assertMilestoneUnits } from './plan-references.js';
import { mayKnow, processScope } from './process-visibility.js';
import { ProjectProcesses } from './project-aggregates.js';
import { ProjectDirectories } from './project-directories.js';
import { exampleProcess, exampleProcessPath } from './project-examples.js';
import { OpenProcessRequest, ProcessQuery } from './project-process.requests.js';
import { ProjectProcessView, processView } from './project-process.view.js';
import { ProjectRecorder } from './project-recorder.js';

/** The processes of key projects: opened, listed, read as one chart (一图管全程, mechanisms 1.19). */
@Controller('v1/project-processes')
@Allow(...ROLES)
export class ProjectProcessesController {
  constructor(
    private readonly store: ProjectProcessStore,
    private readonly templates: ProcessTemplateStore,
    private readonly processes: ProjectProcesses,
    private readonly recorder: ProjectRecorder,
    private readonly directories: ProjectDirectories,
  ) {}

  @Post()
  @Allow('dispatcher', 'council')
  @Operation({
    zh: '建立项目流程',
    en: 'Open the process of a project',
    description: {
      zh: '模板的节点按建立后的天数排定；另给的节点，代码相同的以所给为准。',
      en: 'Milestones of the template are planned so many days after today; one that is given takes the place of the template’s with the same code.',
    },
    request: { project_id: exampleProcess.project_id, template_code: exampleProcess.template_code },
    type: ProjectProcessView,
    response: exampleProcess,
    problems: [
      'validation_failed',
      'directory_missing',
      'no_version_in_force',
      'process_exists',
      'due_has_passed',
      'repeated_code',
      'milestones_full',
      'unknown_part',
      'idempotency_key_reused',
    ],
  })
  open(
    @Body() request: OpenProcessRequest,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IdempotencyKey({ required: false }) key: string | undefined,
  ): Promise<object> {
    const tenantId = tenantOf(who);
    return this.recorder.open(
      this.processes,
      '/v1/project-processes',
      request,
      { who, key, reply },
      {
        decide: async (id) => {
          const calendars = await this.directories.of(tenantId);
          const enterpriseId = await this.directories.ownerOf(tenantId, request.project_id);
          if (enterpriseId === undefined) throw unknown('/project_id', NO_PROJECT);
          const template = await this.templates.byCode(tenantId, request.template_code);
          if (!template) throw unknown('/template_code', NO_TEMPLATE);
          const milestones = (request.milestones ?? []).map(milestoneOf);
          assertMilestoneUnits(milestones, calendars, (i) => `/milestones/${i}/unit_id`);
          const given = { id, projectId: request.project_id, enterpriseId, milestones };
          const context = { now: this.directories.now(), actor: actorOf(who), calendars };
          return openProcess(given, template.state, context);
        },
        present: (stored) => processView(stored, who, this.directories.now()),
      },
    );
  }

  @Get()
  @Operation({
    zh: '项目流程列表，最新在前',
    en: 'Processes of projects, newest first',
    type: pageClass('ProjectProcessPage', ProjectProcessView),
    response: { items: [exampleProcess], next_cursor: null },
    problems: ['validation_failed'],
  })
  async list(
    @Query() { project_id, limit, cursor }: ProcessQuery,
    @Who() who: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const after = idCursor(cursor);
    const scope = processScope(who);
    const found = scope
      ? await this.store.list(tenantOf(who), { ...scope, projectId: project_id, after, limit: limit + 1 })
      : [];
    const now = this.directories.now();
    return page(
      request,
      reply,
      found,
      limit,
      ({ state }) => [state.id],
      (stored) => processView(stored, who, now),
    );
  }

  @Get(':id')
  @Operation({
    zh: '项目流程图',
    en: 'The chart of a project',
    path: exampleProcessPath,
    type: ProjectProcessView,
    response: exampleProcess,
  })
  async one(
    @Param('id', UuidPipe) id: string,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProjectProcessView> {
    const stored = await this.store.load(tenantOf(who), id);
    if (!stored || !mayKnow(who, stored.state)) throw new Problem(404, 'not_found');
    withEtag(reply, stored.version);
    return processView(stored, who, this.directories.now());
  }
}

const NO_PROJECT = { zh: '名录中没有此项目', en: 'the directory has no such project' };
const NO_TEMPLATE = { zh: '没有此流程模板', en: 'there is no such process template' };

function unknown(pointer: string, message: Bilingual): Problem {
  return new Problem(422, 'validation_failed', {}, { errors: [{ pointer, code: 'unknown', message }] });
}
