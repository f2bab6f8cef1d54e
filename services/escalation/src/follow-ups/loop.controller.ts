import { Body, Controller, Param } from '@nestjs/common';
import { UuidPipe } from '@muster/http';
import { v7 as uuidv7 } from 'uuid';
import { AsAsked, type Asked } from '../deciding/asked.js';
import { TicketStep } from '../deciding/step.js';
import { Steps } from '../deciding/steps.js';
import { examplePath } from '../reading/examples.js';
import { loopedTicket } from '../reading/examples-of-work.js';
import {
  AccountRequest,
  AdoptedRequest,
  DroppedRequest,
  FollowUpRequest,
  LandedRequest,
  reopenedBy,
  ReopenedFollowUpRequest,
  SurveyRequest,
} from './loop.requests.js';

/** The loop of four steps (mechanisms 0.19), and what has to land after it (0.20). */
@Controller('v1/tickets/:id')
export class LoopController {
  constructor(private readonly steps: Steps) {}

  @TicketStep('loop/survey', 'record_survey', {
    zh: '调研摸底',
    en: 'Survey',
    request: { findings: '三家企业有同样问题' },
    response: loopedTicket,
  })
  survey(@Param('id', UuidPipe) id: string, @Body() { findings }: SurveyRequest, @AsAsked() asked: Asked) {
    const command = { type: 'record_survey', findings } as const;
    return this.steps.onTicket(id, 'loop/survey', command, asked, { findings });
  }

  @TicketStep('loop/account', 'open_account', {
    zh: '建账定责',
    en: 'Put it on the books',
    request: { owner_unit_id: 'customs', due_on: '2026-12-31', problem: '夜间无查验窗口' },
    response: loopedTicket,
    problems: ['survey_first'],
  })
  account(@Param('id', UuidPipe) id: string, @Body() body: AccountRequest, @AsAsked() asked: Asked) {
    const command = {
      type: 'open_account',
      ownerUnitId: body.owner_unit_id,
      dueOn: body.due_on,
      problem: body.problem,
    } as const;
    return this.steps.onTicket(id, 'loop/account', command, asked, body);
  }

  @TicketStep('follow-ups', 'add_follow_up', {
    zh: '登记后续任务',
    en: 'Add a follow-up',
    description: {
      zh: '政策或计划落地之前一直挂在哨件上，归档后亦然。',
      en: 'It stays with the whistle until the policy or plan has landed, after its end as well.',
    },
    request: { kind: 'policy', unit_id: 'customs', due_on: '2027-01-31', title: '夜间查验常态化规定' },
    response: loopedTicket,
  })
  add(@Param('id', UuidPipe) id: string, @Body() body: FollowUpRequest, @AsAsked() asked: Asked) {
    const command = {
      type: 'add_follow_up',
      followUpId: uuidv7(),
      kind: body.kind,
      unitId: body.unit_id,
      title: body.title,
      dueOn: body.due_on,
    } as const;
    return this.steps.onTicket(id, 'follow-ups', command, asked, body);
  }

  @TicketStep('follow-ups/:followUp/adopted', 'adopt_follow_up', {
    zh: '政策已出台',
    en: 'The policy is adopted',
    request: { note: '港办〔2027〕3 号' },
    response: loopedTicket,
    path: { ...examplePath, followUp: loopedTicket.work.follow_ups[0]!.id },
    problems: ['no_proposed_policy'],
  })
  adopted(
    @Param('id', UuidPipe) id: string,
    @Param('followUp', UuidPipe) followUpId: string,
    @Body() { note }: AdoptedRequest,
    @AsAsked() asked: Asked,
  ) {
    const command = { type: 'adopt_follow_up', followUpId, note } as const;
    return this.steps.onTicket(id, `follow-ups/${followUpId}/adopted`, command, asked, { note });
  }

  @TicketStep('follow-ups/:followUp/landed', 'land_follow_up', {
    zh: '后续任务已落地',
    en: 'The follow-up has landed',
    request: { result: '已发文施行' },
    response: loopedTicket,
    path: { ...examplePath, followUp: loopedTicket.work.follow_ups[0]!.id },
    problems: ['no_open_follow_up'],
  })
  landed(
    @Param('id', UuidPipe) id: string,
    @Param('followUp', UuidPipe) followUpId: string,
    @Body() { result }: LandedRequest,
    @AsAsked() asked: Asked,
  ) {
    const command = { type: 'land_follow_up', followUpId, result } as const;
    return this.steps.onTicket(id, `follow-ups/${followUpId}/landed`, command, asked, { result });
  }

  @TicketStep('follow-ups/:followUp/reopened', 'reopen_follow_up', {
    zh: '未真正落地，退回',
    en: 'Give a follow-up back that has not landed',
    request: { reason: '夜间窗口尚未开放', due_on: '2027-02-28' },
    response: loopedTicket,
    path: { ...examplePath, followUp: loopedTicket.work.follow_ups[0]!.id },
    problems: ['no_landed_follow_up', 'validation_failed'],
  })
  reopened(
    @Param('id', UuidPipe) id: string,
    @Param('followUp', UuidPipe) followUpId: string,
    @Body() body: ReopenedFollowUpRequest,
    @AsAsked() asked: Asked,
  ) {
    return this.steps.onTicket(
      id,
      `follow-ups/${followUpId}/reopened`,
      reopenedBy(followUpId, body),
      asked,
      body,
    );
  }

  @TicketStep('follow-ups/:followUp/dropped', 'drop_follow_up', {
    zh: '撤销后续任务',
    en: 'Drop a follow-up that is not needed any more',
    request: { reason: '上级已统一规定' },
    response: loopedTicket,
    path: { ...examplePath, followUp: loopedTicket.work.follow_ups[0]!.id },
    problems: ['no_open_follow_up', 'meeting_decided_it'],
  })
  dropped(
    @Param('id', UuidPipe) id: string,
    @Param('followUp', UuidPipe) followUpId: string,
    @Body() { reason }: DroppedRequest,
    @AsAsked() asked: Asked,
  ) {
    const command = { type: 'drop_follow_up', followUpId, reason } as const;
    return this.steps.onTicket(id, `follow-ups/${followUpId}/dropped`, command, asked, { reason });
  }
}
