import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const NAME = /\b(?:muster|http_server|nodejs|process)_[a-z0-9_]+/g;
const SERIES = /_(?:bucket|sum|count)$/;

/** The metrics that a page of `/metrics` declares, e.g. histograms without the suffixes of their series. */
export function exposedMetrics(page: string): string[] {
  return [...page.matchAll(/^# TYPE (\S+) /gm)].map(([, name]) => name!);
}

/** The metrics that `docs/metrics.md` lists, one a row, in its first column. */
export function documentedMetrics(root: string): string[] {
  const page = readFileSync(join(root, 'docs', 'metrics.md'), 'utf8');
  return [...page.matchAll(/^\| `([a-z0-9_]+)`/gm)].map(([, name]) => name!);
}

/** The metrics that dashboards and alert rules ask for, by file. */
export function askedMetrics(root: string): Map<string, string[]> {
  const folder = join(root, 'deploy', 'grafana');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(json|rules\.yml)$/.test(name),
  );
  return new Map(
    files.map((file) => {
      const lines = readFileSync(join(folder, file), 'utf8').match(/"?expr"?: .*/g) ?? [];
      const names = lines.flatMap((line) => line.match(NAME) ?? []);
      return [file, [...new Set(names.map((name) => name.replace(SERIES, '')))]];
    }),
  );
}
