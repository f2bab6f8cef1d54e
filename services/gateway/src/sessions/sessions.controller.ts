import { randomBytes } from 'node:crypto';
import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { Allow, type Identity, Public, ROLES, Who } from '@muster/auth';
import { goneOf, Operation, Problem } from '@muster/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EXAMPLE_ACCOUNT_ID, Me, meView } from '../accounts/account-views.js';
import { Authenticator, secretHash } from '../authentication/authenticator.js';
import { CredentialStore } from '../authentication/credential.store.js';
import {
  clearCookie,
  readCookie,
  SESSION_COOKIE,
  type SessionCookie,
  setCookie,
} from '../authentication/session-cookie.js';
import { parseApiKey } from '../domain/api-key.js';
import { allianceOfTenant, tenantOfAlliance } from '../domain/tenant.js';
import { Limits } from '../limits/limits.js';
import { type AccountRow, AccountStore } from '../persistence/account.store.js';
import { passwordMatches } from './password.js';
import { SignIn } from './session-requests.js';

const exampleMe: Me = {
  account_id: EXAMPLE_ACCOUNT_ID,
  alliance_id: 'tianjin-port',
  role: 'unit_officer',
  unit_id: 'customs',
  enterprise_id: null,
  name: 'customs-desk',
};

/** Sessions of people in browsers: a random token in a cookie, its hash on the server. */
@Controller('v1')
export class SessionsController {
  constructor(
    private readonly accounts: AccountStore,
    private readonly credentials: CredentialStore,
    private readonly authenticator: Authenticator,
    private readonly limits: Limits,
    @Inject(SESSION_COOKIE) private readonly cookie: SessionCookie,
  ) {}

  @Post('sessions')
  @Public()
  @Operation({
    zh: '登录',
    en: 'Sign in',
    description: {
      zh: '用账户名和密码，或用 API 密钥登录；会话保存在 HttpOnly Cookie 中，空闲 30 分钟或满 12 小时后结束；由密钥开始的，密钥失效时即结束。',
      en: 'With name and password, or with an API key. The session lives in an HttpOnly cookie and ends after 30 idle minutes or 12 hours; one that a key began, with the key at the latest.',
    },
    type: Me,
    request: { alliance_id: 'tianjin-port', name: 'customs-desk', password: 'a long phrase nobody guesses' },
    response: exampleMe,
    problems: ['sign_in_failed'],
  })
  async signIn(
    @Body() given: SignIn,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    const account = await this.identify(given, request, reply);
    if (!account) throw new Problem(401, 'sign_in_failed');
    await this.end(request); // a new token at every sign-in; the old one is worth nothing afterwards
    const token = randomBytes(32).toString('base64url');
    const keyId = given.api_key == null ? null : parseApiKey(given.api_key)!.keyId;
    await this.credentials.startSession(secretHash(token), {
      tenantId: account.tenant_id,
      accountId: account.id,
      keyId,
      // The one that was compared: the password may have been changed meanwhile.
      passwordHash: keyId === null ? account.password_hash : null,
    });
    reply.header('set-cookie', setCookie(this.cookie, token)).header('cache-control', 'no-store');
    return meView(identityOf(account), account.name);
  }

  @Delete('sessions')
  @HttpCode(204)
  @Public()
  @Operation({ zh: '退出登录', en: 'Sign out' })
  async signOut(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.end(request);
    reply.header('set-cookie', clearCookie(this.cookie));
  }

  @Get('me')
  @Allow(...ROLES)
  @Operation({ zh: '我是谁', en: 'Who am I', type: Me, response: exampleMe })
  async me(@Who() who: Identity, @Res({ passthrough: true }) reply: FastifyReply): Promise<Me> {
    const account = await this.accounts.find(tenantOfAlliance(who.allianceId), who.accountId);
    reply.header('cache-control', 'no-store');
    return meView(who, account?.name ?? '');
  }

  private async identify(
    { api_key, alliance_id, name, password }: SignIn,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<AccountRow | undefined> {
    const tenantId = tenantOfAlliance(alliance_id ?? null);
    this.limits.signIn(
      request.ip,
      api_key == null ? `${tenantId} ${name}` : `key ${secretHash(api_key).toString('base64')}`,
      reply,
    );
    if (api_key != null) {
      const found = await this.authenticator.authenticateKey(api_key);
      return found
        ? this.accounts.find(tenantOfAlliance(found.identity.allianceId), found.identity.accountId)
        : undefined;
    }
    if (name == null || password == null)
      throw new Problem(422, 'validation_failed', {}, { errors: missing({ name, password }) });
    const account = await this.accounts.findByName(tenantId, name);
    const stored = account?.open ? account.password_hash : undefined;
    const matches = await passwordMatches(password, stored, goneOf(reply));
    return matches ? account : undefined;
  }

  private async end(request: FastifyRequest): Promise<void> {
    const token = readCookie(this.cookie, request.headers.cookie);
    if (token === undefined) return;
    await this.credentials.endSession(secretHash(token));
    this.authenticator.forget();
  }
}

function identityOf(account: AccountRow): Identity {
  return {
    accountId: account.id,
    allianceId: allianceOfTenant(account.tenant_id),
    role: account.role,
    ...(account.unit_id ? { unitId: account.unit_id } : {}),
    ...(account.enterprise_id ? { enterpriseId: account.enterprise_id } : {}),
  };
}

function missing(
  given: Record<string, string | null | undefined>,
): { pointer: string; code: string; message: { zh: string; en: string } }[] {
  return Object.entries(given)
    .filter(([, value]) => value == null)
    .map(([name]) => ({ pointer: `/${name}`, code: 'required', message: { zh: '必填', en: 'is required' } }));
}
