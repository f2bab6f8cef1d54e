import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Allow, type Identity, Who } from '@muster/auth';
import { fingerprint, IdempotencyKey, Operation, UuidPipe } from '@muster/http';
import { AccountRegistry } from '../accounts/account-registry.js';
import { AllianceQuery, NewApiKey } from '../accounts/account-requests.js';
import {
  ApiKeyList,
  type ApiKeyView,
  apiKeyView,
  EXAMPLE_ACCOUNT_ID,
  exampleIssuedKey,
  IssuedApiKey,
} from '../accounts/account-views.js';
import { tenantFor } from '../accounts/accounts.controller.js';
import { AccountStore, actorOf } from '../persistence/account.store.js';

const path = { id: EXAMPLE_ACCOUNT_ID, key_id: exampleIssuedKey.key_id };
const exampleKey: ApiKeyView = {
  key_id: exampleIssuedKey.key_id,
  issued_at: '2026-03-02T01:30:00.000Z',
  expires_at: exampleIssuedKey.expires_at,
  revoked_at: null,
  last_used_at: '2026-03-02T02:00:00.000Z',
};

/** API keys of an account: several at a time, so that one can be replaced without a gap. */
@Controller('v1/accounts/:id/api-keys')
@Allow('operator')
export class ApiKeysController {
  constructor(
    private readonly registry: AccountRegistry,
    private readonly store: AccountStore,
  ) {}

  @Post()
  @Operation({
    zh: '签发 API 密钥',
    en: 'Issue an API key',
    description: {
      zh: '密钥只在此回答中出现一次，系统只保存其摘要。以同一个 Idempotency-Key 重试不会再签发，回答 409 already_issued 并给出密钥编号。',
      en: 'The key appears in this answer only; just its digest is kept. The same Idempotency-Key again issues none: 409 already_issued with the id of the key.',
    },
    type: IssuedApiKey,
    request: { expires_in_days: 90 },
    response: exampleIssuedKey,
    path,
    problems: ['already_issued', 'account_closed', 'too_many_keys', 'idempotency_key_reused'],
  })
  async issue(
    @Param('id', UuidPipe) id: string,
    @Body() { expires_in_days }: NewApiKey,
    @Query() { alliance_id }: AllianceQuery,
    @Who() who: Identity,
    @IdempotencyKey({ required: false }) key?: string,
  ): Promise<IssuedApiKey> {
    const { keyId, text, expiresAt } = await this.registry.issueKey(
      tenantFor(who, alliance_id),
      id,
      expires_in_days,
      actorOf(who),
      key === undefined ? undefined : { key, fingerprint: fingerprint('issue_api_key', id, expires_in_days) },
    );
    return { key_id: keyId, api_key: text, expires_at: expiresAt?.toISOString() ?? null };
  }

  @Get()
  @Operation({
    zh: '密钥列表',
    en: 'List API keys',
    type: ApiKeyList,
    response: { items: [exampleKey] },
    path,
  })
  async list(
    @Param('id', UuidPipe) id: string,
    @Query() { alliance_id }: AllianceQuery,
    @Who() who: Identity,
  ): Promise<ApiKeyList> {
    const tenantId = tenantFor(who, alliance_id);
    await this.registry.get(tenantId, id);
    return { items: (await this.store.keys(tenantId, id)).map(apiKeyView) };
  }

  @Delete(':key_id')
  @HttpCode(204)
  @Operation({ zh: '吊销密钥', en: 'Revoke an API key', path })
  async revoke(
    @Param('id', UuidPipe) id: string,
    @Param('key_id') keyId: string,
    @Query() { alliance_id }: AllianceQuery,
    @Who() who: Identity,
  ): Promise<void> {
    await this.registry.revokeKey(tenantFor(who, alliance_id), id, keyId, actorOf(who));
  }
}
