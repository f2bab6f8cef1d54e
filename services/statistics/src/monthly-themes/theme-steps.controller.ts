import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import { Allow, type Identity, UNIT_ROLES, Who } from '@muster/auth';
import { IdempotencyKey, IfMatch, Operation, UuidPipe } from '@muster/http';
import type { FastifyReply } from 'fastify';
import {
  changedThemeExample,
  concludedThemeExample,
  measuredThemeExample,
  reopenedThemeExample,
  takenThemeExample,
  withdrawnThemeExample,
} from './monthly-theme.examples.js';
import {
  ChangeThemeRequest,
  ConcludeThemeRequest,
  ReportMeasuresRequest,
  ThemeReasonRequest,
} from './monthly-theme.requests.js';
import { TakenThemeView } from './monthly-theme.view.js';
import { ThemeRecording } from './theme-recording.js';
import { assertTicketsExist, assignedUnits } from './theme-references.js';

const path = { id: takenThemeExample.id };
const always = ['validation_failed', 'stale_version', 'idempotency_key_reused'];

/** What is done with a theme that was taken, until it is concluded (ADR-0237). */
@Controller('v1/statistics/monthly-themes')
export class ThemeStepsController {
  constructor(private readonly recording: ThemeRecording) {}

  @Post(':id/measures')
  @HttpCode(200)
  @Allow('council', ...UNIT_ROLES)
  @Operation({
    zh: '登记举措',
    en: 'Report what was put in place',
    description: {
      zh: '由牵头单位或理事会登记，加入已有举措之后；可指明对应的哨件。',
      en: 'By the lead unit or the council; they come to those that are on record. Each may name the whistles that it answers.',
    },
    type: TakenThemeView,
    path,
    request: {
      measures: [
        {
          kind: 'policy',
          text: '夜间预约进场办法已施行',
          ticket_ids: ['0198f0f4-1c00-7a10-8000-000000000001'],
        },
      ],
    },
    response: measuredThemeExample,
    problems: [...always, 'forbidden_theme', 'theme_not_open', 'measures_full'],
    actions: ['report_measures'],
  })
  measures(
    @Param('id', UuidPipe) id: string,
    @Body() request: ReportMeasuresRequest,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IfMatch() expectedVersion?: number,
    @IdempotencyKey({ required: false }) key?: string,
  ): Promise<object> {
    const asked = { who, id, name: 'report_measures', request, expectedVersion, key, reply } as const;
    return this.recording.step(asked, async (at, figures) => {
      await assertTicketsExist(request.measures, figures);
      const measures = request.measures.map(({ kind, text, ticket_ids }) => ({
        ...{ kind, text: text.trim() },
        ticketIds: [...new Set((ticket_ids ?? []).map((ticketId) => ticketId.toLowerCase()))],
      }));
      return { type: 'report_measures', at, measures };
    });
  }

  @Post(':id/conclude')
  @HttpCode(200)
  @Allow('council', ...UNIT_ROLES)
  @Operation({
    zh: '结题',
    en: 'Conclude a theme',
    description: {
      zh: '由牵头单位或理事会结题并说明结果；哨件数的变化由系统另行列出。',
      en: 'By the lead unit or the council, with what came of it. How the whistles changed is counted besides.',
    },
    type: TakenThemeView,
    path,
    request: { outcome: 'solved', text: '夜间排队由四小时降至一小时' },
    response: concludedThemeExample,
    problems: [...always, 'forbidden_theme', 'theme_not_open'],
    actions: ['conclude_theme'],
  })
  conclude(
    @Param('id', UuidPipe) id: string,
    @Body() request: ConcludeThemeRequest,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IfMatch() expectedVersion?: number,
    @IdempotencyKey({ required: false }) key?: string,
  ): Promise<object> {
    const asked = { who, id, name: 'conclude_theme', request, expectedVersion, key, reply } as const;
    const { outcome, text } = request;
    return this.recording.step(asked, (at) => ({ type: 'conclude_theme', at, outcome, text: text.trim() }));
  }

  @Post(':id/change')
  @HttpCode(200)
  @Allow('council')
  @Operation({
    zh: '调整承办',
    en: 'Change who works on a theme',
    description: {
      zh: '牵头单位、其他单位、期限以此次所填为准，未填即清空。',
      en: 'Lead, other units and due day are what they are given as now; what is left out is empty.',
    },
    type: TakenThemeView,
    path,
    request: { lead_unit_id: 'customs', unit_ids: ['maritime'], due_on: '2026-12-15' },
    response: changedThemeExample,
    problems: [...always, 'theme_not_open'],
    actions: ['change_theme'],
  })
  change(
    @Param('id', UuidPipe) id: string,
    @Body() request: ChangeThemeRequest,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IfMatch() expectedVersion?: number,
    @IdempotencyKey({ required: false }) key?: string,
  ): Promise<object> {
    const asked = { who, id, name: 'change_theme', request, expectedVersion, key, reply } as const;
    return this.recording.step(asked, (at, figures) => ({
      ...{ type: 'change_theme', at, today: figures.today },
      ...assignedUnits(request, figures),
    }));
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @Allow('council')
  @Operation({
    zh: '撤销主题',
    en: 'Withdraw a theme',
    description: {
      zh: '说明原因；此后该月可另定主题。',
      en: 'For a reason. Another theme can be taken for its month from then on.',
    },
    type: TakenThemeView,
    path,
    request: { reason: '联席会改定通关时效为本月主题' },
    response: withdrawnThemeExample,
    problems: [...always, 'theme_not_open'],
    actions: ['withdraw_theme'],
  })
  withdraw(
    @Param('id', UuidPipe) id: string,
    @Body() request: ThemeReasonRequest,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IfMatch() expectedVersion?: number,
    @IdempotencyKey({ required: false }) key?: string,
  ): Promise<object> {
    const asked = { who, id, name: 'withdraw_theme', request, expectedVersion, key, reply } as const;
    const reason = request.reason.trim();
    return this.recording.step(asked, (at) => ({ type: 'withdraw_theme', at, reason }));
  }

  @Post(':id/reopen')
  @HttpCode(200)
  @Allow('council')
  @Operation({
    zh: '重新开启主题',
    en: 'Reopen a theme',
    description: {
      zh: '已结题、实际仍未解决的，说明原因后由牵头单位继续办理。',
      en: 'One that is concluded and still a trouble goes on with its lead unit, for a reason.',
    },
    type: TakenThemeView,
    path,
    request: { reason: '十二月又出现排队' },
    response: reopenedThemeExample,
    problems: [...always, 'theme_not_concluded'],
    actions: ['reopen_theme'],
  })
  reopen(
    @Param('id', UuidPipe) id: string,
    @Body() request: ThemeReasonRequest,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IfMatch() expectedVersion?: number,
    @IdempotencyKey({ required: false }) key?: string,
  ): Promise<object> {
    const asked = { who, id, name: 'reopen_theme', request, expectedVersion, key, reply } as const;
    const reason = request.reason.trim();
    return this.recording.step(asked, (at) => ({ type: 'reopen_theme', at, reason }));
  }
}
