import { exampleCells } from '../alliance-figures/alliance-figures.example.js';
import { cellKey } from '../domain/cell.js';
import { groupDirectoryOf } from '../domain/group-directory.js';
import { breakDown, type BreakdownFigures, type GroupedShare } from './breakdown-figures.js';
import { grouperOf } from './grouper.js';

/** What one whistle of it adds. */
export const exampleShare: GroupedShare = {
  category: 'customs_clearance',
  origin: { enterpriseId: 'enterprise-017', source: 'enterprise', processStage: 'declaration' },
  cells: exampleCells
    .filter(({ unitId }) => unitId === null)
    .map(({ metric, part, categoryCode, state, period, value }) => [
      cellKey(metric, part, { category: categoryCode ?? '', state: state ?? '', period: period! }),
      value,
    ]),
  isOpen: true,
  toReportIn: 95,
  toResolve: 480,
};

/** One month of a small alliance, whose enterprises raised everything themselves. */
export const exampleBreakdown: BreakdownFigures = breakDown(
  [exampleShare],
  grouperOf('source', groupDirectoryOf('source', [])),
);
