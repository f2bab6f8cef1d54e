import { ApiProperty } from '@nestjs/swagger';
import { DEFAULT_PAGE, IsInstant, LARGEST_PAGE, PossibleText } from '@muster/http';
import {
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
} from 'class-validator';
import type { PartyForm } from '../domain/directory.js';

const SLUG = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** Which page of a list. */
export class PageQuery {
  @ApiProperty({ description: '每页条数 / entries per page' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(LARGEST_PAGE)
  limit = DEFAULT_PAGE;

  @ApiProperty({ description: '上一页返回的 next_cursor / next_cursor of the page before' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: string;
}

/** A page of entries that have names. */
export class NamedQuery extends PageQuery {
  @ApiProperty({ description: '名称或编号中的一部分 / part of a name or id', example: '017' })
  @IsOptional()
  @PossibleText(100)
  @MinLength(1)
  q?: string;
}

export class UnitQuery extends NamedQuery {
  @IsOptional()
  @IsBoolean()
  active?: boolean;
}

export class EnterpriseQuery extends UnitQuery {
  @ApiProperty({ description: '所属产业联盟 / member of this industry alliance', example: 'oils-and-fats' })
  @IsOptional()
  @Matches(SLUG)
  industry_alliance_id?: string;
}

export class PartyOrganisationQuery extends NamedQuery {
  @IsOptional()
  @IsIn(['own', 'joint', 'alliance_branch', 'committee'])
  form?: PartyForm;

  @ApiProperty({ description: '覆盖该企业 / covers this enterprise', example: 'enterprise-017' })
  @IsOptional()
  @Matches(SLUG)
  enterprise_id?: string;
}

export class OfficerQuery extends PageQuery {
  @ApiProperty({ description: '在该单位任职 / has a post at this unit', example: 'customs' })
  @IsOptional()
  @Matches(SLUG)
  unit_id?: string;
}

export class DutyQuery {
  @ApiProperty({
    description: '时刻，缺省为现在 / the instant, now by default',
    example: '2026-10-10T16:00:00+08:00',
  })
  @IsOptional()
  @IsInstant()
  at?: string;

  @ApiProperty({ description: '仅该单位 / only this unit', example: 'customs' })
  @IsOptional()
  @Matches(SLUG)
  unit_id?: string;
}
