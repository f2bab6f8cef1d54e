import { createHash } from 'node:crypto';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { cacheFolder } from '../caller.js';
import type { Log } from '../log.js';
import { StackError } from '../stack-error.js';
import { findJava, type Java } from './java.js';

export const KAFKA_VERSION = '4.4.0';

const assets = join(import.meta.dirname, '..', '..', 'kafka');
const JARS = 45;

/** Kafka's jars and the Java that runs them. */
export interface KafkaDistribution {
  readonly java: Java;
  readonly classPath: string;
  /** Per user and version; shared by every checkout. */
  readonly cache: string;
  /** Where the AppCDS archive for this Java and these jars lies, or will lie. */
  readonly classArchive: string;
  readonly loggingFile: string;
}

/** What is missing for a broker of our own, with the command that helps. */
export type Missing = Pick<StackError, 'code' | 'message' | 'fix'>;

/** Finds Java and the cached jars, downloads what is missing; a `StackError` says what this machine cannot bring. */
export async function kafkaDistribution(log: Log): Promise<KafkaDistribution> {
  const java = await findJava(log);
  if (java === undefined) {
    throw new StackError(
      'java_missing',
      '需要 Java 17 以上才能运行 Kafka · Kafka needs Java 17 or newer and none was found (JAVA_HOME, PATH, pip)',
      'apt-get install -y openjdk-17-jre-headless maven   (macOS: brew install openjdk maven)',
    );
  }
  const cache = join(cacheFolder(), `kafka-${KAFKA_VERSION}`);
  const libs = join(cache, 'libs');
  if (!existsSync(libs)) await download(libs, java, log);
  const jars = readdirSync(libs).filter((name) => name.endsWith('.jar'));
  const classPath = jars
    .sort()
    .map((name) => join(libs, name))
    .join(delimiter);
  const bound = createHash('sha256').update(`${java.version}\n${java.home}\n${classPath}`).digest('hex');
  return {
    java,
    classPath,
    cache,
    classArchive: join(cache, `classes-${bound.slice(0, 12)}.jsa`),
    loggingFile: join(assets, 'log4j2.properties'),
  };
}

async function download(libs: string, java: Java, log: Log): Promise<void> {
  if (
    spawnSync('mvn', ['-v'], { stdio: 'ignore', env: { ...process.env, JAVA_HOME: java.home } }).status !== 0
  ) {
    throw new StackError(
      'maven_missing',
      `需要 Maven 才能下载 Kafka ${KAFKA_VERSION} · Maven is needed once to download Kafka and was not found`,
      'apt-get install -y maven   (macOS: brew install maven)',
    );
  }
  log(
    `下载 Kafka ${KAFKA_VERSION}（${JARS} 个文件，约 45 MB，只需一次）· downloading Kafka, about 45 MB, once`,
  );
  mkdirSync(dirname(libs), { recursive: true });
  // Filled aside and renamed: two starts at once, or one interrupted, must never leave half a class path.
  const unfinished = `${libs}.${process.pid}`;
  const trouble = await copyDependencies(unfinished, java, log);
  if (trouble !== undefined) {
    rmSync(unfinished, { recursive: true, force: true });
    throw new StackError(
      'kafka_download_failed',
      `下载 Kafka 失败 · Maven could not download Kafka: ${trouble}`,
      'check the network and ~/.m2/settings.xml (mirror, proxy), then run this again',
    );
  }
  try {
    renameSync(unfinished, libs);
  } catch {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

async function copyDependencies(target: string, java: Java, log: Log): Promise<string | undefined> {
  const maven = spawn(
    'mvn',
    [
      ...[
        '-B',
        '-ntp',
        '-f',
        join(assets, 'pom.xml'),
        '-DincludeScope=runtime',
        `-DoutputDirectory=${target}`,
      ],
      'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies',
    ],
    { stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, JAVA_HOME: java.home } },
  );
  let error: string | undefined;
  createInterface({ input: maven.stdout }).on('line', (line) => {
    if (line.startsWith('[ERROR]')) error ??= line.slice(8);
  });
  const heartbeat = setInterval(() => log('…仍在下载 Kafka · still downloading Kafka'), 10_000);
  const code = await new Promise<number | null>((resolve) => {
    maven.once('close', resolve).once('error', () => resolve(1));
  });
  clearInterval(heartbeat);
  return code === 0 ? undefined : (error ?? `mvn ended with ${code} in ${basename(target)}`);
}
