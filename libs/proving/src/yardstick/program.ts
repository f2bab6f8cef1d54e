import { Reader } from './reader.js';
import { Recorder } from './recorder.js';

// Started as a child process: `program.js recorder|reader <databaseUrl> <brokers> <topic>`; says when it is ready.
const [half, databaseUrl, brokers, topic] = process.argv.slice(2) as [string, string, string, string];
const servers = { databaseUrl, brokers: brokers.split(','), topic };
if (half === 'recorder') {
  process.send!(await new Recorder(servers).listen());
} else {
  await new Reader(servers).run();
  process.send!('');
}
