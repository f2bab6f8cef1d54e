import { Body, Controller, Param } from '@nestjs/common';
import { UuidPipe } from '@muster/http';
import { AsAsked, type Asked } from '../deciding/asked.js';
import { TicketStep } from '../deciding/step.js';
import { Steps } from '../deciding/steps.js';
import { extendedTicket } from '../reading/examples-of-work.js';
import { ExtensionRequest, RefuseExtensionRequest } from './extension.requests.js';

/** T22: the lead asks for more time before the deadline; the secretariat decides. */
@Controller('v1/tickets/:id')
export class ExtensionController {
  constructor(private readonly steps: Steps) {}

  @TicketStep('extension', 'request_extension', {
    zh: '申请延期',
    en: 'Ask for more time',
    description: {
      zh: '须在到期前申请，每轮一次，不超过该时限的最长延期。',
      en: 'Before the deadline, once per round, no longer than the policy allows.',
    },
    request: { working_days: 5, reason: '需等待上级口岸办会商结果' },
    problems: ['deadline_has_passed', 'extension_asked_already', 'extension_too_long', 'not_extendable'],
  })
  ask(
    @Param('id', UuidPipe) id: string,
    @Body() { working_days, reason }: ExtensionRequest,
    @AsAsked() asked: Asked,
  ) {
    const command = { type: 'request_extension', workingDays: working_days, reason } as const;
    return this.steps.onTicket(id, 'extension', command, asked, { working_days, reason });
  }

  @TicketStep('extension/grant', 'grant_extension', {
    zh: '同意延期',
    en: 'Grant more time',
    description: {
      zh: '整件和各单位的办结时限一并顺延，原时限保留。',
      en: 'The deadlines of the whistle and of its units move together; the original ones are kept.',
    },
    response: extendedTicket,
    problems: ['no_extension_asked', 'extension_undecided_in_time'],
  })
  grant(@Param('id', UuidPipe) id: string, @AsAsked() asked: Asked) {
    return this.steps.onTicket(id, 'extension/grant', { type: 'grant_extension' }, asked);
  }

  @TicketStep('extension/refuse', 'refuse_extension', {
    zh: '不同意延期',
    en: 'Refuse more time',
    request: { reason: '现有时限足以办结' },
    problems: ['no_extension_asked'],
  })
  refuse(
    @Param('id', UuidPipe) id: string,
    @Body() { reason }: RefuseExtensionRequest,
    @AsAsked() asked: Asked,
  ) {
    return this.steps.onTicket(id, 'extension/refuse', { type: 'refuse_extension', reason }, asked, {
      reason,
    });
  }
}
