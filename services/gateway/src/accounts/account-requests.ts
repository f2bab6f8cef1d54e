import { type Role, ROLES } from '@muster/auth';
import { WrittenText } from '@muster/http';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min, MinLength } from 'class-validator';

export const SLUG = /^[a-z0-9][a-z0-9-]{0,62}$/;

export class NewAccount {
  @ApiProperty({
    description: '账户名，在联盟内唯一 / account name, unique within the alliance',
    example: 'customs-desk',
  })
  @WrittenText(100)
  name: string;

  @ApiProperty({ description: '角色 / role' })
  @IsIn(ROLES)
  role: Role;

  @ApiProperty({
    description:
      '仅平台运维可指定其他联盟；默认为自己的联盟 / platform operators only; default: your own alliance',
  })
  @IsOptional()
  @Matches(SLUG)
  alliance_id?: string | null;

  @ApiProperty({
    description:
      '所属成员单位（unit_officer、unit_head 必填）/ member unit (required for unit_officer and unit_head)',
    example: 'customs',
  })
  @IsOptional()
  @Matches(SLUG)
  unit_id?: string | null;

  @ApiProperty({
    description:
      '所属企业（enterprise 必填，party_secretary 可填）/ enterprise (required for enterprise, possible for party_secretary)',
  })
  @IsOptional()
  @Matches(SLUG)
  enterprise_id?: string | null;

  @ApiProperty({ description: '登录密码，可不设 / password for signing in, optional' })
  @IsOptional()
  @IsString()
  @MinLength(10)
  @MaxLength(200)
  password?: string | null;
}

export class NewPassword {
  @ApiProperty({
    description: '至少 10 个字符 / at least 10 characters',
    example: 'a long phrase nobody guesses',
  })
  @IsString()
  @MinLength(10)
  @MaxLength(200)
  password: string;
}

export class NewApiKey {
  @ApiProperty({
    description: '有效天数；不填则不过期 / days until it expires; never when absent',
    example: 90,
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(3650)
  expires_in_days?: number | null;
}

export class AllianceQuery {
  @ApiProperty({ description: '平台运维指定联盟 / the alliance, for platform operators' })
  @IsOptional()
  @Matches(SLUG)
  alliance_id?: string;
}

export class AccountQuery extends AllianceQuery {
  @IsOptional()
  @IsIn(ROLES)
  role?: Role;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(200)
  limit = 50;

  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: string;
}
