import { Body, Controller, Param } from '@nestjs/common';
import { UuidPipe } from '@muster/http';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { AsAsked, type Asked } from '../deciding/asked.js';
import { TicketStep } from '../deciding/step.js';
import { Steps } from '../deciding/steps.js';
import {
  ATTEMPT_OUTCOMES,
  type AttemptOutcome,
  CALL_CHANNELS,
  type CallChannel,
} from '../domain/steps/calling-on.js';

export class AttemptRequest {
  @ApiProperty({ description: '方式 / how', example: 'phone' })
  @IsIn(CALL_CHANNELS)
  channel: CallChannel;

  @ApiProperty({
    description:
      '结果（有答复的请直接登记回访）：未接、已发送、拒答 / what came of it, an answer being a call-back: no answer, sent, refused',
    example: 'no_answer',
  })
  @IsIn(ATTEMPT_OUTCOMES)
  outcome: AttemptOutcome;
}

/** T16: an attempt to reach the raiser; T17 closes unrated who cannot be reached. */
@Controller('v1/tickets/:id/call-backs')
export class AttemptCallBackController {
  constructor(private readonly steps: Steps) {}

  @TicketStep('attempts', 'attempt_call_back', {
    zh: '登记一次未成的回访',
    en: 'Record an attempt to call back',
    description: {
      zh: '首次一个工作日内，七日内最多三次；最后一次须书面。三次未联系上即归档（未评价）。单位不得代为回访。',
      en: 'The first within a working day, three within seven days; the last in writing. After three the whistle is closed unrated. Never by a unit.',
    },
    request: { channel: 'phone', outcome: 'no_answer' },
    problems: ['answered_already', 'no_attempt_left', 'written_attempt_needed'],
  })
  attempt(
    @Param('id', UuidPipe) id: string,
    @Body() { channel, outcome }: AttemptRequest,
    @AsAsked() asked: Asked,
  ) {
    const body = { channel, outcome };
    return this.steps.onTicket(
      id,
      'call-backs/attempts',
      { type: 'attempt_call_back', ...body },
      asked,
      body,
    );
  }
}
