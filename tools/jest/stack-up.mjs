// One real broker and one real PostgreSQL per run, shared by all suites that ask for them. Both projects name this file;
// the second call finds the first one's stack.
import '../source-loader.mjs';

export default async function stackUp() {
  if (globalThis.musterTestStack) return;
  const { startLocalStack } = await import('@muster/local-stack');
  const stack = await startLocalStack({
    mode: 'throwaway',
    log: (line) => process.stderr.write(`[test stack] ${line}\n`),
  });
  globalThis.musterTestStack = stack;
  process.env.MUSTER_TEST_STACK = JSON.stringify({
    postgresUrl: stack.postgres.url(),
    brokers: stack.kafka.brokers,
  });
}
