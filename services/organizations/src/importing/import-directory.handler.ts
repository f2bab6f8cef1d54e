import { Injectable, Logger } from '@nestjs/common';
import type { Identity } from '@muster/auth';
import { checkVersion, Problem } from '@muster/http';
import { EventTooLarge, VersionConflict } from '@muster/messaging';
import { decide } from '../domain/decide.js';
import type { Directory } from '../domain/directory.js';
import { projectCoverageEvents } from '../domain/project-coverage.js';
import type { Finding } from '../domain/rules/finding.js';
import { sitesAt } from '../domain/sites-at.js';
import { DirectoryStore } from '../persistence/directory.store.js';
import { examineDocument } from './examine-document.js';
import { textOf } from './finding-texts.js';

/** What an import came to. */
export interface Imported {
  readonly version: number;
  /** Number of events; 0: the directory already was like this. */
  readonly events: number;
  readonly created: boolean;
  readonly warnings: readonly Finding[];
}

const ATTEMPTS = 5;

/** Imports a whole directory: all of it, or nothing and every error; the same document again does nothing (ADR-0050). */
@Injectable()
export class ImportDirectory {
  private readonly logger = new Logger('import');

  constructor(private readonly store: DirectoryStore) {}

  /**
   * @param document as parsed from the body.
   * @param expected the version that the caller saw, if it said so.
   * @throws Problem 422 `directory_invalid` with every finding, 412 `stale_version`, 422 `section_too_large`.
   */
  async import(allianceId: string, document: unknown, who: Identity, expected?: number): Promise<Imported> {
    const examination = examineDocument(document, allianceId, this.store.now());
    if (!examination.ok) throw invalid(examination.errors);
    const saved = await this.saveDecided(allianceId, examination.directory, who, expected);
    this.logger.log({
      message: 'directory imported',
      version: saved.version,
      events: saved.events,
      warnings: examination.warnings.length,
    });
    return { ...saved, warnings: examination.warnings };
  }

  // An import replaces the whole, so losing a race only means to decide again on what the other import left behind – unless the
  // caller named the version that it meant to replace.
  private async saveDecided(
    allianceId: string,
    document: Directory,
    who: Identity,
    expected: number | undefined,
  ): Promise<Omit<Imported, 'warnings'>> {
    for (let attempt = 1; ; attempt++) {
      const { state: before, savedAt } = await this.store.loadDated(allianceId);
      checkVersion(expected, before.version);
      const changes = decide(before, document);
      const created = before.version === 0;
      if (changes.length === 0) return { version: before.version, events: 0, created };
      const now = this.store.now();
      const events = [
        ...changes,
        ...projectCoverageEvents(sitesAt(before.directory, savedAt), sitesAt(document, now)!),
      ];
      try {
        const version = await this.store.save(allianceId, before, events, document, actorOf(who), now);
        return { version, events: events.length, created };
      } catch (error) {
        if (error instanceof EventTooLarge) throw new Problem(422, 'section_too_large', {}, { cause: error });
        if (!(error instanceof VersionConflict) || attempt === ATTEMPTS) throw error;
      }
    }
  }
}

function invalid(errors: readonly Finding[]): Problem {
  const listed = errors.map((finding) => ({
    pointer: finding.pointer,
    code: finding.code,
    message: textOf(finding),
  }));
  return new Problem(422, 'directory_invalid', { error_count: errors.length }, { errors: listed });
}

function actorOf({ accountId, role, unitId, enterpriseId }: Identity) {
  return {
    account_id: accountId,
    role,
    ...(unitId ? { unit_id: unitId } : {}),
    ...(enterpriseId ? { enterprise_id: enterpriseId } : {}),
  };
}
