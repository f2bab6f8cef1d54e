import { applyDecorators } from '@nestjs/common';
import { IsISO8601, IsString, Matches, MaxLength } from 'class-validator';

/** RFC 3339 instant with an offset, e.g. `2026-12-01T09:00:00+08:00`: a time without one would mean another hour elsewhere. */
export const IsInstant = (): PropertyDecorator =>
  applyDecorators(
    IsISO8601({ strict: true }),
    Matches(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/),
  );

/** Id of the alliance's directory. */
export const IsSlug = (options: { each?: boolean } = {}): PropertyDecorator =>
  applyDecorators(IsString(options), Matches(/^[a-z0-9][a-z0-9-]{0,62}$/, options));

/** A person's own words: not blank, at most `most` characters. They stay in this service. */
export const IsText = (most: number): PropertyDecorator =>
  applyDecorators(IsString(), MaxLength(most), Matches(/\S/));
