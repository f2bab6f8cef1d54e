import { ApiProperty } from '@nestjs/swagger';
import { exampleAttachment } from '../attachments/attachment.resource.js';
import { IntendedTicketRequest } from '../raising/intended-ticket.request.js';
import type { Draft } from './draft.store.js';

export class DraftResource {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty({ type: 'integer', description: '草稿版本，即其 ETag / version, its entity tag' })
  version: number;
  @ApiProperty({ type: IntendedTicketRequest, description: '已填写的内容 / what has been written' })
  ticket: IntendedTicketRequest;
  @ApiProperty({ type: String, format: 'date-time', description: '最近保存 / last saved' })
  updated_at: string;
  @ApiProperty({ type: String, format: 'date-time', description: '何时失效 / kept until' })
  expires_at: string;
}

export class DraftsResource {
  @ApiProperty({ type: [DraftResource] }) items: DraftResource[];
}

export function draftView({ id, version, body, updated_at, expires_at }: Draft) {
  return {
    id,
    version,
    ticket: body,
    updated_at: updated_at.toISOString(),
    expires_at: expires_at.toISOString(),
  };
}

export const exampleDraft = {
  id: '0198f0f4-1c00-7a10-8000-0000000000d1',
  version: 2,
  ticket: {
    category: 'customs_clearance',
    title: '3 个集装箱等待查验',
    attachment_ids: [exampleAttachment.id],
  },
  updated_at: '2026-11-24T00:58:00.000Z',
  expires_at: '2026-12-24T00:58:00.000Z',
};
