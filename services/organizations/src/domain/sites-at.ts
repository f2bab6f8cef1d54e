import { localDate } from '@muster/clock';
import type { Directory } from './directory.js';
import type { SitesOnDay } from './project-coverage.js';

/** A directory on the day that an instant has where the alliance is; null without either. */
export function sitesAt(sites: Directory | null, at: Date | null): SitesOnDay | null {
  return sites && at ? { sites, day: localDate(sites.alliance.time_zone, at.getTime()) } : null;
}
