import type { Shape } from '../api/api.ts';
import type { Bilingual } from '../language/language.ts';

type Totals = Pick<Shape<'MobilisationSummaryView'>, 'called' | 'answered' | 'coming' | 'persons'>;

/** How many have answered, and how many come. */
export const answersText = ({ called, answered, coming, persons }: Totals): Bilingual => ({
  zh: `${called} 个组织已答复 ${answered} 个，${coming} 个参加，共 ${persons} 人`,
  en: `${answered} of ${called} have answered; ${coming} come, ${persons} persons`,
});
