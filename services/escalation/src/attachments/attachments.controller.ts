import { Readable } from 'node:stream';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Allow, type Identity, ROLES, UNIT_ROLES, Who } from '@muster/auth';
import { Operation, Problem, UuidPipe, WrittenText } from '@muster/http';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsUUID } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { examplePath } from '../reading/examples.js';
import {
  AttachmentResource,
  AttachmentsResource,
  attachmentView,
  exampleAttachment,
} from './attachment.resource.js';
import { Attachments, MOST_PER_TICKET } from './attachments.js';
import { downloadAs } from './file-name.js';
import { FILE, Upload } from './file-upload.js';

const examplePathOfFile = { id: exampleAttachment.id };

export class UploadQuery {
  @ApiProperty({ description: '文件名 / name of the file', example: '二号堆场.jpg' })
  @WrittenText(255)
  name: string;
}

export class AttachRequest {
  @ApiProperty({ description: '先前上传的附件 / files uploaded before', type: [String] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_PER_TICKET)
  @IsUUID(undefined, { each: true })
  attachment_ids: string[];
}

/** Whoever raises whistles or works on them. */
const SENDERS = ['enterprise', 'party_secretary', 'hotline', ...UNIT_ROLES, 'dispatcher', 'council'] as const;
/** Whoever may read what people wrote. */
const READERS = [...SENDERS, 'supervisor', 'reviewer', 'data_steward', 'operator'] as const;

/** Files: sent first, attached afterwards, read by those who may read the whistle. */
@Controller('v1')
export class AttachmentsController {
  constructor(private readonly attachments: Attachments) {}

  @Post('attachments')
  @Allow(...SENDERS)
  @Upload()
  @Operation({
    zh: '上传附件',
    en: 'Send a file',
    description: {
      zh: '正文即文件：JPEG、PNG 或 PDF，至多 15 MiB，按内容识别类型。图片中的位置、机型、时间等信息会被清除。24 小时内未用于哨件的文件会被删除。',
      en: 'The body is the file: JPEG, PNG or PDF, 15 MiB at most, known by its content. Position, camera and time are taken out of pictures. A file that belongs to no whistle after 24 hours is removed.',
    },
    type: AttachmentResource,
    response: exampleAttachment,
    problems: ['body_too_large', 'file_refused', 'too_many_files', 'service_unavailable'],
  })
  async send(@Query() { name }: UploadQuery, @Who() who: Identity, @Req() request: FastifyRequest) {
    const { body } = request;
    if (!(body instanceof Readable)) throw new Problem(415, 'unsupported_media_type');
    return attachmentView(await this.attachments.receive(who, name, body));
  }

  @Get('attachments/:id')
  @Allow(...READERS)
  @Operation({
    zh: '下载附件',
    en: 'Download a file',
    contentType: FILE,
    schema: { type: 'string', format: 'binary' },
    response: '',
    path: examplePathOfFile,
    problems: ['service_unavailable'],
  })
  async download(
    @Param('id', UuidPipe) id: string,
    @Who() who: Identity,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { attachment, content } = await this.attachments.open(who, id);
    void reply
      .header('content-type', attachment.type)
      .header('content-length', attachment.size)
      .header('content-disposition', downloadAs(attachment.name))
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('cache-control', 'private, no-store')
      .send(content);
  }

  @Delete('attachments/:id')
  @HttpCode(204)
  @Allow(...SENDERS)
  @Operation({
    zh: '撤回尚未使用的附件',
    en: 'Take back a file that belongs to no whistle yet',
    path: examplePathOfFile,
    problems: ['file_attached', 'service_unavailable'],
  })
  async discard(@Param('id', UuidPipe) id: string, @Who() who: Identity): Promise<void> {
    await this.attachments.discard(who, id);
  }

  @Get('tickets/:id/attachments')
  @Allow(...ROLES)
  @Operation({
    zh: '哨件的附件',
    en: 'Files of a ticket',
    type: AttachmentsResource,
    response: { items: [exampleAttachment] },
    path: examplePath,
  })
  async list(@Param('id', UuidPipe) ticketId: string, @Who() who: Identity) {
    return { items: (await this.attachments.ofTicket(who, ticketId)).map(attachmentView) };
  }

  @Post('tickets/:id/attachments')
  @HttpCode(200)
  @Allow(...SENDERS)
  @Operation({
    zh: '给哨件添加附件',
    en: 'Attach files to a ticket',
    description: {
      zh: '提交结果时，可在 evidence 中写附件地址 /v1/attachments/{id}。',
      en: 'A result’s `evidence` may name them by address: /v1/attachments/{id}.',
    },
    request: { attachment_ids: [exampleAttachment.id] },
    type: AttachmentsResource,
    response: { items: [exampleAttachment] },
    path: examplePath,
    problems: ['too_many_files'],
  })
  async attach(
    @Param('id', UuidPipe) ticketId: string,
    @Body() { attachment_ids }: AttachRequest,
    @Who() who: Identity,
  ) {
    await this.attachments.ofTicket(who, ticketId); // 404 for what is not theirs to see
    await this.attachments.attach(who, ticketId, attachment_ids);
    return this.list(ticketId, who);
  }
}
