import { type Identity, type Role, ROLES } from '@muster/auth';
import { ApiProperty } from '@nestjs/swagger';
import { allianceOfTenant } from '../domain/tenant.js';
import type { AccountRow, ApiKeyRow } from '../persistence/account.store.js';

export class AccountView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ type: String, nullable: true })
  alliance_id: string | null;

  @ApiProperty()
  name: string;

  @ApiProperty({ enum: ROLES })
  role: Role;

  @ApiProperty({ type: String, nullable: true })
  unit_id: string | null;

  @ApiProperty({ type: String, nullable: true })
  enterprise_id: string | null;

  @ApiProperty({ enum: ['open', 'closed'] })
  state: 'open' | 'closed';

  @ApiProperty()
  version: number;

  @ApiProperty({ format: 'date-time' })
  created_at: string;
}

export class AccountPage {
  @ApiProperty({ type: [AccountView] })
  items: AccountView[];

  @ApiProperty({ type: String, nullable: true })
  next_cursor: string | null;
}

export class ApiKeyView {
  @ApiProperty()
  key_id: string;

  @ApiProperty({ format: 'date-time' })
  issued_at: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  expires_at: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  revoked_at: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  last_used_at: string | null;
}

export class IssuedApiKey {
  @ApiProperty()
  key_id: string;

  @ApiProperty({ description: '只显示这一次 / shown this once only' })
  api_key: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  expires_at: string | null;
}

export class ApiKeyList {
  @ApiProperty({ type: [ApiKeyView] })
  items: ApiKeyView[];
}

export class Me {
  @ApiProperty({ format: 'uuid' })
  account_id: string;

  @ApiProperty({ type: String, nullable: true })
  alliance_id: string | null;

  @ApiProperty({ enum: ROLES })
  role: Role;

  @ApiProperty({ type: String, nullable: true })
  unit_id: string | null;

  @ApiProperty({ type: String, nullable: true })
  enterprise_id: string | null;

  @ApiProperty()
  name: string;
}

export const EXAMPLE_ACCOUNT_ID = '019b0a3e-5c1d-7e2f-8a90-3f1e2d4c5b6a';

export const exampleAccount: AccountView = {
  id: EXAMPLE_ACCOUNT_ID,
  alliance_id: 'tianjin-port',
  name: 'customs-desk',
  role: 'unit_officer',
  unit_id: 'customs',
  enterprise_id: null,
  state: 'open',
  version: 1,
  created_at: '2026-03-02T01:30:00.000Z',
};

export const exampleIssuedKey: IssuedApiKey = {
  key_id: 'h7Kq2mWx9RtYc4Nv',
  api_key: 'mk_h7Kq2mWx9RtYc4Nv_…',
  expires_at: '2026-05-31T01:30:00.000Z',
};

export function accountView(row: AccountRow): AccountView {
  return {
    id: row.id,
    alliance_id: allianceOfTenant(row.tenant_id),
    name: row.name,
    role: row.role,
    unit_id: row.unit_id,
    enterprise_id: row.enterprise_id,
    state: row.open ? 'open' : 'closed',
    version: row.version,
    created_at: row.created_at.toISOString(),
  };
}

export function apiKeyView(row: ApiKeyRow): ApiKeyView {
  return {
    key_id: row.key_id,
    issued_at: row.issued_at.toISOString(),
    expires_at: row.expires_at?.toISOString() ?? null,
    revoked_at: row.revoked_at?.toISOString() ?? null,
    last_used_at: row.last_used_at?.toISOString() ?? null,
  };
}

export function meView(who: Identity, name: string): Me {
  return {
    account_id: who.accountId,
    alliance_id: who.allianceId,
    role: who.role,
    unit_id: who.unitId ?? null,
    enterprise_id: who.enterpriseId ?? null,
    name,
  };
}
