import { isUnitRole, type Role, ROLES } from '@muster/auth';
import { caller, type Caller } from '@muster/http/testing';
import { testSystem, type TestSystem } from '@muster/local-stack/testing';
import { furnish } from './furnishing.js';
import { demo, type Harbour, type Person } from './harbour.js';
import { ROOT } from './operations.js';

interface Issued {
  readonly account_id: string;
  readonly alliance_id: string | null;
  readonly role: Role;
  readonly unit_id?: string;
  readonly api_key: string;
}

const UNLIMITED = {
  MUSTER_RATE_LIMIT: '0',
  MUSTER_ANONYMOUS_RATE_LIMIT: '0',
  MUSTER_SIGN_IN_RATE_LIMIT: '0',
  // Nobody listens there: deliveries fail at once, and nothing leaves the machine.
  MUSTER_NOTIFICATION_ALLOWED_HOSTS: '127.0.0.1',
};

/** The whole system with two alliances in it. */
export class TwoHarbours {
  private constructor(
    private readonly running: TestSystem,
    readonly own: Harbour,
    readonly other: Harbour,
    readonly platform: Person,
  ) {}

  static async open(): Promise<TwoHarbours> {
    const running = await testSystem('matrix', ROOT, { env: UNLIMITED });
    try {
      const url = running.system.gatewayUrl;
      const issued = await openAccounts(running);
      const platform = person(
        url,
        issued.find(({ alliance_id }) => alliance_id === null)!,
      );
      const peopleOf = (allianceId: string): Harbour['people'] =>
        Object.fromEntries(
          issued
            .filter(({ alliance_id }) => alliance_id === allianceId)
            .map((each) => [each.role, person(url, each)]),
        ) as Record<Role, Person>;
      const [own, other] = await Promise.all(['tianjin', 'yantian'].map((id) => furnish(id, peopleOf(id))));
      return new TwoHarbours(running, own!, other!, platform);
    } catch (error) {
      await running.stop();
      throw error;
    }
  }

  get url(): string {
    return this.running.system.gatewayUrl;
  }

  get anonymous(): Caller {
    return caller(this.url, async () => ({}));
  }

  bearing(key: string): Caller {
    return caller(this.url, async () => ({ authorization: `Bearer ${key}` }));
  }

  async stop(): Promise<void> {
    await this.running.stop();
  }
}

async function openAccounts({ system }: TestSystem): Promise<Issued[]> {
  const wanted = ['tianjin', 'yantian'].flatMap((alliance_id) =>
    ROLES.map((role) => ({
      alliance_id,
      role,
      name: role,
      ...(role === 'enterprise' ? { enterprise_id: demo(alliance_id).enterprises[0]!.id } : {}),
      ...(isUnitRole(role) ? { unit_id: 'customs' } : {}),
    })),
  );
  const batch = JSON.stringify([{ alliance_id: null, role: 'operator', name: 'platform' }, ...wanted]);
  return JSON.parse(
    await system.run('gateway', ['accounts', 'create', '--batch', '--json'], batch),
  ) as Issued[];
}

function person(url: string, { account_id, alliance_id, role, api_key }: Issued): Person {
  return {
    ...caller(url, async () => ({ authorization: `Bearer ${api_key}` })),
    accountId: account_id,
    allianceId: alliance_id,
    role,
    key: api_key,
  };
}
