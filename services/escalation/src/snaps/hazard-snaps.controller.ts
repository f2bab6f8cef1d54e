import { Controller, Post, Req, Res } from '@nestjs/common';
import { ApiExtraModels, ApiProperty, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { Allow, type Identity, Who } from '@muster/auth';
import { IdempotencyKey, Operation, withEtag } from '@muster/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FormUpload } from '../attachments/file-upload.js';
import { replay } from '../deciding/replay.js';
import { rolesFor } from '../deciding/roles.js';
import { dispatchedTicket } from '../reading/examples.js';
import { RaisedTicketResource } from '../reading/ticket.resource.js';
import { HazardSnapRequest } from './hazard-snap.request.js';
import { HazardSnaps } from './hazard-snaps.js';
import { MOST_PHOTOS, SnapForms } from './snap-forms.js';

class HazardSnapResource {
  @ApiProperty({
    type: String,
    enum: ['raised', 'followed'],
    description:
      'raised 已吹哨；followed 同处已有同类哨件，已关注 / it became a whistle, or you follow the one that was there',
  })
  outcome: string;
  @ApiProperty({ type: 'integer', description: '哨件收下的照片数 / photographs that the whistle has taken' })
  photos: number;
  @ApiProperty({ type: RaisedTicketResource }) ticket: RaisedTicketResource;
}

/** T1 in passing: a photograph and a place are enough (隐患随手拍, mechanisms 1.12). */
@Controller('v1/hazard-snaps')
export class HazardSnapsController {
  constructor(
    private readonly forms: SnapForms,
    private readonly snaps: HazardSnaps,
  ) {}

  @Post()
  @Allow(...rolesFor('raise'))
  @ApiExtraModels(HazardSnapRequest)
  @FormUpload({
    type: 'object',
    required: ['snap', 'photo'],
    properties: {
      snap: { $ref: getSchemaPath(HazardSnapRequest) },
      photo: {
        type: 'array',
        minItems: 1,
        maxItems: MOST_PHOTOS,
        items: { type: 'string', format: 'binary' },
      },
    },
  })
  @ApiResponse({ status: 200, description: '已关注 / followed', type: HazardSnapResource })
  @Operation({
    zh: '隐患随手拍',
    en: 'Snap a hazard',
    description: {
      zh: '一次提交照片（JPEG、PNG，每张至多 15 MiB，1–3 张）、地点和一句说明（snap 为 JSON）。同处同类已有未办结的隐患（safety_hazard 及其下级类别）哨件时，照片归入该件，报告人成为其关注者；snap.insist 为 true 时仍另行吹哨。图片中的位置、机型、时间等信息会被清除。',
      en: 'One request with one to three photographs (JPEG or PNG, 15 MiB each at most), the place and a word about it (`snap` is JSON). Where a hazard of the same category (`safety_hazard` or below) is open for the same place, the photographs go there and the reporter follows it; `snap.insist` blows another one all the same. Position, camera and time are taken out of pictures.',
    },
    type: HazardSnapResource,
    response: { outcome: 'raised', photos: 1, ticket: dispatchedTicket },
    problems: [
      'idempotency_key_required',
      'idempotency_key_reused',
      'directory_missing',
      'not_a_member',
      'body_too_large',
      'file_refused',
      'too_many_files',
      'service_unavailable',
    ],
  })
  async snap(
    @Who() who: Identity,
    @IdempotencyKey() key: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const answer = await this.snaps.take(who, key, await this.forms.receive(who, request));
    const { outcome, ticket } = answer.view;
    withEtag(reply, ticket.version);
    reply.header('location', ticket.links.self).status(outcome === 'raised' ? 201 : 200);
    return replay(reply, answer);
  }
}
