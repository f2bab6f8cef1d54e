import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, type Identity, Who } from '@muster/auth';
import { CampaignJoining } from '../campaigns/campaign-joining.js';
import { IdempotencyKey, IfMatch, Operation, UuidPipe, withEtag } from '@muster/http';
import { activityExample, ActivityView } from '../looking-up/activity.view.js';
import { ActivityRecording } from '../recording/activity-recording.js';
import { codesAfter } from '../model-codes/requested-codes.js';
import { References } from '../references/references.js';
import { PurposeRequest } from './purpose.request.js';
import { requestedPurpose } from './requested-purpose.js';

/** Says what an activity is for (mechanisms 0.22, 1.8, 3.6, ADR-0236). */
@Controller('v1/activities')
export class PurposeController {
  constructor(
    private readonly references: References,
    private readonly joining: CampaignJoining,
    private readonly recording: ActivityRecording,
  ) {}

  @Post(':id/purpose')
  @HttpCode(200)
  @Allow('dispatcher', 'council')
  @Operation({
    zh: '填写活动用途',
    en: 'Say what an activity is for',
    description: {
      zh: '所为项目、相关哨件、结对类型、志愿服务主题、所属专项或系列；整体取代此前所填，未填即为无；运行机制的三项代码都未填则不变，填了任何一项（包括空列表），三项以此次所填为准。活动前后均可更正。',
      en: 'Its project, the whistles that it is about, the pairing, the theme of volunteering, the special action or series; it replaces what was said, and what is left out is not so any more. The three fields of the operating model stay when all of them are left out; when one is there, be it an empty list, all three are as they are given. Before the activity and after it.',
    },
    type: ActivityView,
    path: { id: activityExample.id },
    request: { project_id: 'terminal-phase-2', ticket_ids: [activityExample.tickets[0]!.id] },
    response: activityExample,
    problems: [
      'directory_missing',
      'validation_failed',
      'called_off',
      'stale_version',
      'idempotency_key_reused',
    ],
    actions: ['set_purpose'],
  })
  async set(
    @Param('id', UuidPipe) id: string,
    @Body() request: PurposeRequest,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IfMatch() expectedVersion?: number,
    @IdempotencyKey({ required: false }) key?: string,
  ): Promise<object> {
    const asked = { who, id, name: 'set_activity_purpose', request, expectedVersion, key };
    const { version, body } = await this.recording.record(asked, async (activity) => {
      const examination = await this.references.examine(who);
      const { campaign, beside } = await this.joining.place(
        who,
        { id: activity.id, activity },
        request.campaign_id,
        examination,
      );
      const purpose = await requestedPurpose(request, who, this.references, examination, campaign);
      const codes = codesAfter(request, activity, examination);
      examination.assertClean();
      return { command: { type: 'set_purpose', purpose, codes }, beside };
    });
    withEtag(reply, version);
    return body;
  }
}
