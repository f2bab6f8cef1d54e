import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Alliance, Directory } from '../domain/directory.js';

/** An alliance's directory at its present version; the alliance is the tenant. */
@Entity('directory')
@Check('directory_version_check', 'version > 0')
export class DirectoryRow {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId: string;

  @Column({ type: 'bigint' })
  version: number;

  @Column({ name: 'matrix_version', type: 'integer' })
  matrixVersion: number;

  @Column({ name: 'policies_version', type: 'integer' })
  policiesVersion: number;

  @Column({ name: 'plans_version', type: 'integer', default: 0 })
  plansVersion: number;

  @Column({ name: 'calendar_versions', type: 'jsonb' })
  calendarVersions: Record<string, number>;

  /** The document's own `alliance`, for lists of alliances. */
  @Column({ type: 'jsonb' })
  alliance: Alliance;

  /** As it was imported, character by character: `json`, which PostgreSQL keeps as text. */
  @Column({ type: 'json' })
  document: Directory;

  @Column({ name: 'updated_at', type: 'timestamptz', default: () => 'now()' })
  updatedAt: Date;
}

/** One entry of a section, for lists that need not read the whole document. */
@Entity('directory_entry')
@Index('directory_entry_in_order', ['tenantId', 'section', 'ordinal'])
export class DirectoryEntryRow {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' })
  tenantId: string;

  @PrimaryColumn({ type: 'text' })
  section: string;

  @PrimaryColumn({ type: 'text' })
  id: string;

  /** Place in the document, from 0. */
  @Column({ type: 'integer' })
  ordinal: number;

  @Column({ type: 'jsonb' })
  body: Record<string, unknown>;
}
