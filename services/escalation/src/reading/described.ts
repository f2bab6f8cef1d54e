import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';

// Properties of answers with their description, by kind of value: short enough to read a resource like a table.

export const text = (description: string, more: ApiPropertyOptions = {}) =>
  ApiProperty({ type: String, description, ...more } as ApiPropertyOptions);
export const maybe = (description: string) => text(description, { nullable: true });
export const uuid = (description: string) => text(description, { format: 'uuid' });
export const at = (description: string) => text(description, { format: 'date-time' });
export const maybeAt = (description: string) => text(description, { format: 'date-time', nullable: true });
export const count = (description: string) => ApiProperty({ type: 'integer', description });
export const flag = (description: string) => ApiProperty({ type: Boolean, description });
export const one = (values: readonly string[], description: string, nullable = false) =>
  ApiProperty({ type: String, enum: [...values], description, nullable });
export const texts = (description: string) => ApiProperty({ type: [String], description });
export const degrees = (description: string) => ApiProperty({ type: Number, description, nullable: true });
/** What the caller may do now; each is among the `x-actions` of the operation that does it. */
export const actions = (names: readonly string[]) =>
  ApiProperty({
    type: [String],
    enum: [...names],
    description:
      '您现在可以做的；由 x-actions 含此名的接口执行 / what you may do now, by the operation with this name in x-actions',
  });
