import type { DirectorySnapshot } from '@muster/directory';
import { type FieldError, Problem } from '@muster/http';
import type { Attendance } from '../domain/attendance.js';
import { headingAndCode, type ModelCodes } from '../domain/model-codes.js';
import { referenceTexts } from './reference-texts.js';

/** Holds a request's references against the alliance's directory and collects everything that does not fit. */
export class Examination {
  private readonly errors: FieldError[] = [];

  constructor(private readonly directory: DirectorySnapshot) {}

  /** The unit must exist and be active. */
  unit(pointer: string, id: string): this {
    const unit = this.directory.unit(id);
    if (!unit) return this.fault(pointer, 'unknown_unit');
    return unit.active ? this : this.fault(pointer, 'inactive_unit');
  }

  units(pointer: string, ids: readonly string[]): this {
    ids.forEach((id, index) => this.unit(`${pointer}/${index}`, id));
    return this;
  }

  /** Likewise; of party organisations the directory has only those that there are. */
  organisation(pointer: string, { kind, id }: Pick<Attendance, 'kind' | 'id'>): this {
    if (kind === 'unit') return this.unit(pointer, id);
    return kind === 'enterprise' ? this.enterprise(pointer, id) : this.partyOrganisation(pointer, id);
  }

  enterprise(pointer: string, id: string): this {
    const enterprise = this.directory.enterprise(id);
    if (!enterprise) return this.fault(pointer, 'unknown_enterprise');
    return enterprise.active ? this : this.fault(pointer, 'inactive_enterprise');
  }

  enterprises(pointer: string, ids: readonly string[]): this {
    ids.forEach((id, index) => this.enterprise(`${pointer}/${index}`, id));
    return this;
  }

  /** A project of the directory; it has those that there are. */
  project(pointer: string, id: string): this {
    return this.directory.project(id) ? this : this.fault(pointer, 'unknown_project');
  }

  partyOrganisation(pointer: string, id: string): this {
    return this.directory.partyOrganisation(id) ? this : this.fault(pointer, 'unknown_party_organisation');
  }

  partyOrganisations(pointer: string, ids: readonly string[]): this {
    ids.forEach((id, index) => this.partyOrganisation(`${pointer}/${index}`, id));
    return this;
  }

  /** Convening is a right of the convenor and the lead units (mechanisms 0.4); an alliance that names none leaves it to all. */
  convenor(pointer: string, id: string): this {
    this.unit(pointer, id);
    const alliance = this.directory.alliance;
    const entitled = [
      ...(alliance?.lead_unit_ids ?? []),
      ...(alliance?.convenor_unit_id ? [alliance.convenor_unit_id] : []),
    ];
    const known = this.directory.unit(id)?.active;
    return known && entitled.length > 0 && !entitled.includes(id)
      ? this.fault(pointer, 'no_convening_right')
      : this;
  }

  /** Codes of the operating model (mechanisms 0.2, 0.16, 2.1, 3.2); null: not tagged. */
  operatingModel(codes: ModelCodes): this {
    const model = this.directory.alliance?.operating_model;
    const has = (list: readonly { code: string }[] | undefined, code: string) =>
      list?.some((entry) => entry.code === code);
    if (codes.platformCode !== null && !has(model?.platforms, codes.platformCode))
      this.fault('/platform_code', 'unknown_platform');
    if (codes.mechanismCode !== null && !has(model?.mechanisms, codes.mechanismCode))
      this.fault('/mechanism_code', 'unknown_mechanism');
    codes.modelCodes.forEach((written, index) => {
      const named = headingAndCode(written);
      if (!named || !has(model?.[named.heading], named.code))
        this.fault(`/model_codes/${index}`, 'unknown_model_code');
    });
    return this;
  }

  /** Organisations that are no longer active may have been present while they were. */
  attendance(pointer: string, entries: readonly Attendance[]): this {
    entries.forEach(({ kind, id }, index) => {
      if (kind === 'unit' && !this.directory.unit(id))
        this.fault(`${pointer}/${index}/unit_id`, 'unknown_unit');
      if (kind === 'enterprise' && !this.directory.enterprise(id)) {
        this.fault(`${pointer}/${index}/enterprise_id`, 'unknown_enterprise');
      }
      if (kind === 'party_organisation')
        this.partyOrganisation(`${pointer}/${index}/party_organisation_id`, id);
    });
    return this;
  }

  fault(pointer: string, code: string): this {
    this.errors.push({ pointer, code, message: referenceTexts[code]! });
    return this;
  }

  /** @throws Problem 422 `validation_failed` with everything that was found. */
  assertClean(): void {
    if (this.errors.length > 0) throw new Problem(422, 'validation_failed', {}, { errors: this.errors });
  }
}
