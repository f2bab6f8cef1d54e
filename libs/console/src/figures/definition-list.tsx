import { useLanguage } from '../language/language-context.js';
import { type Definition, DefinitionText } from './definition-text.js';

/** Every definition in full, as a page on paper needs it. */
export function DefinitionList({ definitions }: { definitions: readonly Definition[] }) {
  const { language } = useLanguage();
  return (
    <ul className="definitions">
      {definitions.map((definition) => (
        <li key={definition.code}>
          <strong>
            {definition.code} {language === 'zh' ? definition.name_zh : definition.name_en}
          </strong>
          <DefinitionText definition={definition} />
        </li>
      ))}
    </ul>
  );
}
