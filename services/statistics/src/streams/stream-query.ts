import { ApiProperty } from '@nestjs/swagger';
import { HasForm } from '@muster/http';
import { IsBoolean, IsOptional, IsString, Matches, MaxLength } from 'class-validator';

const SINCE = /^(now|\d{1,15}|\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+ -]\d{2}:\d{2}))$/;

/** Where to start, what to read, when to stop. */
export class StreamQuery {
  @ApiProperty({
    required: false,
    description:
      '从收到的最后一个 id 之后继续（同 Last-Event-ID 请求头） / go on behind the last id received (as the header Last-Event-ID)',
  })
  @IsOptional()
  @IsString()
  @MaxLength(4096)
  last_event_id?: string;

  @ApiProperty({
    required: false,
    description:
      '从该记录时刻起：RFC 3339、毫秒时间戳或 now；缺省从最早的事件起 / from that record time on: RFC 3339, epoch milliseconds or now; from the very first event by default',
    example: '2026-09-01T00:00:00+08:00',
  })
  @IsOptional()
  @HasForm('isStreamStart', SINCE)
  since?: string;

  @ApiProperty({
    required: false,
    description: '只要这些事件类型，逗号分隔 / only these types, comma-separated',
    example: 'ticket.raised,muster.ticket.closed.v1',
  })
  @IsOptional()
  @Matches(/^(muster\.)?[a-z_]+\.[a-z_]+(\.v\d{1,3})?(,(muster\.)?[a-z_]+\.[a-z_]+(\.v\d{1,3})?){0,49}$/)
  types?: string;

  @ApiProperty({
    required: false,
    description:
      '到达当前后保持连接；SSE 缺省为 true，NDJSON 缺省为 false / stay connected at the present; true by default for SSE, false for NDJSON',
  })
  @IsOptional()
  @IsBoolean()
  follow?: boolean;
}

/** Full type names of a `types` parameter; short names are of version 1. */
export function typesOf(text: string | undefined): string[] | null {
  if (text === undefined) return null;
  return text.split(',').map((name) => {
    const full = name.startsWith('muster.') ? name : `muster.${name}`;
    return /\.v\d+$/.test(full) ? full : `${full}.v1`;
  });
}
