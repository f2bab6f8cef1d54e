import { Body, Controller, Param } from '@nestjs/common';
import { UuidPipe } from '@muster/http';
import { AsAsked, type Asked } from '../deciding/asked.js';
import { TicketStep } from '../deciding/step.js';
import { Steps } from '../deciding/steps.js';
import {
  AnswerRequest,
  AppealRequest,
  AskRequest,
  DispatchRequest,
  RejectRequest,
  WithdrawRequest,
} from './triage.requests.js';

/** T2, T3, T5 by hand, T20: what happens before a whistle is dispatched, and instead of it. */
@Controller('v1/tickets/:id')
export class TriageController {
  constructor(private readonly steps: Steps) {}

  @TicketStep('request-information', 'request_information', {
    zh: '请吹哨方补充信息',
    en: 'Ask the raiser',
    request: { question: '请说明集装箱号' },
    problems: ['asked_already'],
  })
  ask(@Param('id', UuidPipe) id: string, @Body() { question }: AskRequest, @AsAsked() asked: Asked) {
    return this.steps.onTicket(id, 'request-information', { type: 'request_information', question }, asked, {
      question,
    });
  }

  @TicketStep('provide-information', 'provide_information', {
    zh: '补充信息',
    en: 'Provide what was asked for',
    request: { answer: '箱号 TGHU1234567' },
    problems: ['nothing_asked', 'unknown_attachments'],
  })
  answer(@Param('id', UuidPipe) id: string, @Body() { answer }: AnswerRequest, @AsAsked() asked: Asked) {
    return this.steps.onTicket(id, 'provide-information', { type: 'provide_information', answer }, asked, {
      answer,
    });
  }

  @TicketStep('reject', 'reject', {
    zh: '不予受理',
    en: 'Reject with the lawful route',
    request: { reason: 'in_litigation', route: '已进入诉讼，请向受理法院反映' },
    problems: ['second_person_needed'],
  })
  reject(
    @Param('id', UuidPipe) id: string,
    @Body() { reason, route }: RejectRequest,
    @AsAsked() asked: Asked,
  ) {
    return this.steps.onTicket(id, 'reject', { type: 'reject', reason, route }, asked, { reason, route });
  }

  @TicketStep('appeal', 'appeal', {
    zh: '申诉',
    en: 'Appeal against a rejection',
    request: { reason: '与诉讼事项无关' },
    problems: ['appealed_already', 'window_closed'],
  })
  appeal(@Param('id', UuidPipe) id: string, @Body() { reason }: AppealRequest, @AsAsked() asked: Asked) {
    return this.steps.onTicket(id, 'appeal', { type: 'appeal', reason }, asked, { reason });
  }

  @TicketStep('dispatch', 'dispatch', {
    zh: '人工派单',
    en: 'Dispatch by hand',
    request: { lead_unit_id: 'customs', co_unit_ids: ['terminal'] },
    problems: ['nothing_asked', 'asked_already', 'takes_part_already', 'nobody_on_duty', 'directory_missing'],
  })
  dispatch(
    @Param('id', UuidPipe) id: string,
    @Body() { lead_unit_id, co_unit_ids, inform_unit_ids }: DispatchRequest,
    @AsAsked() asked: Asked,
  ) {
    const team = {
      leadUnitId: lead_unit_id,
      coUnitIds: co_unit_ids ?? [],
      informUnitIds: inform_unit_ids ?? [],
    };
    return this.steps.onTicket(id, 'dispatch', { type: 'dispatch', ...team }, asked, team);
  }

  @TicketStep('withdraw', 'withdraw', {
    zh: '撤回',
    en: 'Withdraw',
    request: { reason: '问题已自行解决' },
  })
  withdraw(@Param('id', UuidPipe) id: string, @Body() { reason }: WithdrawRequest, @AsAsked() asked: Asked) {
    return this.steps.onTicket(id, 'withdraw', { type: 'withdraw', reason }, asked, { reason });
  }
}
