import { ApiProperty } from '@nestjs/swagger';
import type { Attachment } from './attachment.store.js';
import { FILE_TYPES } from './examined-file.js';

export class AttachmentResource {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty({ type: String, description: '文件名 / name' }) name: string;
  @ApiProperty({ type: String, enum: FILE_TYPES, description: '类型，按内容识别 / type, by content' })
  type: string;
  @ApiProperty({ type: 'integer', description: '字节数 / bytes' }) size: number;
  @ApiProperty({ type: String, description: '所存内容的 SHA-256 / of what is kept' }) sha256: string;
  @ApiProperty({ type: String, description: '所传内容的 SHA-256 / of what was sent' }) sent_sha256: string;
  @ApiProperty({ type: String, format: 'date-time', description: '上传时间 / sent' }) created_at: string;
  @ApiProperty({ type: String, description: '下载地址 / where it is read' }) href: string;
}

export class AttachmentsResource {
  @ApiProperty({ type: [AttachmentResource] }) items: AttachmentResource[];
}

export function attachmentView({ id, name, type, size, sha256, sent_sha256, created_at }: Attachment) {
  return {
    id,
    name,
    type,
    size,
    sha256,
    sent_sha256,
    created_at: created_at.toISOString(),
    href: `/v1/attachments/${id}`,
  };
}

export const exampleAttachment = {
  id: '0198f0f4-1c00-7a10-8000-0000000000a1',
  name: '二号堆场.jpg',
  type: 'image/jpeg',
  size: 248_113,
  sha256: '5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9',
  sent_sha256: '6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b',
  created_at: '2026-11-24T00:58:00.000Z',
  href: '/v1/attachments/0198f0f4-1c00-7a10-8000-0000000000a1',
};
