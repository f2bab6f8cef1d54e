import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, type Identity, Who } from '@muster/auth';
import { IdempotencyKey, IfMatch, Operation, UuidPipe, withEtag } from '@muster/http';
import { ActivityView, arrangedActivityExample } from '../looking-up/activity.view.js';
import { ActivityRecording } from '../recording/activity-recording.js';
import { requestedSignUp } from './requested-sign-up.js';
import { AskSignUpRequest } from './sign-up.requests.js';

/** Asks organisations to sign up for an activity, or until another time (mechanisms 1.26, ADR-0236). */
@Controller('v1/activities')
export class SignUpAskingController {
  constructor(private readonly recording: ActivityRecording) {}

  @Post(':id/sign-up')
  @HttpCode(200)
  @Allow('dispatcher', 'council')
  @Operation({
    zh: '开放报名或更改截止、名额',
    en: 'Ask for sign-ups, or change until when and how many',
    description: {
      zh: '已报名的保留；名额不能少于已报名人数。截止可提前到现在，即停止报名。',
      en: 'Who has signed up stays; there cannot be fewer places than that. To end it, let it end now.',
    },
    type: ActivityView,
    path: { id: arrangedActivityExample.id },
    request: { sign_up_until: '2026-12-04T17:00:00+08:00', places: 40 },
    response: arrangedActivityExample,
    problems: ['validation_failed', 'called_off', 'stale_version', 'idempotency_key_reused'],
    actions: ['ask_sign_up'],
  })
  async ask(
    @Param('id', UuidPipe) id: string,
    @Body() request: AskSignUpRequest,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IfMatch() expectedVersion?: number,
    @IdempotencyKey({ required: false }) key?: string,
  ): Promise<object> {
    const asked = { who, id, name: 'ask_sign_up', request, expectedVersion, key };
    const { version, body } = await this.recording.record(asked, () => ({
      type: 'ask_sign_up',
      signUpAsked: requestedSignUp(request),
    }));
    withEtag(reply, version);
    return body;
  }
}
