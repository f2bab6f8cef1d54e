import { Body, Controller, Headers, Param, Put, Res } from '@nestjs/common';
import { ApiBody } from '@nestjs/swagger';
import { Allow, type Identity, Who } from '@muster/auth';
import {
  BodyLimit,
  IfMatch,
  negotiateLocale,
  Operation,
  requireAlliance,
  SlugPipe,
  withEtag,
} from '@muster/http';
import type { FastifyReply } from 'fastify';
import { exampleDirectory } from './document/directory.example.js';
import { DirectoryDocument } from './document/directory.document.js';
import { ImportReport } from './import-report.js';
import { ImportDirectory } from './import-directory.handler.js';
import { textOf } from './finding-texts.js';

const LARGEST_DOCUMENT = 5 * 1024 * 1024;

@Controller('v1/alliances')
export class ImportDirectoryController {
  constructor(private readonly directories: ImportDirectory) {}

  @Put(':alliance_id/directory')
  @Allow('council', 'operator')
  @BodyLimit(LARGEST_DOCUMENT)
  @ApiBody({ type: DirectoryDocument })
  @Operation({
    zh: '导入联盟名录',
    en: 'Import a directory',
    description: {
      zh: '整份导入，要么全部生效，要么全部不生效；所有错误一次列出（最多 200 处）。重复导入同一文档不产生任何变化。最大 5 MiB。联盟操作员和理事会只能导入本联盟；平台操作员可以新建联盟。',
      en: "All of it or nothing; every error is listed at once (up to 200). The same document again changes nothing. At most 5 MiB. An alliance's operator and its council import their own alliance; the platform's operator may create alliances.",
    },
    type: ImportReport,
    path: { alliance_id: 'example' },
    request: exampleDirectory,
    response: { alliance_id: 'example', version: 7, changed: true, events: 7, warnings: [] },
    problems: ['directory_invalid', 'section_too_large', 'stale_version'],
  })
  async import(
    @Param('alliance_id', SlugPipe) allianceId: string,
    @Body() document: unknown,
    @Who() who: Identity,
    @Headers('accept-language') languages: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IfMatch() expected?: number,
  ): Promise<ImportReport> {
    requireAlliance(who, allianceId);
    const { version, events, created, warnings } = await this.directories.import(
      allianceId,
      document,
      who,
      expected,
    );
    void reply.code(created ? 201 : 200);
    withEtag(reply, version);
    const locale = negotiateLocale(languages);
    return {
      alliance_id: allianceId,
      version,
      changed: events > 0,
      events,
      warnings: warnings.map((warning) => ({
        pointer: warning.pointer,
        code: warning.code,
        message: textOf(warning)[locale],
      })),
    };
  }
}
