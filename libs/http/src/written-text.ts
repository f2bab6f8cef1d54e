import { applyDecorators } from '@nestjs/common';
import { IsString, MaxLength } from 'class-validator';
import { HasForm } from './has-form.js';

/** Neither NUL nor half a character, which PostgreSQL cannot store. */
export const STORABLE = /^[^\0\p{Cs}]*$/u;
/** Besides, something that can be read: neither space nor control nor format characters only. */
export const READABLE = /^(?=[^]*[^\s\p{C}])[^\0\p{Cs}]*$/u;

/** What a person must write: 1 to `longest` UTF-16 units, something of it readable. */
export function WrittenText(longest: number): PropertyDecorator {
  return applyDecorators(IsString(), MaxLength(longest), HasForm('isWritten', READABLE));
}

/** What a person may leave empty. */
export function PossibleText(longest: number): PropertyDecorator {
  return applyDecorators(IsString(), MaxLength(longest), HasForm('isStorable', STORABLE));
}
