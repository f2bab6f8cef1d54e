import { openAsBlob } from 'node:fs';
import { Readable } from 'node:stream';
import { AwsClient } from 'aws4fetch';
import { FileStore, type StoredFile, StoreUnavailable } from './file-store.js';

export interface S3Options {
  /** Address of the service, e.g. `https://oss.example.org`; the bucket is the first part of the path. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Milliseconds that the service may take until it answers; default 30,000. What it answers with may take longer. */
  readonly patienceMs?: number;
}

const PATIENCE_MS = 30_000;

/** Attachments in a bucket of any service that speaks S3 (signature version 4). */
export class S3Store extends FileStore {
  private readonly client: AwsClient;
  private readonly root: string;
  private readonly patienceMs: number;

  constructor({ endpoint, bucket, region, accessKeyId, secretAccessKey, patienceMs }: S3Options) {
    super();
    this.patienceMs = patienceMs ?? PATIENCE_MS;
    this.client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 2 });
    this.root = `${endpoint.replace(/\/$/, '')}/${bucket}/`;
  }

  async put(key: string, { path, type }: StoredFile): Promise<void> {
    // A blob is read from the disk while it is sent, and has a length, which S3 asks for.
    const body = await openAsBlob(path, { type });
    await this.ask('PUT', key, { body, headers: { 'content-type': type } });
  }

  async get(key: string): Promise<Readable | undefined> {
    const answer = await this.ask('GET', key);
    return answer?.body ? Readable.fromWeb(answer.body as never) : undefined;
  }

  async delete(key: string): Promise<void> {
    await this.ask('DELETE', key);
  }

  async stat(key: string): Promise<number | undefined> {
    const answer = await this.ask('HEAD', key);
    return answer && Number(answer.headers.get('content-length'));
  }

  private async ask(method: string, key: string, request: RequestInit = {}): Promise<Response | undefined> {
    let answer: Response;
    let refusal = '';
    const controller = new AbortController();
    const patience = setTimeout(() => controller.abort(), this.patienceMs);
    try {
      answer = await this.client.fetch(this.root + key, { ...request, method, signal: controller.signal });
      if (!answer.ok) refusal = await answer.text();
    } catch (error) {
      throw new StoreUnavailable(method, error);
    } finally {
      clearTimeout(patience); // the signal would end the body as well, at whatever pace it is read
    }
    if (answer.ok) return answer;
    // A bucket that is not there is a wrong setting, or a loss; only a file may be missing.
    if (answer.status === 404 && method !== 'PUT' && !refusal.includes('NoSuchBucket')) return undefined;
    throw new StoreUnavailable(`${method} answered ${answer.status}`);
  }
}
