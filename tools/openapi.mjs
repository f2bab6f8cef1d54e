// Merges the OpenAPI documents of all services into docs/openapi.json; with --check only compares (CI). Needs a build.
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(import.meta.dirname, '..');
const TARGET = join(ROOT, 'docs', 'openapi.json');
const SERVICES = ['gateway', 'organizations', 'escalation', 'events', 'statistics', 'notifications'];
const TAGS = {
  gateway: '账户、会话与健康 / Accounts, sessions, health',
  organizations: '联盟目录 / The alliance directory',
  escalation: '工单与派单 / Whistles and assignments',
  events:
    '会议、活动、专项与系列、共享资源与动员 / Meetings, activities, special actions and series, shared resources and mobilisations',
  statistics: '统计与数据流 / Statistics and streams',
  notifications: '通知 / Notifications',
};

const INTRODUCTION = `企业吹哨，理事会报到：口岸企业提出诉求，成员单位签收、报到、办理，企业评价，统计随之更新。
所有请求使用 API 密钥（\`Authorization: Bearer mk_…\`）或控制台会话。错误一律为 RFC 9457 问题说明，语言随 \`Accept-Language\`（默认中文）。

Enterprises raise, member units report in, the enterprise judges, the figures follow. Every request carries an API key (\`Authorization: Bearer mk_…\`) or a
console session. Refusals are RFC 9457 problem documents in the language of \`Accept-Language\` (Chinese by default). Lists are keyset-paginated (\`next_cursor\`, \`Link\`);
entity tags are strong (\`"v3"\`); a repeated \`Idempotency-Key\` gets the first answer again. \`x-roles\` says who may call an operation.`;

const check = process.argv.includes('--check');
const documents = await Promise.all(SERVICES.map(describe));
const merged = `${JSON.stringify(merge(documents), null, 2)}\n`;
const committed = existsSync(TARGET) ? readFileSync(TARGET, 'utf8') : '';

if (!check) {
  writeFileSync(TARGET, merged);
  console.log(
    `docs/openapi.json: ${documents.reduce((sum, { document }) => sum + countOperations(document), 0)} operations`,
  );
} else if (committed === merged) {
  console.log('docs/openapi.json is up to date');
} else {
  console.error(
    'docs/openapi.json is not what the services describe; run: npm run build && node tools/openapi.mjs',
  );
  process.exitCode = 1;
}

async function describe(service) {
  const main = join(ROOT, 'services', service, 'bundle', 'main.js');
  if (!existsSync(main)) throw new Error(`services/${service} is not built; run: npm run build`);
  const { stdout } = await promisify(execFile)(process.execPath, [main, 'openapi'], {
    maxBuffer: 64 * 1024 * 1024,
  });
  return { service, document: JSON.parse(stdout) };
}

function merge(all) {
  const paths = {};
  const schemas = {};
  const problems = {};
  for (const { service, document } of all) {
    const { own, renamed } = place(schemas, document.components?.schemas ?? {}, service);
    Object.assign(schemas, own);
    for (const [path, item] of Object.entries(rename(document.paths, renamed))) {
      for (const [method, operation] of Object.entries(item)) {
        if (paths[path]?.[method]) throw new Error(`${method} ${path} is described twice`);
        (paths[path] ??= {})[method] = operation;
      }
    }
    Object.assign(problems, document['x-problems']);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Muster 企业吹哨、理事会报到',
      version: all[0].document.info.version,
      description: INTRODUCTION,
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: 'http://localhost:8080' }],
    tags: SERVICES.map((name) => ({ name, description: TAGS[name] })),
    paths: sorted(paths),
    components: {
      securitySchemes: {
        api_key: { type: 'http', scheme: 'bearer', description: 'API 密钥 / API key: `mk_<id>_<secret>`' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'muster_session',
          description: '控制台会话 / console session',
        },
      },
      schemas: sorted(schemas),
    },
    'x-problems': sorted(problems),
  };
}

// Two services may use one name for different things; the later one's gets the service's name in front.
function place(taken, schemas, service) {
  const renamed = new Map();
  for (const [name, schema] of Object.entries(schemas)) {
    if (taken[name] && JSON.stringify(taken[name]) !== JSON.stringify(schema)) {
      renamed.set(`#/components/schemas/${name}`, `#/components/schemas/${capital(service)}${name}`);
    }
  }
  const own = {};
  for (const [name, schema] of Object.entries(schemas)) {
    const target = renamed.has(`#/components/schemas/${name}`) ? `${capital(service)}${name}` : name;
    own[target] = rename(schema, renamed);
  }
  return { own, renamed };
}

function rename(value, renamed) {
  if (Array.isArray(value)) return value.map((item) => rename(item, renamed));
  if (!value || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      key === '$ref' ? (renamed.get(member) ?? member) : rename(member, renamed),
    ]),
  );
}

function sorted(object) {
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function capital(name) {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function countOperations(document) {
  return Object.values(document.paths).reduce((sum, item) => sum + Object.keys(item).length, 0);
}
