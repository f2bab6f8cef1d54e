import { Body, Controller, Param } from '@nestjs/common';
import { UuidPipe } from '@muster/http';
import { AsAsked, type Asked } from '../deciding/asked.js';
import { TicketStep } from '../deciding/step.js';
import { Steps } from '../deciding/steps.js';
import {
  ApproveAccountRequest,
  RefuseAccountRequest,
  RequestAccountRequest,
  ReviewAccountRequest,
} from './on-account.requests.js';

/** T13, T14: on account, with a plan and a date, agreed to at another level. */
@Controller('v1/tickets/:id/account')
export class OnAccountController {
  constructor(private readonly steps: Steps) {}

  @TicketStep('request', 'request_account', {
    zh: '申请挂账',
    en: 'Ask to put it on account',
    request: {
      reason: 'upstream',
      plan: '上报市口岸办，每月跟踪',
      told: '已电话告知企业，企业表示理解',
      review_at: '2027-01-15T01:00:00Z',
    },
    problems: ['account_asked_already', 'review_out_of_reach'],
  })
  request(
    @Param('id', UuidPipe) id: string,
    @Body() { review_at, ...rest }: RequestAccountRequest,
    @AsAsked() asked: Asked,
  ) {
    const body = { ...rest, reviewAt: Date.parse(review_at) };
    return this.steps.onTicket(id, 'account/request', { type: 'request_account', ...body }, asked, body);
  }

  @TicketStep('approve', 'approve_account', {
    zh: '同意挂账',
    en: 'Put it on account',
    request: { review_at: '2027-01-15T01:00:00Z' },
    problems: ['no_account_asked', 'level_too_low', 'second_person_needed', 'review_out_of_reach'],
  })
  approve(
    @Param('id', UuidPipe) id: string,
    @Body() { review_at }: ApproveAccountRequest,
    @AsAsked() asked: Asked,
  ) {
    const body = review_at == null ? {} : { reviewAt: Date.parse(review_at) };
    return this.steps.onTicket(id, 'account/approve', { type: 'approve_account', ...body }, asked, body);
  }

  @TicketStep('refuse', 'refuse_account', {
    zh: '不同意挂账',
    en: 'Do not put it on account',
    request: { reason: '现有政策可以解决' },
    problems: ['no_account_asked', 'second_person_needed'],
  })
  refuse(
    @Param('id', UuidPipe) id: string,
    @Body() { reason }: RefuseAccountRequest,
    @AsAsked() asked: Asked,
  ) {
    return this.steps.onTicket(id, 'account/refuse', { type: 'refuse_account', reason }, asked, { reason });
  }

  @TicketStep('review', 'review_account', {
    zh: '挂账复核',
    en: 'Review what is on account',
    request: { stay: false, reason: '政策已出台' },
    problems: ['second_person_needed', 'review_out_of_reach'],
  })
  review(
    @Param('id', UuidPipe) id: string,
    @Body() { stay, reason, review_at }: ReviewAccountRequest,
    @AsAsked() asked: Asked,
  ) {
    const body = { stay, reason, ...(review_at != null && { reviewAt: Date.parse(review_at) }) };
    return this.steps.onTicket(id, 'account/review', { type: 'review_account', ...body }, asked, body);
  }
}
