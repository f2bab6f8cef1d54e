import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import { Allow, type Identity, ROLES, Who } from '@muster/auth';
import { localDate } from '@muster/clock';
import { fingerprint, IdempotencyKey, Operation, Problem, SlugPipe, tenantOf, withEtag } from '@muster/http';
import { by } from '@muster/recording';
import type { FastifyReply } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { publishVersion } from '../domain/projects/process-template.js';
import { ProcessTemplateStore } from '../persistence/process-template.store.js';
import { assertReferences } from './plan-references.js';
import { ProcessTemplates } from './project-aggregates.js';
import { exampleMilestonePlan, exampleTemplate, exampleVersion } from './project-examples.js';
import { ProjectDirectories } from './project-directories.js';
import { ProjectRecorder } from './project-recorder.js';
import { planOf, PublishTemplateRequest } from './process-template.request.js';
import { ProcessTemplateView, templateView } from './process-template.view.js';

const path = { code: exampleTemplate.code };

/** How the projects of the alliance run, in versions (mechanisms 1.18, 1.23). */
@Controller('v1/process-templates')
export class ProcessTemplatesController {
  constructor(
    private readonly store: ProcessTemplateStore,
    private readonly templates: ProcessTemplates,
    private readonly recorder: ProjectRecorder,
    private readonly directories: ProjectDirectories,
  ) {}

  @Post(':code/versions')
  @Allow('dispatcher', 'council')
  @Operation({
    zh: '发布流程模板版本',
    en: 'Publish a version of a process template',
    description: {
      zh: '新时限只用于生效后提交的分段；已受理的不重新计时。',
      en: 'A new limit holds for segments submitted from its date on; what has begun is never judged again.',
    },
    path,
    request: { ...exampleVersion, milestones: [exampleMilestonePlan] },
    type: ProcessTemplateView,
    response: exampleTemplate,
    problems: [
      'validation_failed',
      'directory_missing',
      'effective_too_early',
      'repeated_code',
      'unknown_part',
      'version_conflict',
      'idempotency_key_reused',
    ],
  })
  async publish(
    @Param('code', SlugPipe) code: string,
    @Body() request: PublishTemplateRequest,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IdempotencyKey({ required: false }) key?: string,
  ): Promise<object> {
    const plan = planOf(request);
    const known = await this.store.byCode(tenantOf(who), code);
    const id = known?.state.id ?? uuidv7();
    const { version, body } = await this.recorder.record(this.templates, {
      ...by(who),
      id,
      isNew: known === undefined,
      idempotency:
        key === undefined ? undefined : { key, fingerprint: fingerprint('publish', code, request) },
      decide: async (template) => {
        const directory = await this.directories.of(tenantOf(who));
        assertReferences(plan, directory);
        const today = localDate(directory.timeZone, this.directories.now());
        return [publishVersion(template, { id, code, effectiveOn: request.effective_on, plan }, today)];
      },
      present: async (stored) => templateView(stored),
    });
    withEtag(reply, version);
    return body;
  }

  @Get()
  @Allow(...ROLES)
  @Operation({
    zh: '流程模板',
    en: 'Process templates',
    type: [ProcessTemplateView],
    response: [exampleTemplate],
  })
  async all(@Who() who: Identity): Promise<ProcessTemplateView[]> {
    return (await this.store.all(tenantOf(who))).map(templateView);
  }

  @Get(':code')
  @Allow(...ROLES)
  @Operation({
    zh: '流程模板及全部版本',
    en: 'A process template with all its versions',
    path,
    type: ProcessTemplateView,
    response: exampleTemplate,
  })
  async one(
    @Param('code', SlugPipe) code: string,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProcessTemplateView> {
    const stored = await this.store.byCode(tenantOf(who), code);
    if (!stored) throw new Problem(404, 'not_found');
    withEtag(reply, stored.version);
    return templateView(stored);
  }
}
