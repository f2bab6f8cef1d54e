// A parent for parent-crash.int-spec.ts: starts a throwaway stack, says what it started, and waits to be killed.
import '../../../tools/source-loader.mjs';

const { startLocalStack } = await import('../src/index.ts');
const stack = await startLocalStack({ mode: 'throwaway', own: true });
const pids = [stack.postgres.pid, ...stack.kafka.pids];
process.stdout.write(`${JSON.stringify({ pids, dataFolder: stack.dataFolder })}\n`);
setInterval(() => {}, 60_000);
