import { Controller, Get, Res } from '@nestjs/common';
import { Public } from '@muster/auth';
import { Operation } from '@muster/http';
import { ApiProperty, ApiResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { SystemHealth } from './readiness.js';

export class Liveness {
  @ApiProperty({ enum: ['up'] })
  status: 'up';
}

export class ReadinessView {
  @ApiProperty({ enum: ['up', 'down'] })
  status: 'up' | 'down';

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string', enum: ['up', 'down'] } })
  services: Readonly<Record<string, 'up' | 'down'>>;
}

const up = {
  gateway: 'up',
  organizations: 'up',
  escalation: 'up',
  events: 'up',
  statistics: 'up',
  notifications: 'up',
} as const;

/** Health as anyone may see it: states only, no reasons. */
@Controller('health')
@Public()
export class HealthController {
  constructor(private readonly health: SystemHealth) {}

  @Get('live')
  @Operation({ zh: '网关是否存活', en: 'Is the gateway alive', type: Liveness, response: { status: 'up' } })
  live(): Liveness {
    return { status: 'up' };
  }

  @Get('ready')
  @Operation({
    zh: '系统是否就绪',
    en: 'Is the whole system ready',
    type: ReadinessView,
    response: { status: 'up', services: up },
  })
  @ApiResponse({
    status: 503,
    description: '至少一个服务未就绪 / at least one service is not ready',
    type: ReadinessView,
  })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<ReadinessView> {
    const { ready, services } = await this.health.readiness();
    reply.code(ready ? 200 : 503).header('cache-control', 'no-store');
    return { status: ready ? 'up' : 'down', services };
  }
}
