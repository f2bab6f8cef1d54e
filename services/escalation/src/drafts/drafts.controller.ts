import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Res } from '@nestjs/common';
import { Allow, type Identity, Who } from '@muster/auth';
import { IfMatch, Operation, Problem, tenantOf, UuidPipe, validated, withEtag } from '@muster/http';
import type { FastifyReply } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { AttachmentStore } from '../attachments/attachment.store.js';
import { replay } from '../deciding/replay.js';
import { rolesFor } from '../deciding/roles.js';
import { IntendedTicketRequest } from '../raising/intended-ticket.request.js';
import { RaiseTicketRequest } from '../raising/raise-ticket.request.js';
import { Raising } from '../raising/raising.js';
import { dispatchedTicket } from '../reading/examples.js';
import { RaisedTicketResource } from '../reading/ticket.resource.js';
import { DraftResource, DraftsResource, draftView, exampleDraft } from './draft.resource.js';
import { type Draft, DraftStore } from './draft.store.js';

const MOST_DRAFTS = 50;
const path = { id: exampleDraft.id };
const example = {
  category: 'customs_clearance',
  title: '3 个集装箱等待查验',
  description: '周一到港，查验排队。',
};

/** Whistles that are still being written: saved, taken up again, raised or discarded. For their writer alone. */
@Controller('v1/drafts')
@Allow(...rolesFor('raise'))
export class DraftsController {
  constructor(
    private readonly drafts: DraftStore,
    private readonly attachments: AttachmentStore,
    private readonly raising: Raising,
  ) {}

  @Post()
  @Operation({
    zh: '新建草稿',
    en: 'Begin a draft',
    description: {
      zh: '可只填一部分。每个账号至多 50 份，最近一次保存后保留 30 天；草稿中的附件随之保留。',
      en: 'Anything may be missing. 50 at most per account, kept for 30 days after they were last saved, and their files with them.',
    },
    request: example,
    type: DraftResource,
    response: exampleDraft,
    problems: ['too_many_drafts'],
  })
  async begin(
    @Body() body: IntendedTicketRequest,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const draft = await this.drafts.begin(tenantOf(who), uuidv7(), who.accountId, body, MOST_DRAFTS);
    if (!draft) throw new Problem(409, 'too_many_drafts', { most: MOST_DRAFTS });
    reply.header('location', `/v1/drafts/${draft.id}`);
    return this.saved(draft, body, who, reply);
  }

  @Get()
  @Operation({
    zh: '我的草稿',
    en: 'My drafts, last saved first',
    type: DraftsResource,
    response: { items: [exampleDraft] },
  })
  async list(@Who() who: Identity) {
    return { items: (await this.drafts.list(tenantOf(who), who.accountId)).map(draftView) };
  }

  @Get(':id')
  @Operation({ zh: '草稿', en: 'A draft', type: DraftResource, response: exampleDraft, path })
  async show(
    @Param('id', UuidPipe) id: string,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const draft = await this.own(id, who);
    withEtag(reply, draft.version);
    return draftView(draft);
  }

  @Put(':id')
  @Operation({
    zh: '保存草稿',
    en: 'Save a draft',
    request: example,
    type: DraftResource,
    response: exampleDraft,
    path,
    problems: ['stale_version'],
  })
  async save(
    @Param('id', UuidPipe) id: string,
    @Body() body: IntendedTicketRequest,
    @Who() who: Identity,
    @IfMatch() version: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const draft = await this.drafts.save(tenantOf(who), id, who.accountId, body, version);
    if (draft) return this.saved(draft, body, who, reply);
    await this.own(id, who);
    throw new Problem(412, 'stale_version');
  }

  @Delete(':id')
  @HttpCode(204)
  @Operation({ zh: '删除草稿', en: 'Discard a draft', path })
  async discard(@Param('id', UuidPipe) id: string, @Who() who: Identity): Promise<void> {
    if (!(await this.drafts.discard(tenantOf(who), id, who.accountId))) throw new Problem(404, 'not_found');
  }

  @Post(':id/submit')
  @Operation({
    zh: '提交草稿，即吹哨',
    en: 'Raise a draft',
    description: {
      zh: '与直接吹哨相同；缺少的内容以 422 指出，草稿保留。重复提交同一草稿只吹一次哨。',
      en: 'As raising is: what is missing is told with 422, and the draft stays. Repeated, it raises once.',
    },
    type: RaisedTicketResource,
    response: dispatchedTicket,
    path,
    problems: ['directory_missing', 'not_a_member', 'kind_not_allowed', 'nobody_to_lead', 'too_many_files'],
  })
  async submit(
    @Param('id', UuidPipe) id: string,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const key = `draft-${id}`;
    const draft = await this.drafts.find(tenantOf(who), id, who.accountId);
    const answer = draft
      ? await this.raising.raise(validated(RaiseTicketRequest, draft.body), who, key)
      : await this.raising.raisedBefore(who, key);
    if (!answer) throw new Problem(404, 'not_found');
    await this.drafts.discard(tenantOf(who), id, who.accountId);
    withEtag(reply, answer.view.version);
    reply.header('location', answer.view.links.self);
    return replay(reply, answer);
  }

  private async own(id: string, who: Identity): Promise<Draft> {
    const draft = await this.drafts.find(tenantOf(who), id, who.accountId);
    if (!draft) throw new Problem(404, 'not_found');
    return draft;
  }

  private async saved(draft: Draft, body: IntendedTicketRequest, who: Identity, reply: FastifyReply) {
    await this.attachments.keepForDraft(tenantOf(who), body.attachment_ids ?? [], who.accountId, draft.id);
    withEtag(reply, draft.version);
    return draftView(draft);
  }
}
