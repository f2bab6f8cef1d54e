import { serviceNames } from '@muster/local-stack';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { documentedMetrics, askedMetrics } from './parts/metric-names.js';

const root = join(import.meta.dirname, '..', '..', '..');
const folder = join(root, 'deploy', 'grafana');
const text = (...path: string[]) => readFileSync(join(folder, ...path), 'utf8');
const BILINGUAL = /^(\p{Script=Han}.*|CPU) · \S/u;

interface Panel {
  readonly id: number;
  readonly title: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly targets: readonly { readonly expr: string; readonly refId: string }[];
}

describe('dashboards', () => {
  const files = readdirSync(join(folder, 'dashboards'));

  it.each(files)('%s can be imported, in Chinese and English', (file) => {
    const dashboard = JSON.parse(text('dashboards', file)) as {
      uid: string;
      title: string;
      panels: Panel[];
    };
    expect(`${dashboard.uid}.json`).toBe(file);
    expect(dashboard.title).toMatch(/^Muster \p{Script=Han}+ · /u);
    expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length);
    const taken = new Set<string>();
    for (const { title, gridPos, targets } of dashboard.panels) {
      expect(title).toMatch(BILINGUAL);
      expect(targets.every(({ expr }) => balanced(expr))).toBe(true);
      for (let x = gridPos.x; x < gridPos.x + gridPos.w; x++) {
        for (let y = gridPos.y; y < gridPos.y + gridPos.h; y++) taken.add(`${x}/${y}`);
      }
      expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24);
    }
    const area = dashboard.panels.reduce((sum, { gridPos: { w, h } }) => sum + w * h, 0);
    expect(taken.size).toBe(area); // no panel lies on another
  });
});

describe('alert rules', () => {
  const { groups } = parse(text('prometheus', 'muster.rules.yml')) as {
    groups: {
      name: string;
      rules: {
        alert: string;
        expr: string;
        labels: { severity: string };
        annotations: { summary: string; description: string };
      }[];
    }[];
  };
  const rules = groups.flatMap((group) => group.rules);

  it('have names of their own, a severity, and say what to do in both languages', () => {
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
    for (const { alert, expr, labels, annotations } of rules) {
      expect(alert).toMatch(/^Muster[A-Z]\w+$/);
      expect(balanced(expr)).toBe(true);
      expect(['critical', 'warning']).toContain(labels.severity);
      expect(annotations.summary).toMatch(/\p{Script=Han}.* · /u);
      expect(annotations.description).toBeTruthy();
    }
  });

  it('and dashboards ask only for metrics that are documented', () => {
    const documented = new Set(documentedMetrics(root));
    for (const names of askedMetrics(root).values()) {
      const ours = names.filter((name) => /^(muster|http_server)_/.test(name));
      expect(ours.filter((name) => !documented.has(name))).toEqual([]);
    }
  });
});

describe('the observability profile', () => {
  const compose = parse(readFileSync(join(root, 'docker-compose.yml'), 'utf8')) as {
    services: Record<string, { profiles?: string[]; volumes?: string[]; entrypoint?: string[] }>;
  };

  it('starts only when it is asked for, with files that are there', () => {
    for (const name of ['prometheus', 'grafana']) {
      const { profiles, volumes } = compose.services[name]!;
      expect(profiles).toEqual(['observability']);
      for (const volume of volumes!.filter((each) => each.startsWith('./'))) {
        expect(() => readdirSync(join(root, volume.split(':')[0]!, '..'))).not.toThrow();
      }
    }
  });

  it('does not start Grafana without a password', () => {
    const [shell, option, command] = compose.services['grafana']!.entrypoint!;
    // `$$` is how compose writes a dollar sign.
    const script = command!.replaceAll('$$', '$').replace('/run.sh', 'echo started');
    const start = (password: string) =>
      spawnSync(shell!, [option!, script], {
        encoding: 'utf8',
        env: { ...process.env, GF_SECURITY_ADMIN_PASSWORD: password },
      });
    expect(start('')).toMatchObject({ stdout: '', stderr: expect.stringContaining('set GRAFANA_PASSWORD') });
    expect(start('').status).not.toBe(0);
    expect(start('of its own')).toMatchObject({ status: 0, stdout: 'started\n' });
  });

  it('scrapes every service under its name', () => {
    const { scrape_configs: jobs } = parse(text('prometheus', 'prometheus.yml')) as {
      scrape_configs: { static_configs: { targets: string[]; labels: { service: string } }[] }[];
    };
    const scraped = jobs.flatMap(({ static_configs }) => static_configs);
    expect(scraped.map(({ labels }) => labels.service).sort()).toEqual([...serviceNames].sort());
    for (const { targets, labels } of scraped) expect(targets).toEqual([`${labels.service}:9080`]);
  });
});

function balanced(expression: string): boolean {
  let depth = 0;
  for (const character of expression) {
    if ('([{'.includes(character)) depth++;
    if (')]}'.includes(character) && --depth < 0) return false;
  }
  return depth === 0;
}
