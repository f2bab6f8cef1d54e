import { Button, Popover } from 'antd';
import { useLanguage } from '../language/language-context.js';
import { type Definition, DefinitionText } from './definition-text.js';

/** What an indicator is called, with a button that says how it is counted. */
export function IndicatorName({ definition }: { definition: Definition }) {
  const { t, language } = useLanguage();
  const name = language === 'zh' ? definition.name_zh : definition.name_en;
  return (
    <span className="indicator-name">
      {name} <small>{definition.code}</small>
      <Popover
        trigger="click"
        placement="bottomLeft"
        title={`${definition.code} ${name}`}
        content={<DefinitionText definition={definition} />}
      >
        <Button
          size="small"
          shape="circle"
          type="text"
          className="no-print"
          aria-label={t({ zh: `“${name}”怎么算`, en: `How “${name}” is counted` })}
        >
          ?
        </Button>
      </Popover>
    </span>
  );
}
