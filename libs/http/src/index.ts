export { ConfigError, defaultConfig, loadConfig } from './config.js';
export { FromEnv, type FromEnvOptions } from './setting.js';
export { readAddress, ReadableBy } from './readable-by.js';
export { ServiceConfig } from './service-config.js';
export { type ConfigReport, reportConfig, type ReportedSetting } from './config-report.js';
export { type FormName, HasForm } from './has-form.js';
export { checkVersion, entityTag, IfMatch, parseIfMatch, withEtag } from './entity-tag.js';
export { goneOf } from './gone.js';
export { fingerprint, IdempotencyKey, parseIdempotencyKey } from './idempotency.js';
export { type Bilingual, CONTENT_LANGUAGE, type Locale, negotiateLocale } from './locale.js';
export { decodeCursor, DEFAULT_PAGE, encodeCursor, LARGEST_PAGE, linkNext, type Page, page } from './page.js';
export { PageQuery } from './page-query.js';
export { SlugPipe, UuidPipe } from './path-parameter.js';
export { IsDay, IsInstant } from './instant.js';
export { type FieldError, Problem, type ProblemOptions } from './problem.js';
export {
  defineProblems,
  type ProblemCatalogue,
  type ProblemText,
  sharedProblems,
} from './problem-catalogue.js';
export { fill, problemHeaders, ProblemRenderer, type ProblemDocument } from './problem-document.js';
export { ProblemFilter } from './problem.filter.js';
export { overloaded, problemOf, unavailable } from './problem-mapping.js';
export { RequestPipe, validated } from './request.pipe.js';
export { requireAlliance, tenantOf } from './tenant.js';
export { PossibleText, READABLE, WrittenText } from './written-text.js';
export { BodyLimit } from './body-limit.js';
export { describeService, operationsOf } from './openapi/document.js';
export { Operation, type OperationDescription } from './openapi/operation.js';
export { openApiOf, runService } from './run-service.js';
export type { Command, ServiceDefinition, ServiceParts } from './service-definition.js';
export { type RunningService, startService, type StartOptions } from './start-service.js';
