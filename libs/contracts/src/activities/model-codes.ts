import Type from 'typebox';
import { about, code, list, optional } from '../fields.js';

/** Where something stands in the alliance's operating model (ADR-0246). */
export const modelCodes = {
  platform_code: optional(code('平台代码', 'Platform of the operating model')),
  mechanism_code: optional(code('机制代码', 'Mechanism of the operating model')),
  model_codes: optional(
    list(
      Type.String({
        pattern: '^(structures|drives|teams|scopes)\\.[A-Za-z0-9][A-Za-z0-9._-]{0,63}$',
        ...about('标题与代码', 'Heading and code'),
      }),
      '运行机制其他标题下的代码，如 drives.innovation',
      'Codes under the other headings of the operating model, e.g. drives.innovation',
    ),
  ),
};
