import type { Permission } from '@muster/contracts';
import type { Command } from 'commander';
import type { CommandLine } from '../command-line.js';
import { type CommonOptions, Misused } from '../desk.js';
import { exitCode } from '../exit-code.js';

interface AclOptions extends CommonOptions {
  readonly principal?: string;
  readonly prefix?: string;
  readonly bootstrapServer?: string;
}

const PLACE = '{service}';
const PREFIX = /^[a-zA-Z0-9._-]{0,60}$/;

/** `musterctl kafka …`: what a cluster must know of us. */
export function addKafka(line: CommandLine, root: Command): void {
  const { desk } = line;
  const kafka = line.group(root, 'kafka', { zh: 'Kafka 集群', en: 'the Kafka cluster' });
  line.leaf<AclOptions>(
    kafka,
    'acls',
    {
      zh: '列出每个服务和运维人员（operator）在集群上所需的权限，即 kafka-acls.sh 命令；不连接任何东西',
      en: 'what each service, and the operator, must be allowed on the cluster, as commands of kafka-acls.sh; connects to nothing',
    },
    [
      [
        '--principal <pattern>',
        {
          zh: `各服务的主体名，${PLACE} 代表服务名；默认 User:${PLACE}`,
          en: `the services’ principals, ${PLACE} stands for the name; User:${PLACE} by default`,
        },
      ],
      [
        '--prefix <text>',
        { zh: '主题前缀；默认 MUSTER_TOPIC_PREFIX', en: 'topic prefix; MUSTER_TOPIC_PREFIX by default' },
      ],
      [
        '--bootstrap-server <host:port>',
        { zh: '写进命令的地址', en: 'the address to put into the commands' },
      ],
    ],
    async (options) => {
      const { bootstrapServer = '<host:port>' } = options;
      const granted = await grantsOf(options);
      desk.print(
        options.json
          ? JSON.stringify({ command: 'kafka acls', exit_code: exitCode.done, results: granted, errors: [] })
          : granted
              .flatMap(({ principal, permissions }) =>
                permissions.map((permission) => command(bootstrapServer, principal, permission)),
              )
              .join('\n'),
      );
      return exitCode.done;
    },
  );
}

/** What each service, and the operator, must be allowed. @throws Misused for a pattern or a prefix that cannot be. */
async function grantsOf(options: AclOptions) {
  const { principal = `User:${PLACE}`, prefix = process.env['MUSTER_TOPIC_PREFIX'] ?? '' } = options;
  if (!principal.includes(PLACE)) {
    throw new Misused({
      zh: `--principal：要含 ${PLACE}，一个服务一个主体`,
      en: `--principal: must contain ${PLACE}, a principal for each service`,
    });
  }
  if (!PREFIX.test(prefix)) {
    throw new Misused({
      zh: '--prefix：只能含字母、数字、点、横线、下划线',
      en: '--prefix: letters, digits, dots, dashes and underscores only',
    });
  }
  // Every other command does without: the schemas of all events would take longer to read than it takes to run.
  const { grants } = await import('./grants.js');
  return grants(prefix).map(({ name, permissions }) => ({
    name,
    principal: principal.replaceAll(PLACE, name),
    permissions,
  }));
}

function command(server: string, principal: string, permission: Permission): string {
  const { resource, name, pattern, operations } = permission;
  return [
    `kafka-acls.sh --bootstrap-server ${server} --command-config admin.properties --add`,
    `--allow-principal '${principal}'`,
    ...operations.map((operation) => `--operation ${operation}`),
    `--${resource} '${name}' --resource-pattern-type ${pattern}`,
  ].join(' ');
}
