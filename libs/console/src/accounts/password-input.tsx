import { Input, type InputProps } from 'antd';
import type { Bilingual } from '../language/language.js';

const SHORTEST = 10;
const LONGEST = 200;

/** What the API asks of a password. */
export function passwordRule(t: (text: Bilingual) => string) {
  return {
    min: SHORTEST,
    message: t({ zh: `至少 ${SHORTEST} 个字符`, en: `at least ${SHORTEST} characters` }),
  };
}

/** A password that is being chosen for an account: browsers are not to offer the operator's own. */
export function PasswordInput(props: InputProps) {
  return <Input.Password {...props} autoComplete="new-password" maxLength={LONGEST} />;
}
