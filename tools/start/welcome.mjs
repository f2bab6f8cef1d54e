import { pad } from '../demo/print.mjs';

const roles = {
  enterprise: '企业 enterprise',
  party_secretary: '党组织书记 secretary',
  hotline: '热线 hotline',
  unit_officer: '成员单位 unit officer',
  unit_head: '单位负责人 unit head',
  dispatcher: '派单员 dispatcher',
  council: '理事会 council',
  supervisor: '督办 supervisor',
  reviewer: '独立复核 reviewer',
  data_steward: '数据管理 data steward',
  analyst: '分析 analyst',
  operator: '管理员 operator',
};

/** Says where to go and who can log in. */
export function welcome({ system, stack, accounts, dataFolder, took }) {
  const url = `http://localhost:${system.facts.ports.gateway.port}`;
  const alliance = 'tianjin';
  const shown = Object.keys(roles).flatMap(
    (role) => accounts.find((a) => a.role === role && a.alliance_id === alliance) ?? [],
  );
  const key = shown.find(({ role }) => role === 'enterprise')?.api_key;
  console.log(`
✓ 就绪 · ready（${took}）

  工作台 console ${url}/console   （用下列密钥登录 · sign in with a key below）
  API            ${url}
  文档 docs      ${url}/docs   ${url}/openapi.json   ${url}/asyncapi.yaml
  健康 health    ${url}/health/ready
  数据 data      ${dataFolder}   logs/<service>.log
  PostgreSQL     ${withoutPassword(stack.postgres.url())}   Kafka ${stack.kafka.brokers.join(',')}

  谁可以登录（${alliance}；全部 ${accounts.length} 个在 demo.json）· who can log in, all ${accounts.length} are in ${dataFolder}/demo.json
${shown.map(({ role, name, api_key }) => `    ${pad(roles[role], 24)} ${pad(short(name), 40)} ${api_key}`).join('\n')}

  吹哨 whistle   curl -s ${url}/v1/tickets -H 'authorization: Bearer ${key}' \\
                   -H "idempotency-key: $(date +%s%N)" -H 'content-type: application/json' \\
                   -d '{"category":"yard_congestion","title":"堆场拥堵","description":"Trucks have waited for two hours"}'
  示范 demo      npm run demo
  停止 stop      Ctrl-C
`);
}

function short(name) {
  return name.length > 36 ? `${name.slice(0, 35)}…` : name;
}

function withoutPassword(address) {
  const url = new URL(address);
  url.password = '';
  return url.href;
}
