import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import { Allow, type Identity, isPlatformOperator, Who } from '@muster/auth';
import {
  decodeCursor,
  fingerprint,
  goneOf,
  IdempotencyKey,
  Operation,
  page,
  type Page,
  Problem,
  requireAlliance,
  UuidPipe,
  withEtag,
} from '@muster/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { tenantOfAlliance } from '../domain/tenant.js';
import { AccountStore, actorOf } from '../persistence/account.store.js';
import { AccountRegistry } from './account-registry.js';
import { AccountQuery, AllianceQuery, NewAccount, NewPassword } from './account-requests.js';
import {
  AccountPage,
  AccountView,
  accountView,
  EXAMPLE_ACCOUNT_ID,
  exampleAccount,
} from './account-views.js';

const path = { id: EXAMPLE_ACCOUNT_ID };

/** Accounts of one alliance, kept by its operators; the platform's operators keep everyone's. */
@Controller('v1/accounts')
@Allow('operator')
export class AccountsController {
  constructor(
    private readonly registry: AccountRegistry,
    private readonly store: AccountStore,
  ) {}

  @Post()
  @Operation({
    zh: '开通账户',
    en: 'Open an account',
    type: AccountView,
    request: { name: 'customs-desk', role: 'unit_officer', unit_id: 'customs' },
    response: exampleAccount,
    problems: ['name_taken', 'idempotency_key_reused'],
  })
  async open(
    @Body() account: NewAccount,
    @Query() { alliance_id: named }: AllianceQuery,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
    @IdempotencyKey({ required: false }) key?: string,
  ): Promise<AccountView> {
    // Not the password: a fast hash of it would be kept beside the key.
    const { password, ...described } = account;
    const row = await this.registry.open(
      {
        tenantId: tenantFor(who, oneAlliance(account.alliance_id, named)),
        name: account.name,
        role: account.role,
        unitId: account.unit_id ?? undefined,
        enterpriseId: account.enterprise_id ?? undefined,
        password: password ?? undefined,
      },
      actorOf(who),
      {
        once: key === undefined ? undefined : { key, fingerprint: fingerprint('open_account', described) },
        gone: goneOf(reply),
      },
    );
    reply.header('location', `/v1/accounts/${row.id}`);
    withEtag(reply, row.version);
    return accountView(row);
  }

  @Get()
  @Operation({
    zh: '账户列表',
    en: 'List accounts',
    type: AccountPage,
    response: { items: [exampleAccount], next_cursor: null },
  })
  async list(
    @Query() query: AccountQuery,
    @Who() who: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<AccountView>> {
    const after = decodeCursor<[string, string]>(query.cursor, ['instant', 'uuid']);
    const rows = await this.store.list(tenantFor(who, query.alliance_id), query.limit + 1, after, query.role);
    return page(
      request,
      reply,
      rows,
      query.limit,
      (last) => [last.created_at.toISOString(), last.id],
      accountView,
    );
  }

  @Get(':id')
  @Operation({ zh: '查看账户', en: 'Show an account', type: AccountView, response: exampleAccount, path })
  async show(
    @Param('id', UuidPipe) id: string,
    @Query() { alliance_id }: AllianceQuery,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AccountView> {
    const row = await this.registry.get(tenantFor(who, alliance_id), id);
    withEtag(reply, row.version);
    return accountView(row);
  }

  @Put(':id/password')
  @HttpCode(204)
  @Operation({
    zh: '设置密码',
    en: 'Set the password',
    request: { password: 'a long phrase nobody guesses' },
    path,
    problems: ['illegal_transition'],
  })
  async setPassword(
    @Param('id', UuidPipe) id: string,
    @Body() { password }: NewPassword,
    @Query() { alliance_id }: AllianceQuery,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.registry.setPassword(tenantFor(who, alliance_id), id, password, actorOf(who), goneOf(reply));
  }

  @Delete(':id')
  @HttpCode(204)
  @Operation({
    zh: '停用账户',
    en: 'Close an account',
    description: {
      zh: '吊销其全部密钥，结束其会话，清除其密码；之后可重新启用。联盟或平台最后一个能够登录的运维账户不能停用。',
      en: 'Its keys are revoked, its sessions end, its password is forgotten; it can be reopened. The last operator of an alliance, or of the platform, who can sign in cannot be closed.',
    },
    path,
    problems: ['last_operator', 'illegal_transition'],
  })
  async close(
    @Param('id', UuidPipe) id: string,
    @Query() { alliance_id }: AllianceQuery,
    @Who() who: Identity,
  ): Promise<void> {
    await this.registry.close(tenantFor(who, alliance_id), id, actorOf(who));
  }

  @Post(':id/reopen')
  @HttpCode(200)
  @Operation({
    zh: '重新启用账户',
    en: 'Reopen an account',
    description: {
      zh: '名称、角色和归属不变；原有密钥、会话和密码不恢复，请重新签发密钥或设置密码。账户未停用时不作任何更改。',
      en: 'With its name, role and affiliation; its keys, sessions and password do not come back: give it a key or a password. Nothing happens to an account that is open.',
    },
    type: AccountView,
    response: { ...exampleAccount, version: 5 },
    path,
  })
  async reopen(
    @Param('id', UuidPipe) id: string,
    @Query() { alliance_id }: AllianceQuery,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AccountView> {
    const row = await this.registry.reopen(tenantFor(who, alliance_id), id, actorOf(who));
    withEtag(reply, row.version);
    return accountView(row);
  }
}

// Not to be overheard: without an alliance, an operator of the platform opens an operator of all alliances.
function oneAlliance(inBody: string | null | undefined, inQuery: string | undefined): string | undefined {
  if (inBody == null || inQuery === undefined || inBody === inQuery) return inBody ?? inQuery;
  const message = { zh: '与地址中的 alliance_id 不一致', en: 'is not the alliance_id of the address' };
  const errors = [{ pointer: '/alliance_id', code: 'contradicts', message }];
  throw new Problem(422, 'validation_failed', {}, { errors });
}

/** The tenant that an operator works on: its own, or for the platform's operators the one they name (none: the platform's own). */
export function tenantFor(who: Identity, allianceId: string | undefined): string {
  if (allianceId !== undefined) requireAlliance(who, allianceId);
  if (isPlatformOperator(who)) return tenantOfAlliance(allianceId ?? null);
  return who.allianceId!;
}
