import { Body, Controller, Param } from '@nestjs/common';
import { UuidPipe } from '@muster/http';
import { AsAsked, type Asked } from '../deciding/asked.js';
import { TicketStep } from '../deciding/step.js';
import { Steps } from '../deciding/steps.js';
import { ReportProgressRequest, SuperviseRequest, UrgeRequest } from './supervising.requests.js';

/** T15: urging and supervising, and the answer to both. */
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

  @TicketStep('progress-reports', 'report_progress', {
    zh: '反馈进展',
    en: 'Report progress',
    description: {
      zh: '主办单位按时限反馈（应急：2 小时内首次，其后每 4 小时；攻坚：每月），下一次时限随即开始；也是对催办、督办的回应。',
      en: 'The lead reports in time (emergency: within 2 h, then every 4 h; level 3: each month) and the next time begins; it also answers an urge and a supervisor.',
    },
    request: { text: '查验已排到明日上午九点，冷藏箱已接电' },
    problems: ['sign_first', 'unknown_attachments'],
  })
  report(
    @Param('id', UuidPipe) id: string,
    @Body() { text }: ReportProgressRequest,
    @AsAsked() asked: Asked,
  ) {
    return this.steps.onTicket(id, 'progress-reports', { type: 'report_progress', text }, asked, { text });
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
