import type { PipeTransform } from '@nestjs/common';
import { Problem } from './problem.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const SLUG = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** `@Param('id', UuidPipe) id`: what is no UUID names nothing, hence 404 rather than 422. Lower-cased. */
export class UuidPipe implements PipeTransform {
  transform(value: unknown): string {
    if (typeof value !== 'string' || !UUID.test(value)) throw new Problem(404, 'not_found');
    return value.toLowerCase();
  }
}

/** `@Param('alliance_id', SlugPipe) id`: directory ids and alliance ids. */
export class SlugPipe implements PipeTransform {
  transform(value: unknown): string {
    if (typeof value !== 'string' || !SLUG.test(value)) throw new Problem(404, 'not_found');
    return value;
  }
}
