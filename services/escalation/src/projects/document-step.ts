import { applyDecorators, HttpCode, Post } from '@nestjs/common';
import { Allow, type Role } from '@muster/auth';
import { Operation, type OperationDescription } from '@muster/http';

const COMMON = ['not_entitled', 'stale_version', 'version_conflict', 'idempotency_key_reused'];

/**
 * Makes the decorator of the steps of one kind of document: `POST <path>` (or `Put`) for these roles, answered with the document.
 *
 * @param answered what all its steps have in common: the answer and the example of a path.
 */
export function documentStep({ problems: shared = [], ...answered }: Partial<OperationDescription>) {
  return (
    path: string,
    roles: readonly [Role, ...Role[]],
    { problems = [], ...description }: OperationDescription,
    method: (path: string) => MethodDecorator = Post,
  ): MethodDecorator =>
    applyDecorators(
      method(path),
      HttpCode(200),
      Allow(...roles),
      Operation({ ...answered, ...description, problems: [...COMMON, ...shared, ...problems] }),
    );
}
