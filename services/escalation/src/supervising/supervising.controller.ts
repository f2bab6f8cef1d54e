import { Body, Controller, Param } from '@nestjs/common';
import { UuidPipe } from '@muster/http';
import { AsAsked, type Asked } from '../deciding/asked.js';
import { TicketStep } from '../deciding/step.js';
import { Steps } from '../deciding/steps.js';
import { SuperviseRequest, UrgeRequest } from './supervising.requests.js';

/** T15: urging and supervising. */
@Controller('v1/tickets/:id')
export class SupervisingController {
  constructor(private readonly steps: Steps) {}

  @TicketStep('urge', 'urge', {
    zh: '催办',
    en: 'Urge',
    request: { note: '请于今日内报到' },
    problems: ['takes_no_part'],
  })
  urge(@Param('id', UuidPipe) id: string, @Body() { unit_id, note }: UrgeRequest, @AsAsked() asked: Asked) {
    const body = { note, ...(unit_id != null && { unitId: unit_id }) };
    return this.steps.onTicket(id, 'urge', { type: 'urge', ...body }, asked, body);
  }

  @TicketStep('supervise', 'supervise', {
    zh: '督办',
    en: 'Begin or end supervision',
    request: { supervised: true, note: '连续两轮未解决' },
    problems: ['supervision_unchanged'],
  })
  supervise(
    @Param('id', UuidPipe) id: string,
    @Body() { supervised, note }: SuperviseRequest,
    @AsAsked() asked: Asked,
  ) {
    return this.steps.onTicket(id, 'supervise', { type: 'supervise', supervised, note }, asked, {
      supervised,
      note,
    });
  }
}
