import type { INestApplication } from '@nestjs/common';
import { RequestMethod } from '@nestjs/common';
import { type RouteAccess, routeAccess } from '@muster/auth';
import { ApiResponse, DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { sharedProblems } from '../problem-catalogue.js';
import type { ServiceDefinition } from '../service-definition.js';
import { deriveSchemas } from './derived-schema.js';
import { OPERATION, type OperationDescription } from './operation.js';
import { type OperationObject, problemResponses, PROBLEM_SCHEMA } from './problem-responses.js';

export const OPENAPI_VERSION = '3.1.0';

/** The OpenAPI document of one service; needs the application's routes, not its connections. */
export function describeService(
  app: INestApplication,
  definition: Pick<ServiceDefinition, 'name' | 'openapi' | 'problems'>,
): OpenAPIObject {
  deriveSchemas();
  const routes = routeAccess(app);
  const byId = new Map(routes.map((route) => [operationId(route.controller.name, route.method), route]));
  for (const route of routes) declareResponse(route);
  const title = definition.openapi?.title;
  const builder = new DocumentBuilder()
    .setOpenAPIVersion(OPENAPI_VERSION)
    .setTitle(title ? `${title.zh} / ${title.en}` : definition.name)
    .setVersion('0.1.0')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0');
  const description = definition.openapi?.description;
  if (description) builder.setDescription(`${description.zh}\n\n${description.en}`);
  const document = SwaggerModule.createDocument(app, builder.build(), {
    operationIdFactory: operationId,
    autoTagControllers: false,
  });
  for (const operation of operationsOf(document)) {
    const route = byId.get(operation.operationId ?? '');
    if (route) complete(operation, route, definition.name);
  }
  document.components ??= {};
  document.components.schemas = { ...document.components.schemas, Problem: PROBLEM_SCHEMA };
  (document as unknown as Record<string, unknown>)['x-problems'] = {
    ...sharedProblems,
    ...definition.problems,
  };
  return document;
}

/** Every operation of a document. */
export function operationsOf(document: OpenAPIObject): OperationObject[] {
  const methods = ['get', 'put', 'post', 'delete', 'patch'] as const;
  return Object.values(document.paths).flatMap((item) =>
    methods.flatMap((method) => (item[method] ? [item[method] as OperationObject] : [])),
  );
}

function operationId(controller: string, method: string): string {
  const noun = controller.replace(/Controller$/, '');
  return `${noun.charAt(0).toLowerCase()}${noun.slice(1)}.${method}`;
}

function described(route: RouteAccess): OperationDescription | undefined {
  return Reflect.getMetadata(OPERATION, handlerOf(route)) as OperationDescription | undefined;
}

function handlerOf({ controller, method }: RouteAccess): Function {
  return (controller.prototype as Record<string, Function>)[method]!;
}

function declareResponse(route: RouteAccess): void {
  const description = described(route);
  if (!description) return;
  const handler = handlerOf(route);
  const isPost = Reflect.getMetadata('method', handler) === RequestMethod.POST;
  const status = (Reflect.getMetadata('__httpCode__', handler) as number | undefined) ?? (isPost ? 201 : 200);
  const { type, schema, contentType } = description;
  const shape = schema ? { schema } : type ? { type } : {};
  const descriptor = Object.getOwnPropertyDescriptor(route.controller.prototype, route.method)!;
  const media =
    contentType && !type ? { content: { [contentType]: { schema: schema ?? { type: 'string' } } } } : shape;
  ApiResponse({ status, description: `${description.zh} / ${description.en}`, ...media } as never)(
    route.controller.prototype as object,
    route.method,
    descriptor,
  );
}

function complete(operation: OperationObject, route: RouteAccess, service: string): void {
  const description = described(route);
  operation.tags = operation.tags?.length ? operation.tags : [service];
  operation['x-roles'] = route.access === 'public' ? ['public'] : [...(route.access ?? [])];
  operation['x-service'] = service;
  operation.security = route.access === 'public' ? [] : [{ api_key: [] }, { session: [] }];
  operation.responses = {
    ...operation.responses,
    ...problemResponses(operation, route.access === 'public', description?.problems ?? []),
  };
  if (!description) return;
  const body = operation.requestBody?.content?.['application/json'];
  if (body && description.request !== undefined) body.example = description.request;
  for (const parameter of operation.parameters ?? []) {
    const example = description.path?.[parameter.name ?? ''];
    if (example !== undefined && parameter.in === 'path') parameter.example = example;
  }
  if (description.response === undefined) return;
  for (const [status, response] of Object.entries(operation.responses ?? {})) {
    if (!status.startsWith('2')) continue;
    const contentType = description.contentType ?? 'application/json';
    response.content ??= { [contentType]: {} };
    for (const media of Object.values(response.content)) media.example = description.response;
  }
}
