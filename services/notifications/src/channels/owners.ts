import { type Identity, isUnitRole } from '@muster/auth';
import { Directories, type DirectorySnapshot } from '@muster/directory';
import { Problem, tenantOf } from '@muster/http';
import { Injectable } from '@nestjs/common';
import type { Channel } from '../domain/channel.js';
import type { OwnerKind } from '../domain/vocabulary.js';
import { rosterOf } from '../on-directory-changed/roster.js';
import { inputProblem } from './input-problem.js';

/** Whose channel it is, or is to be. */
export interface Owner {
  readonly kind: OwnerKind;
  readonly id: string;
}

/** How a request names an owner; at most one. */
export interface NamedOwner {
  readonly unit_id?: string;
  readonly officer_id?: string;
  readonly enterprise_id?: string;
}

/** Who answers for whose channels: units for themselves and their officers, enterprises for themselves, dispatcher and operator for all. */
@Injectable()
export class Owners {
  constructor(private readonly directories: Directories) {}

  /**
   * The owner that a request means: the one it names, else the caller's own unit or enterprise, else the alliance.
   *
   * @throws Problem 422 for more than one or an unknown one; 403 `not_your_channel`.
   */
  async ownerOf(who: Identity, named: NamedOwner): Promise<Owner> {
    const tenantId = tenantOf(who);
    const directory = await this.directories.get(tenantId);
    const given = [
      known('unit', named.unit_id, (id) => directory?.unit(id)?.active ?? false),
      known('officer', named.officer_id, (id) => directory?.officer(id) !== undefined),
      known('enterprise', named.enterprise_id, (id) => directory?.enterprise(id)?.active ?? false),
    ].filter((owner) => owner !== undefined);
    if (given.length > 1) throw inputProblem('', 'one_owner');
    const owner = given[0] ?? ownOf(who, tenantId);
    if (!answersFor(who, owner, directory)) throw new Problem(403, 'not_your_channel');
    return owner;
  }

  /** May the caller see and change the channel? What it may not is answered like what does not exist. */
  async mayManage(who: Identity, { ownerKind, ownerId }: Channel): Promise<boolean> {
    return answersFor(who, { kind: ownerKind, id: ownerId }, await this.directories.get(tenantOf(who)));
  }

  /** Whose channels a list shows; undefined: all of the alliance. */
  async scopeOf(who: Identity): Promise<(Owner & { officerIds: readonly string[] }) | undefined> {
    if (answersForAlliance(who)) return undefined;
    const directory = await this.directories.get(tenantOf(who));
    const own = ownOf(who, tenantOf(who));
    const officerIds = own.kind === 'unit' ? officersOf(own.id, directory) : [];
    return { ...own, officerIds };
  }
}

function known(kind: OwnerKind, id: string | undefined, exists: (id: string) => boolean): Owner | undefined {
  if (id === undefined) return undefined;
  if (!exists(id)) throw inputProblem(`/${kind}_id`, `unknown_${kind}`);
  return { kind, id };
}

function ownOf({ role, unitId, enterpriseId }: Identity, tenantId: string): Owner {
  if (isUnitRole(role)) return { kind: 'unit', id: unitId ?? '' };
  if (role === 'enterprise') return { kind: 'enterprise', id: enterpriseId ?? '' };
  return { kind: 'alliance', id: tenantId };
}

const answersForAlliance = ({ role }: Identity): boolean => role === 'dispatcher' || role === 'operator';

function answersFor(who: Identity, { kind, id }: Owner, directory: DirectorySnapshot | undefined): boolean {
  if (answersForAlliance(who)) return true;
  if (kind === 'enterprise') return who.role === 'enterprise' && who.enterpriseId === id;
  if (!isUnitRole(who.role) || who.unitId === undefined) return false;
  return kind === 'unit'
    ? who.unitId === id
    : kind === 'officer' && rosterOf(directory).serves(id, who.unitId);
}

const officersOf = (unitId: string, directory: DirectorySnapshot | undefined): string[] => {
  const roster = rosterOf(directory);
  return (directory?.officers ?? []).filter(({ id }) => roster.serves(id, unitId)).map(({ id }) => id);
};
