import type { Attendee, Gathering } from '../domain/gathering.js';
import type { Members, PartyOrganisation } from '../domain/members.js';

/** An organisation of one enterprise alone speaks for it, and the enterprise for the organisation. */
const OF_ONE = 'own';

/** Says who took part, whatever name was recorded: a party organisation by its unit or its enterprise, an enterprise by its organisation. */
export class Presence {
  private readonly byId: ReadonlyMap<string, PartyOrganisation>;
  private readonly ofUnit = new Map<string, string[]>();
  private readonly ofEnterprise = new Map<string, string[]>();

  constructor(private readonly members: Members) {
    this.byId = new Map(members.organisations.map((organisation) => [organisation.id, organisation]));
    for (const { id, form, unitId, enterpriseIds } of members.organisations) {
      if (unitId !== null) push(this.ofUnit, unitId, id);
      if (form === OF_ONE) for (const enterprise of enterpriseIds) push(this.ofEnterprise, enterprise, id);
    }
  }

  /** The party organisations for which an attendee came. */
  organisationsOf({ of, id }: Pick<Attendee, 'of' | 'id'>): readonly string[] {
    if (of === 'unit') return this.ofUnit.get(id) ?? [];
    if (of === 'enterprise') return this.ofEnterprise.get(id) ?? [];
    return this.byId.has(id) ? [id] : [];
  }

  /** The active enterprises for which an attendee came. */
  enterprisesOf({ of, id }: Attendee): readonly string[] {
    const organisation = of === 'party_organisation' ? this.byId.get(id) : undefined;
    const ids = of === 'enterprise' ? [id] : organisation?.form === OF_ONE ? organisation.enterpriseIds : [];
    return ids.filter((each) => this.members.enterprises.has(each));
  }

  /** The party organisations that attended or hosted. */
  organisationsAt({ present, hostUnitIds }: Gathering): Set<string> {
    const hosts = hostUnitIds.map((id) => ({ of: 'unit' as const, id }));
    return new Set([...present, ...hosts].flatMap((each) => this.organisationsOf(each)));
  }
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
