import { Controller, Get, Param, Res } from '@nestjs/common';
import { Allow, type Identity, ROLES, Who } from '@muster/auth';
import { Operation, Problem, requireAlliance, SlugPipe, withEtag } from '@muster/http';
import type { FastifyReply } from 'fastify';
import type { Directory } from '../domain/directory.js';
import { DirectoryDocument } from '../importing/document/directory.document.js';
import { exampleDirectory } from '../importing/document/directory.example.js';
import { DirectoryStore } from '../persistence/directory.store.js';
import { mayPhone, mayName, officerView } from '../reading/officer-view.js';

@Controller('v1/alliances')
export class ExportDirectoryController {
  constructor(private readonly store: DirectoryStore) {}

  @Get(':alliance_id/directory')
  @Allow(...ROLES)
  @Operation({
    zh: '导出联盟名录',
    en: 'Export the directory',
    description: {
      zh: '与导入的文档完全一致，可原样再导入。电话号码仅对值班调度、理事会和操作员可见，其他角色看到的文档不含电话（分析员亦不含姓名）。',
      en: 'Exactly the document that was imported; it can be imported again. Telephone numbers are for dispatchers, the council and operators; other roles get the document without them (analysts without names as well).',
    },
    type: DirectoryDocument,
    path: { alliance_id: 'example' },
    response: exampleDirectory,
  })
  async export(
    @Param('alliance_id', SlugPipe) allianceId: string,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    requireAlliance(who, allianceId);
    const found = await this.store.text(allianceId);
    if (!found) throw new Problem(404, 'not_found');
    withEtag(reply, found.version);
    void reply
      .header('content-type', 'application/json; charset=utf-8')
      .header('cache-control', 'private, no-cache');
    return mayPhone(who) && mayName(who) ? found.text : withoutSecrets(found.text, who);
  }
}

function withoutSecrets(text: string, who: Identity): string {
  const directory = JSON.parse(text) as Directory;
  return JSON.stringify({
    ...directory,
    officers: directory.officers.map((officer) => officerView(officer, who)),
  });
}
