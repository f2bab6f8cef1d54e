import { type PostgresBinaries, walCompression } from './binaries.js';
import { LEAST_BUFFERS_MB, memory, sharedBuffersMb } from './shared-buffers.js';

/** What distinguishes the servers that we start. */
export interface ServerSettingsOptions {
  readonly binaries: PostgresBinaries;
  /** A data folder that `initdb` has made, or a copy of one. */
  readonly data: string;
  readonly port: number;
  /** False only for throwaway data: a crash of the machine may then lose everything. */
  readonly fsync: boolean;
  readonly throwaway: boolean;
}

/** Arguments of `postgres`. A standby has those of its primary, because some may not be less than the primary's. */
export function serverSettings({ binaries, data, port, fsync, throwaway }: ServerSettingsOptions): string[] {
  const settings: Record<string, string | number> = {
    port,
    listen_addresses: '127.0.0.1',
    // No socket file: its folder would need a place that both users may write.
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: `${fsync ? sharedBuffersMb(memory()) : LEAST_BUFFERS_MB}MB`,
    max_wal_size: '2GB',
    min_wal_size: throwaway ? '32MB' : '128MB',
    // Without whole pages there is nothing to compress.
    ...(fsync && { wal_compression: walCompression(binaries, data) }),
    checkpoint_timeout: '15min',
    synchronous_commit: 'on',
    fsync: fsync ? 'on' : 'off',
    // One call instead of opening every file: seconds less until a killed server serves again.
    ...(process.platform === 'linux' && { recovery_init_sync_method: 'syncfs' }),
    full_page_writes: fsync ? 'on' : 'off',
    jit: 'off',
    random_page_cost: 1.1,
    // Outbox and inbox are queues: their dead rows must go soon.
    autovacuum_naptime: '15s',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] %q%a@%d ',
    password_encryption: 'scram-sha-256',
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
