import { Body, Controller, Get, HttpCode, Module, Param, Post, Query, Req, Res } from '@nestjs/common';
import { Allow, type Identity, Public, Who } from '@muster/auth';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  BodyLimit,
  defineProblems,
  IdempotencyKey,
  IfMatch,
  Operation,
  Problem,
  ServiceConfig,
  type ServiceDefinition,
  UuidPipe,
  page,
  tenantOf,
  withEtag,
} from '../src/index.js';

class TugsConfig extends ServiceConfig {
  override port = 8090;
  override adminPort = 9090;
}

class CrewMember {
  @IsString()
  @MaxLength(20)
  post: string;
}

class NewTug {
  @ApiProperty({ description: '名称 / name', example: 'Tug 7' })
  @IsString()
  @MinLength(2)
  @MaxLength(40)
  name: string;

  @IsIn(['harbour', 'ocean'])
  kind: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(9000)
  power?: number;

  @IsOptional()
  @Matches(/^[a-z]+$/)
  colour?: string;

  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(3)
  @ValidateNested({ each: true })
  @Type(() => CrewMember)
  crew?: CrewMember[];
}

class TugQuery {
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(200)
  limit = 50;

  @IsOptional()
  @IsArray()
  @IsIn(['harbour', 'ocean'], { each: true })
  kinds?: string[];

  @IsOptional()
  @IsBoolean()
  idle?: boolean;
}

class TugView {
  @ApiProperty()
  id: string;

  @ApiProperty()
  name: string;
}

@Controller('v1/tugs')
@Allow('operator')
class TugsController {
  @Post()
  @Allow('dispatcher', 'operator')
  @Operation({
    zh: '登记拖轮',
    en: 'Register a tug',
    type: TugView,
    request: { name: 'Tug 7', kind: 'ocean' },
    response: { id: '1', name: 'Tug 7' },
  })
  register(@Body() tug: NewTug, @Who() who: Identity, @IdempotencyKey() key: string): unknown {
    return {
      id: '1',
      name: tug.name,
      alliance: tenantOf(who),
      key,
      crew: tug.crew?.map((member) => member instanceof CrewMember),
    };
  }

  @Get()
  @Operation({ zh: '拖轮列表', en: 'Tugs', type: [TugView], response: { items: [], next_cursor: null } })
  list(
    @Query() query: TugQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): unknown {
    const rows = Array.from({ length: query.limit + 1 }, (_row, i) => ({ id: String(i), name: `Tug ${i}` }));
    return {
      ...page(
        request,
        reply,
        rows,
        query.limit,
        (last) => [last.id],
        (row) => row,
      ),
      query,
    };
  }

  @Get('open')
  @Public()
  @Operation({ zh: '公开', en: 'Open to all', response: { ok: true } })
  open(): unknown {
    return { ok: true };
  }

  @Get(':id')
  @Operation({
    zh: '一艘拖轮',
    en: 'One tug',
    type: TugView,
    path: { id: '01890000-0000-7000-8000-000000000001' },
  })
  one(@Param('id', UuidPipe) id: string, @Res({ passthrough: true }) reply: FastifyReply): unknown {
    withEtag(reply, 3);
    return { id };
  }

  @Post(':id/moor')
  @HttpCode(200)
  @Operation({ zh: '系泊', en: 'Moor', problems: ['tug_at_sea'] })
  moor(@Param('id', UuidPipe) id: string, @IfMatch() version?: number): unknown {
    if (version !== undefined && version !== 3) throw new Problem(412, 'stale_version');
    throw new Problem(409, 'tug_at_sea', { tug: id, legal_from: ['in_port', 'anchored'] });
  }

  @Post('big')
  @BodyLimit(1024 * 1024)
  @Operation({ zh: '大', en: 'Big' })
  big(@Body() body: unknown): unknown {
    return { length: JSON.stringify(body).length };
  }

  @Post('sink')
  @Operation({ zh: '沉没', en: 'Sink' })
  sink(): never {
    throw Object.assign(new Error('insert failed for 13800138000'), {
      detail: 'Key (name)=(secret)',
      parameters: ['secret'],
    });
  }

  @Post('adrift')
  @Operation({ zh: '漂流', en: 'Adrift' })
  adrift(): never {
    throw Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' });
  }
}

@Module({ controllers: [TugsController] })
class TugsModule {}

@Controller('v1/forgotten')
class ForgottenController {
  @Get()
  nobodySaidWho(): string {
    return 'leak';
  }
}

@Module({ controllers: [ForgottenController] })
class ForgottenModule {}

/** A small service that uses every convention; only for the tests of this library. */
export const tugs: ServiceDefinition<TugsConfig> = {
  name: 'tugs',
  config: TugsConfig,
  module: () => TugsModule,
  problems: defineProblems({
    tug_at_sea: {
      status: 409,
      title: { zh: '拖轮在海上', en: 'The tug is at sea' },
      detail: {
        zh: '仅当状态为 {legal_from} 时可以系泊。',
        en: 'Mooring is possible from {legal_from} only.',
      },
    },
  }),
};

/** A service whose author forgot to say who may call its route. */
export const forgotten: ServiceDefinition<TugsConfig> = {
  ...tugs,
  name: 'forgotten',
  module: () => ForgottenModule,
};
