import { Injectable } from '@nestjs/common';
import { Metrics } from '@muster/observability';
import { Database } from '@muster/persistence';
import { WatermarkReader } from '../figures/watermark.js';
import { latestVerification } from '../verifying/verification-record.js';

/** How far the figures go and whether they are right, read when somebody asks. What cannot be read keeps its last value. */
@Injectable()
export class FigureGauges {
  constructor(metrics: Metrics, watermarks: WatermarkReader, database: Database) {
    metrics.gauge({
      name: 'muster_projection_watermark_timestamp_seconds',
      help: 'When the newest event that the figures hold was recorded, Unix time; 0 when there is none',
      async collect() {
        const read = await watermarks.read(database).catch(() => undefined);
        if (!read) return;
        const { newest_recorded_at: newest } = read.watermark;
        this.set(newest === null ? 0 : Date.parse(newest) / 1000);
      },
    });
    const verified = metrics.gauge({
      name: 'muster_statistics_verified_timestamp_seconds',
      help: 'When the figures were last compared with the log, Unix time; 0 when never',
    });
    metrics.gauge({
      name: 'muster_statistics_drift',
      help: 'Differences between the figures and the log that the last comparison found',
      async collect() {
        const last = await latestVerification(database).catch(() => undefined);
        if (!last) return;
        this.set(last.differences);
        verified.set(last.checked_at.getTime() / 1000);
      },
    });
  }
}
