import { Readable } from 'node:stream';
import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { Allow, type Identity, ROLES, Who } from '@muster/auth';
import { negotiateLocale, Operation, tenantOf } from '@muster/http';
import { IsBoolean, IsOptional } from 'class-validator';
import { stringify } from 'csv-stringify';
import type { FastifyReply } from 'fastify';
import { ticketView } from '../reading/ticket-view.js';
import { columnsFor } from './ticket-columns.js';
import { TicketLists } from './ticket.lists.js';
import { TicketConditions } from './ticket.query.js';
import { filterFor } from './ticket-scope.js';

/** Tickets in memory at a time. */
const PORTION = 200;

class ExportOptions {
  @ApiProperty({
    description:
      '文件带 BOM，便于表格软件识别中文；缺省 true / a byte order mark for spreadsheets; default true',
    example: true,
  })
  @IsOptional()
  @IsBoolean()
  bom = true;
}

export class TicketExportQuery extends IntersectionType(TicketConditions, ExportOptions) {}

/** The list of tickets as a table for spreadsheets, as long as it is: read and sent portion by portion. */
@Controller('v1/tickets/export')
export class TicketExportController {
  constructor(private readonly lists: TicketLists) {}

  @Get()
  @Allow(...ROLES)
  @Operation({
    zh: '导出哨件（CSV）',
    en: 'Tickets as CSV',
    description: {
      zh: '条件、排序和可见范围与哨件列表相同；RFC 4180，UTF-8；以 = + - @ 开头的内容前加单引号，表格软件不会当作公式执行。',
      en: 'Narrowed, sorted and scoped as the list of tickets. RFC 4180, UTF-8; cells that begin with = + - @ get an apostrophe, so that no spreadsheet runs them.',
    },
    contentType: 'text/csv',
    schema: { type: 'string' },
    response: 'number,state,kind\r\nTJ-2026-000123,in_progress,key\r\n',
  })
  export(
    @Query() query: TicketExportQuery,
    @Headers('accept-language') language: string | undefined,
    @Who() who: Identity,
    @Res() reply: FastifyReply,
  ): void {
    const columns = columnsFor(who);
    const locale = negotiateLocale(language);
    const table = stringify({
      bom: query.bom,
      header: true,
      columns: columns.map((column) => column[locale]),
      record_delimiter: 'windows',
      escape_formulas: true,
    });
    const rows = Readable.from(this.rows(query, who, columns));
    rows.on('error', (error) => table.destroy(error));
    table.on('close', () => rows.destroy()); // whoever asked may leave before the end
    void reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="tickets.csv"')
      .header('cache-control', 'no-store')
      .send(rows.pipe(table));
  }

  private async *rows(query: TicketExportQuery, who: Identity, columns: ReturnType<typeof columnsFor>) {
    const filter = filterFor(who, query);
    if (!filter) return;
    const { sort } = query;
    let after: readonly string[] | undefined;
    do {
      const portion = await this.lists.tickets(tenantOf(who), filter, { sort, after, limit: PORTION });
      for (const { whistle } of portion) {
        const view = ticketView(whistle, who);
        yield columns.map(({ of }) => of(view));
      }
      after = portion.length < PORTION ? undefined : portion.at(-1)!.position;
    } while (after);
  }
}
