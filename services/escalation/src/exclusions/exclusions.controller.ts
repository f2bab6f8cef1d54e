import { Body, Controller, Param } from '@nestjs/common';
import { UuidPipe } from '@muster/http';
import { AsAsked, type Asked } from '../deciding/asked.js';
import { TicketStep } from '../deciding/step.js';
import { Steps } from '../deciding/steps.js';
import { ExclusionDecisionRequest, RequestExclusionRequest } from './exclusions.requests.js';

/** T23: a unit asks, the secretariat supports, an independent person decides. */
@Controller('v1/tickets/:id/exclusion')
export class ExclusionsController {
  constructor(private readonly steps: Steps) {}

  @TicketStep('request', 'request_exclusion', {
    zh: '申请剔除',
    en: 'Ask for exclusion',
    request: { reason: 'force_majeure', grounds: '台风期间封港' },
    problems: ['window_closed', 'exclusion_not_so_far'],
  })
  request(
    @Param('id', UuidPipe) id: string,
    @Body() { reason, grounds }: RequestExclusionRequest,
    @AsAsked() asked: Asked,
  ) {
    return this.steps.onTicket(
      id,
      'exclusion/request',
      { type: 'request_exclusion', reason, grounds },
      asked,
      { reason, grounds },
    );
  }

  @TicketStep('support', 'support_exclusion', {
    zh: '同意剔除',
    en: 'Support an exclusion',
    request: { note: '情况属实' },
    problems: ['exclusion_not_so_far', 'second_person_needed'],
  })
  support(
    @Param('id', UuidPipe) id: string,
    @Body() { note }: ExclusionDecisionRequest,
    @AsAsked() asked: Asked,
  ) {
    return this.steps.onTicket(id, 'exclusion/support', { type: 'support_exclusion', note }, asked, { note });
  }

  @TicketStep('grant', 'grant_exclusion', {
    zh: '核准剔除',
    en: 'Grant an exclusion',
    request: { note: '情况属实' },
    problems: ['exclusion_not_so_far', 'second_person_needed'],
  })
  grant(
    @Param('id', UuidPipe) id: string,
    @Body() { note }: ExclusionDecisionRequest,
    @AsAsked() asked: Asked,
  ) {
    return this.steps.onTicket(id, 'exclusion/grant', { type: 'grant_exclusion', note }, asked, { note });
  }

  @TicketStep('refuse', 'refuse_exclusion', {
    zh: '不予剔除',
    en: 'Refuse an exclusion',
    request: { note: '情况属实' },
    problems: ['exclusion_not_so_far', 'second_person_needed'],
  })
  refuse(
    @Param('id', UuidPipe) id: string,
    @Body() { note }: ExclusionDecisionRequest,
    @AsAsked() asked: Asked,
  ) {
    return this.steps.onTicket(id, 'exclusion/refuse', { type: 'refuse_exclusion', note }, asked, { note });
  }

  @TicketStep('revoke', 'revoke_exclusion', {
    zh: '撤销剔除',
    en: 'Revoke an exclusion',
    request: { note: '情况属实' },
    problems: ['exclusion_not_so_far', 'second_person_needed'],
  })
  revoke(
    @Param('id', UuidPipe) id: string,
    @Body() { note }: ExclusionDecisionRequest,
    @AsAsked() asked: Asked,
  ) {
    return this.steps.onTicket(id, 'exclusion/revoke', { type: 'revoke_exclusion', note }, asked, { note });
  }
}
