import { PossibleText } from '@muster/http';
import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { SLUG } from '../accounts/account-requests.js';

/** Either an API key, or an account's name and password. */
export class SignIn {
  @ApiProperty({ description: 'API 密钥 / an API key, instead of name and password' })
  @IsOptional()
  @IsString()
  @MaxLength(256)
  api_key?: string | null;

  @ApiProperty({
    description: '联盟；平台运维不填 / alliance; none for platform operators',
    example: 'tianjin-port',
  })
  @IsOptional()
  @Matches(SLUG)
  alliance_id?: string | null;

  @ApiProperty({ description: '账户名 / account name', example: 'customs-desk' })
  @IsOptional()
  @PossibleText(100)
  name?: string | null;

  @ApiProperty({ description: '密码 / password' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  password?: string | null;
}
