import { FromEnv, ServiceConfig } from '@muster/http';
import { IsIn, IsInt, IsNotEmpty, IsString, IsUrl, Matches, Max, Min, ValidateIf } from 'class-validator';

const inBucket = ({ attachments }: EscalationConfig) => attachments === 's3';

/** What `escalation` is told by its environment. */
export class EscalationConfig extends ServiceConfig {
  override port = 8082;
  override adminPort = 9082;

  /** The gateway as others reach it; event schemas are found there. */
  @FromEnv('MUSTER_PUBLIC_URL')
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['http', 'https'] })
  publicUrl = 'http://localhost:8080';

  /** Connections to the database at most. Commands share a commit, so a few serve many. */
  @FromEnv('MUSTER_DATABASE_POOL', { kind: 'integer' })
  @IsInt()
  @Min(2)
  @Max(50)
  poolSize = 8;

  /** Where attachments lie: in a `folder`, or in a bucket (`s3`) for which the settings below are required. */
  @FromEnv('MUSTER_ATTACHMENTS')
  @IsIn(['folder', 's3'])
  attachments: 'folder' | 's3' = 'folder';

  /** Must survive restarts and be shared by all processes of the service. */
  @FromEnv('MUSTER_ATTACHMENTS_FOLDER')
  @IsString()
  @IsNotEmpty()
  attachmentsFolder = 'var/attachments';

  @FromEnv('MUSTER_S3_ENDPOINT')
  @ValidateIf(inBucket)
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['http', 'https'] })
  s3Endpoint?: string;

  @FromEnv('MUSTER_S3_BUCKET')
  @ValidateIf(inBucket)
  @Matches(/^[a-z0-9][a-z0-9.-]{1,62}$/)
  s3Bucket?: string;

  @FromEnv('MUSTER_S3_REGION')
  @IsString()
  @IsNotEmpty()
  s3Region = 'us-east-1';

  @FromEnv('MUSTER_S3_ACCESS_KEY_ID')
  @ValidateIf(inBucket)
  @IsString()
  @IsNotEmpty()
  s3AccessKeyId?: string;

  @FromEnv('MUSTER_S3_SECRET_ACCESS_KEY', { secret: true })
  @ValidateIf(inBucket)
  @IsString()
  @IsNotEmpty()
  s3SecretAccessKey?: string;
}
