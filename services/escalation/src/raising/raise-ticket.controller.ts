import { Body, Controller, Post, Res } from '@nestjs/common';
import { Allow, type Identity, Who } from '@muster/auth';
import { IdempotencyKey, Operation, withEtag } from '@muster/http';
import type { FastifyReply } from 'fastify';
import { replay } from '../deciding/replay.js';
import { rolesFor } from '../deciding/roles.js';
import { dispatchedTicket } from '../reading/examples.js';
import { RaisedTicketResource } from '../reading/ticket.resource.js';
import { Raising } from './raising.js';
import { RaiseTicketRequest } from './raise-ticket.request.js';

/** T1: an enterprise blows the whistle; T5 follows in the same breath. */
@Controller('v1/tickets')
export class RaiseTicketController {
  constructor(private readonly raising: Raising) {}

  @Post()
  @Allow(...rolesFor('raise'))
  @Operation({
    zh: '企业吹哨',
    en: 'Blow the whistle',
    description: {
      zh: '登记问题并按责任清单立即派给一个主办单位和若干协办单位，时限同时开始。',
      en: 'Records the problem and at once dispatches it to one lead and its co-units; their clocks start.',
    },
    request: {
      category: 'customs_clearance',
      title: '3 个集装箱等待查验已超过 48 小时',
      description: '周一到港，查验排队，冷链货物有变质风险。',
      process_stage: 'port_control',
      place: { code: 'yard-2', label: '二号堆场 B 区', lat: 38.9735, lon: 117.7883 },
    },
    type: RaisedTicketResource,
    response: dispatchedTicket,
    problems: [
      'idempotency_key_required',
      'idempotency_key_reused',
      'directory_missing',
      'not_a_member',
      'kind_not_allowed',
      'priority_not_allowed',
      'recurrence_still_open',
      'too_many_files',
    ],
  })
  async raise(
    @Body() body: RaiseTicketRequest,
    @Who() who: Identity,
    @IdempotencyKey() key: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { view, replayed } = await this.raising.raise(body, who, key);
    withEtag(reply, view.version);
    reply.header('location', view.links.self);
    return replay(reply, { view, replayed });
  }
}
