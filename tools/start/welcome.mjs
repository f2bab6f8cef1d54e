const order = ['enterprise', 'unit_officer', 'dispatcher', 'council', 'analyst', 'operator'];
const roles = {
  enterprise: '企業 enterprise',
  unit_officer: '成員單位 unit officer',
  dispatcher: '派單員 dispatcher',
  council: '理事會 council',
  analyst: '分析 analyst',
  operator: '管理員 operator',
};

/** Says where to go and who can log in. */
export function welcome({ system, stack, accounts, dataFolder, took }) {
  const url = `http://localhost:${system.facts.ports.gateway.port}`;
  const alliance = accounts.find(({ role }) => role === 'enterprise')?.alliance_id;
  const shown = order.flatMap(
    (role) => accounts.find((a) => a.role === role && a.alliance_id === alliance) ?? [],
  );
  const whistle = `curl -s ${url}/v1/tickets -H "authorization: Bearer $KEY" -H "idempotency-key: $(date +%s%N)" \\
       -H 'content-type: application/json' -d '{"category":"yard_congestion","title":"…","description":"…"}'`;
  console.log(`
✓ 就緒 · ready（${took}）

  API            ${url}
  文件 docs      ${url}/docs   ${url}/openapi.json   ${url}/asyncapi.yaml
  健康 health    ${url}/health/ready
  資料 data      ${dataFolder}   logs/<service>.log
  PostgreSQL     ${withoutPassword(stack.postgres.url())}   Kafka ${stack.kafka.brokers.join(',')}

  誰可以登入（${alliance}；全部 ${accounts.length} 個在 demo.json）· who can log in, all ${accounts.length} are in ${dataFolder}/demo.json
${shown.map(({ role, name, api_key }) => `    ${roles[role].padEnd(22)} ${name.padEnd(30)} ${api_key}`).join('\n')}

  吹哨 whistle   KEY=<enterprise key>; ${whistle}
  示範 demo      npm run demo
  停止 stop      Ctrl-C
`);
}

function withoutPassword(address) {
  const url = new URL(address);
  url.password = '';
  return url.href;
}
