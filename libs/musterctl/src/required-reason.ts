import { Misused } from './desk.js';

/** Why an operator does it. @throws Misused without a reason. */
export function requiredReason(command: string, given: string | undefined): string {
  const reason = given?.trim();
  if (!reason)
    throw new Misused({
      zh: `${command}：必须用 --reason 说明理由`,
      en: `${command}: --reason is required`,
    });
  return reason;
}
