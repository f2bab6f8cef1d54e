import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, type Identity, UNIT_ROLES, Who } from '@muster/auth';
import { IdempotencyKey, IfMatch, Operation, Problem, UuidPipe, withEtag } from '@muster/http';
import { ActivityView, arrangedActivityExample } from '../looking-up/activity.view.js';
import { actsFor, type Organisation } from '../organisations/acts-for.js';
import { namedOrganisation, namedOrOwn } from '../organisations/named-organisation.js';
import { ActivityRecording } from '../recording/activity-recording.js';
import { References } from '../references/references.js';
import { SignUpRequest, WithdrawSignUpRequest } from './sign-up.requests.js';

const refusals = [
  'directory_missing',
  'validation_failed',
  'forbidden_sign_up',
  'sign_up_not_asked',
  'sign_up_over',
  'called_off',
  'stale_version',
  'idempotency_key_reused',
] as const;
const signedUp = { ...arrangedActivityExample, sign_ups: [{ unit_id: 'customs', persons: 3 }], version: 2 };

/** Organisations sign up for an activity, and withdraw it, until then (mechanisms 1.26, ADR-0236). */
@Controller('v1/activities')
export class SigningUpController {
  constructor(
    private readonly references: References,
    private readonly recording: ActivityRecording,
  ) {}

  @Post(':id/sign-ups')
  @HttpCode(200)
  @Allow('dispatcher', 'council', ...UNIT_ROLES, 'enterprise')
  @Operation({
    zh: '活动报名',
    en: 'Sign up for an activity',
    description: {
      zh: '单位为本单位及所属党组织报名，企业为本企业报名，理事会、派单员可代任何组织报名；组织未填即为本单位、本企业。再次报名即更改人数。',
      en: 'A unit signs up itself and its party organisations, an enterprise itself, council and dispatchers anybody; without an organisation it is your own. Signing up again changes how many come.',
    },
    type: ActivityView,
    path: { id: arrangedActivityExample.id },
    request: { persons: 3 },
    response: { ...signedUp, sign_up: { ...signedUp.sign_up, places_left: 37 } },
    problems: [...refusals, 'activity_full'],
    actions: ['sign_up'],
  })
  async signUp(
    @Param('id', UuidPipe) id: string,
    @Body() request: SignUpRequest,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IfMatch() expectedVersion?: number,
    @IdempotencyKey({ required: false }) key?: string,
  ): Promise<object> {
    const asked = { who, id, name: 'sign_up', request, expectedVersion, key };
    const { version, body } = await this.recording.record(asked, async (_, at) => {
      const organisation = await this.organisation(who, request, namedOrganisation);
      return { type: 'sign_up', signUp: { ...organisation, persons: request.persons }, at };
    });
    withEtag(reply, version);
    return body;
  }

  @Post(':id/sign-ups/withdraw')
  @HttpCode(200)
  @Allow('dispatcher', 'council', ...UNIT_ROLES, 'enterprise')
  @Operation({
    zh: '撤回报名',
    en: 'Withdraw a sign-up',
    description: {
      zh: '可为谁报名，即可为谁撤回；名额随即空出。没有报名的，照此应答，什么也不改变。',
      en: 'For whom you may sign up you may withdraw; the places are free again. Without a sign-up nothing changes.',
    },
    type: ActivityView,
    path: { id: arrangedActivityExample.id },
    request: {},
    response: { ...arrangedActivityExample, version: 3 },
    problems: [...refusals],
    actions: ['withdraw_sign_up'],
  })
  async withdraw(
    @Param('id', UuidPipe) id: string,
    @Body() request: WithdrawSignUpRequest,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IfMatch() expectedVersion?: number,
    @IdempotencyKey({ required: false }) key?: string,
  ): Promise<object> {
    const asked = { who, id, name: 'withdraw_sign_up', request, expectedVersion, key };
    const { version, body } = await this.recording.record(asked, async (_, at) => ({
      type: 'withdraw_sign_up',
      organisation: await this.organisation(who, request, namedOrOwn), // also of those that have left
      at,
    }));
    withEtag(reply, version);
    return body;
  }

  private async organisation(
    who: Identity,
    request: WithdrawSignUpRequest,
    named: typeof namedOrOwn,
  ): Promise<Organisation> {
    const directory = await this.references.directory(who);
    const organisation = named(request, who, await this.references.examine(who));
    if (!actsFor(who, organisation, (party) => directory.partyOrganisation(party)?.unit_id))
      throw new Problem(403, 'forbidden_sign_up');
    return organisation;
  }
}
