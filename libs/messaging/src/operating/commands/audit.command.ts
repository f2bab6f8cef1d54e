import { Database, statement } from '@muster/persistence';
import { auditStatus } from '../../audit/audit-status.js';
import { forgedHeadsAmong, publishedHeads, unknownHeadsAmong } from '../../audit/published-heads.js';
import { verifyChain } from '../../audit/verify-chain.js';
import { Messaging } from '../../messaging.js';
import { isLogged } from '../republish-selection.js';
import { exitCode, Misused, NothingThere, type OperatorCommand, parsed, print } from './operator-command.js';

const options = {
  tenant: { type: 'string' },
  'without-kafka': { type: 'boolean', default: false },
} as const;

/** Objections that are listed; all are counted. */
const MOST_LISTED = 100;

const remember = statement(
  'audit_remember_verification',
  'insert into audit_verification (seals, events, objections) values ($1, $2, $3)',
);

/**
 * `main.js audit status`: heads and what is unsealed. `main.js audit verify [--tenant <id>] [--without-kafka]`: the log against its chain, and the chain
 * against the published heads; exit code 1 on any objection. What a verification of all of it found, heads included, is kept for the metrics.
 */
export const auditCommand: OperatorCommand = async (args, app) => {
  const { values, positionals } = parsed(args, options);
  const database = app.get(Database);
  const messaging = app.get(Messaging);
  const { tenant = null, 'without-kafka': withoutKafka } = values;
  if (positionals.join(' ') === 'status') {
    print(await auditStatus(database));
    return exitCode.done;
  }
  if (positionals.join(' ') !== 'verify') throw new Misused('audit: status or verify');
  // Heads first: what is published while the chain is compared is in it already.
  const heads = withoutKafka
    ? []
    : await publishedHeads(messaging.kafka, {
        topic: messaging.auditTopic,
        service: messaging.service,
        tenant,
      });
  const { seals, events, objections } = await verifyChain(database, tenant);
  const { headSigner, service } = messaging;
  const all = [
    ...objections,
    ...(await unknownHeadsAmong(database, heads)),
    ...(headSigner ? forgedHeadsAmong(heads, service, headSigner) : []),
  ];
  if (tenant !== null && seals + heads.length === 0 && !(await isLogged(database, { tenant })))
    throw new NothingThere(`--tenant ${tenant}: neither a seal nor an event of this service is of it`);
  // Less than all must not clear what a look at all of it objected to.
  if (tenant === null && !withoutKafka) await database.query(remember, [seals, events, all.length]);
  const { unsealed, walking } = await auditStatus(database);
  print({
    seals,
    events,
    heads: heads.length,
    signed_heads: headSigner ? heads.filter(({ key_id }) => key_id === headSigner.keyId).length : 0,
    unsealed,
    walking,
    objection_count: all.length,
    objections: all.slice(0, MOST_LISTED),
  });
  return all.length === 0 ? exitCode.done : exitCode.no;
};
