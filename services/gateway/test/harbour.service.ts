import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { Body, Controller, Get, Header, Module, Post, Put, Req, Res } from '@nestjs/common';
import { Allow, type Identity, Who } from '@muster/auth';
import {
  BodyLimit,
  IdempotencyKey,
  IfMatch,
  Problem,
  ServiceConfig,
  type ServiceDefinition,
  withEtag,
} from '@muster/http';
import { IsString, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';

class NewTicket {
  @IsString()
  @MaxLength(100)
  title: string;
}

/** Calls of `POST /v1/tickets/slow` so far; the test reads it to see that nothing was repeated. */
export const seen = { slow: 0, cut: 0, streamsClosed: 0, large: 0, largeClosed: 0 };

@Controller('v1')
@Allow('enterprise', 'dispatcher', 'operator')
class HarbourController {
  @Post('tickets')
  raise(
    @Body() { title }: NewTicket,
    @Who() who: Identity,
    @IdempotencyKey() key: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): object {
    withEtag(reply, 1);
    reply.header('location', '/v1/tickets/1');
    return { title, who, key, headers: request.headers };
  }

  @Get('tickets')
  list(@Req() request: FastifyRequest): object {
    return { items: [], url: request.url, headers: request.headers };
  }

  @Post('tickets/1/close')
  close(@IfMatch() version?: number): never {
    throw new Problem(412, 'stale_version', { asked: version });
  }

  @Post('tickets/slow')
  async slow(): Promise<object> {
    seen.slow++;
    await pause(2_000);
    return {};
  }

  @Post(['tickets/cut', 'drafts/cut', 'notifications/cut'])
  cut(@Req() request: FastifyRequest): Promise<object> {
    if (++seen.cut % 2 === 0) return Promise.resolve({});
    request.raw.socket.destroy();
    return new Promise(() => undefined);
  }

  @Get('tickets/die')
  die(@Req() request: FastifyRequest): Promise<never> {
    request.raw.socket.destroy();
    return new Promise(() => undefined);
  }

  @Get('tickets/half')
  @Header('content-type', 'application/json')
  half(@Res() reply: FastifyReply): void {
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
    reply.raw.write('{"half":');
    setImmediate(() => reply.raw.destroy());
  }

  @Put('tickets/cut')
  cutAlways(@Req() request: FastifyRequest): Promise<object> {
    seen.cut++;
    request.raw.socket.destroy();
    return new Promise(() => undefined);
  }

  @Put('alliances/:id/directory')
  @Allow('operator')
  @BodyLimit(5 * 1024 * 1024)
  directory(@Body() body: Record<string, unknown>): object {
    return { bytes: JSON.stringify(body).length };
  }

  /** More than sockets and buffers on the way take in. */
  @Get(['attachments/large', 'tickets/large'])
  large(@Res() reply: FastifyReply): void {
    seen.large++;
    reply.hijack();
    reply.raw.on('close', () => seen.largeClosed++);
    const content = Buffer.alloc(32 * 1024 * 1024);
    reply.raw.writeHead(200, { 'content-length': content.length }).end(content);
  }

  @Post(['attachments', 'hazard-snaps'])
  @BodyLimit(20 * 1024 * 1024)
  async attach(@Req() request: FastifyRequest): Promise<object> {
    const content = await buffer(request.body as Readable);
    return { bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
  }

  @Get('streams/tickets')
  stream(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    reply.raw.write(`id: ${String(request.headers['last-event-id'] ?? 'first')}\ndata: 1\n\n`);
    const timer = setInterval(() => reply.raw.write(': heartbeat\n\n'), 50);
    reply.raw.on('close', () => {
      clearInterval(timer);
      seen.streamsClosed++;
    });
  }
}

@Module({ controllers: [HarbourController] })
class HarbourModule {}

/** A small real service behind the gateway: it has the routes of three of the services and shows what reached it. */
export const harbour: ServiceDefinition<ServiceConfig> = {
  name: 'harbour',
  config: ServiceConfig,
  module: () => HarbourModule,
  fastify: (fastify) => {
    const types = ['application/octet-stream', 'multipart/form-data'];
    fastify.addContentTypeParser(types, (_request, body, done) => done(null, body));
  },
};
